import type { Branch, Instant, Json } from '@samsyn/kernel';
import type { Relation, ViewedEntry, ViewedOperation } from '../contract';
import { phaseOf, type Phase } from '../replay/phase';

/** An operation in a list, and by itself: what the viewer may know of it, computed from her entries alone. */
export interface OperationSummary {
  readonly id: string;
  readonly relation: Relation;
  readonly leadingBranch?: Branch;
  readonly kind?: string;
  readonly region?: string;
  readonly municipality?: string;
  readonly window?: readonly [Instant, Instant];
  readonly purpose?: string;
  readonly reference?: string;
  /** Until when an invitation or a call that is still open is to be answered. */
  readonly answerBy?: Instant;
  readonly phase?: Phase;
  /** How many entries the viewer sees, and the one recorded last. */
  readonly entries: number;
  readonly latestEntry?: string;
}

/** Entries that tell what the operation is; of each field the last one told holds. */
const TELLING = new Set([
  'OperationProposed',
  'AgencyInvited',
  'CoordinatorCalled',
  'CallEscalated',
  'OperationRescheduled',
]);
const TOLD = ['kind', 'region', 'municipality', 'window', 'purpose', 'reference'] as const;
/** What an amendment of the plan may put in another way; a window is rescheduled. */
const AMENDED = new Set<string>(['municipality', 'purpose', 'reference']);

export const inOrderOfRecording = (entries: readonly ViewedEntry[]): readonly ViewedEntry[] =>
  [...entries].sort((a, b) => a.position - b.position);

export function summaryOf(operation: ViewedOperation): OperationSummary {
  const { operationId, relation, leadingBranch } = operation;
  const entries = inOrderOfRecording(operation.entries);
  const phase = phaseOf(entries);
  const latest = entries.at(-1);
  return {
    id: operationId,
    relation,
    ...(leadingBranch === undefined ? {} : { leadingBranch }),
    ...told(entries),
    ...(relation === 'invited' || relation === 'called' ? answerBy(entries) : {}),
    ...(phase === undefined ? {} : { phase }),
    entries: entries.length,
    ...(latest === undefined ? {} : { latestEntry: latest.entry.id }),
  };
}

/** What the operation is, after what has been rescheduled and amended. */
export function told(
  entries: readonly ViewedEntry[],
): Partial<Pick<OperationSummary, (typeof TOLD)[number]>> {
  const known: Record<string, Json> = {};
  for (const { name, data } of entries) {
    if (TELLING.has(name)) {
      for (const field of TOLD) if (data[field] !== undefined) known[field] = data[field];
    }
    if (name === 'PlanAmended') Object.assign(known, amendments(data.changes));
  }
  return known;
}

function amendments(changes: Json | undefined): Record<string, Json> {
  const listed = Array.isArray(changes) ? (changes as readonly { field: string; value: string }[]) : [];
  return Object.fromEntries(
    listed.filter(({ field }) => AMENDED.has(field)).map(({ field, value }) => [field, value]),
  );
}

function answerBy(entries: readonly ViewedEntry[]): { answerBy?: Instant } {
  const asked = entries.findLast(({ data }) => typeof data.answerBy === 'string');
  return asked ? { answerBy: asked.data.answerBy as Instant } : {};
}
