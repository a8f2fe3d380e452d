import type { Json } from '@samsyn/kernel';
import type { ViewedEntry } from './viewed-operation.port';
import type { Outline } from './operations.schema';

/** As far as the entries say: of each field what was recorded last, and what was amended since. */
export interface PlanHead extends Outline {
  /** Of the kind's template. Known to those who see the proposal. */
  readonly kindVersion?: number;
  /** The standing agreement that the plan starts from, and its version. */
  readonly agreement?: string;
  readonly agreementVersion?: number;
}

const FIELDS = [
  ...(['kind', 'kindVersion', 'region', 'municipality', 'window', 'purpose', 'reference'] as const),
  ...(['agreement', 'agreementVersion'] as const),
];
const AMENDMENT = 'PlanAmended';
/** What an amendment of the plan may put in another way; a window is rescheduled. */
const AMENDED = new Set<string>(['municipality', 'purpose', 'reference']);

/** Entries that say what an operation is: those who were only invited or called see no proposal. */
export const OF_PLAN_HEAD: ReadonlySet<string> = new Set([
  'OperationProposed',
  'AgencyInvited',
  'InvitationRenewed',
  'CoordinatorCalled',
  'CallEscalated',
  'OperationRescheduled',
  AMENDMENT,
]);

/** What the operation is, without what its plan was made from. */
export function outlineIn(entries: readonly Pick<ViewedEntry, 'name' | 'data'>[]): Outline {
  const {
    kindVersion: _version,
    agreement: _agreement,
    agreementVersion: _of,
    ...outline
  } = planHead(entries);
  return outline;
}

/** The last that is recorded of a field holds; entries with other names are passed over. */
export function planHead(entries: readonly Pick<ViewedEntry, 'name' | 'data'>[]): PlanHead {
  const head: Record<string, Json> = {};
  for (const { name, data } of entries) {
    if (name === AMENDMENT) {
      for (const { field, value } of (data.changes ?? []) as unknown as readonly {
        field: string;
        value: string;
      }[])
        if (AMENDED.has(field)) head[field] = value;
    } else if (OF_PLAN_HEAD.has(name)) {
      for (const field of FIELDS) if (data[field] !== undefined) head[field] = data[field];
    }
  }
  return head;
}
