import type { Branch, Instant, Json } from '@samsyn/kernel';
import type { Relation, ViewedEntry, ViewedOperation } from '@samsyn/operations/contract';
import { OF_PHASES, phaseOf, type Phase } from '../replay/phase';

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
const TELLING: ReadonlySet<string> = new Set([
  'OperationProposed',
  'AgencyInvited',
  'InvitationRenewed',
  'CoordinatorCalled',
  'CallEscalated',
  'OperationRescheduled',
]);
const TOLD = ['kind', 'region', 'municipality', 'window', 'purpose', 'reference'] as const;
const AMENDMENT = 'PlanAmended';
/** Entries that say until when an answer is wanted, by an invitation or a call. */
const ASKING: readonly string[] = [
  'AgencyInvited',
  'InvitationRenewed',
  'InvitationReminded',
  'InvitationExpired',
  'CoordinatorCalled',
  'CallEscalated',
];
/** What an amendment of the plan may put in another way; a window is rescheduled. */
const AMENDED = new Set<string>(['municipality', 'purpose', 'reference']);

/** What an operation is told by, in order of recording. */
export interface Outline {
  /** How many entries the viewer sees, and the one recorded last. */
  readonly count: number;
  latest(): ViewedEntry | undefined;
  named(names: Iterable<string>): readonly ViewedEntry[];
}

const byRecording = (a: ViewedEntry, b: ViewedEntry): number => a.position - b.position;

const outlineOf = (entries: readonly ViewedEntry[]): Outline => ({
  count: entries.length,
  latest: () => entries.reduce((one, other) => (other.position > one.position ? other : one), entries[0]!),
  named: (names) => {
    const asked = new Set(names);
    return entries.filter(({ name }) => asked.has(name)).sort(byRecording);
  },
});

export const summaryOf = (operation: ViewedOperation): OperationSummary =>
  summaryFrom(operation, outlineOf(operation.entries));

export function summaryFrom(
  {
    operationId,
    relation,
    leadingBranch,
  }: Omit<ViewedOperation, 'entries' | 'ownBranchAnswered' | 'textsWithoutSender'>,
  outline: Outline,
): OperationSummary {
  const phase = phaseOf(outline.named(OF_PHASES));
  const latest = outline.latest();
  return {
    id: operationId,
    relation,
    ...(leadingBranch === undefined ? {} : { leadingBranch }),
    ...told(outline.named([...TELLING, AMENDMENT])),
    ...(relation === 'invited' || relation === 'called' ? answerBy(outline.named(ASKING)) : {}),
    ...(phase === undefined ? {} : { phase }),
    entries: outline.count,
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
    if (name === AMENDMENT) Object.assign(known, amendments(data.changes));
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
