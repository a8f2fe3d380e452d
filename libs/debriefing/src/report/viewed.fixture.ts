import type {
  Correction,
  Relation,
  ShownEntry,
  ViewedEntry,
  ViewedOperation,
} from '@samsyn/operations/contract';
import {
  isPersonRef,
  minutesBetween,
  toInstant,
  type Branch,
  type Instant,
  type Json,
  type PersonRef,
} from '@samsyn/kernel';
import type { Redacted, WithheldField } from '@samsyn/secrecy';

const LATE_MINUTES = 15;

/** An entry as a specification gives it: what the viewer sees of it. */
export interface GivenEntry {
  readonly name: string;
  /** RFC 3339 with any offset. */
  readonly at: string;
  readonly recordedAt?: string;
  readonly by?: PersonRef;
  readonly data?: Readonly<Record<string, Json>>;
  readonly withheld?: readonly WithheldField[];
  readonly disclosed?: ShownEntry['disclosed'];
  readonly corrections?: readonly Omit<Correction, 'by'>[];
  /** Groups entries: one person met, one chain of calls. */
  readonly stream?: string;
  readonly personMet?: number;
  readonly id?: string;
}

export interface GivenOperation {
  readonly entries: readonly GivenEntry[];
  readonly viewer?: PersonRef;
  readonly relation?: Relation;
  readonly leadingBranch?: Branch;
  readonly perspectivesAreClosed?: boolean;
  readonly ownBranchAnswered?: boolean;
  readonly textsWithoutSender?: ViewedOperation['textsWithoutSender'];
  readonly asOf?: string;
}

export const person = (handle: string, branch: Branch, role: string): PersonRef => ({
  person: handle,
  branch,
  role,
});

/** Persons of the specifications; the handle is the pseudonym. */
export const LEADER = person('leader', 'police/trafficking-unit', 'operation-leader');
export const OFFICER = person('officer', 'police/trafficking-unit', 'officer');
export const BORDER = person('border', 'police/border-police', 'officer');
export const COORDINATOR = person('coordB', 'social-services/regional-coordinator', 'coordinator');
export const MUNICIPALITY = person('municipality', 'social-services/vaxjo', 'case-officer');
export const FACILITATOR = person('facilitator', 'county-administrative-board/facilitation', 'facilitator');

/** Ids count from the first entry given: `id(3)` is the third. */
export const id = (ordinal: number): string => `00000000-0000-5000-8000-${String(ordinal).padStart(12, '0')}`;

/** What fixes the version of the kind, whose rules the debrief holds the course against. */
export const proposedAs = (kind: string, kindVersion = 1): GivenEntry => ({
  name: 'OperationProposed',
  at: '2026-11-19T15:00:00+01:00',
  by: LEADER,
  data: { kind, kindVersion },
});

const shownAs = (value: Json): Json => {
  if (typeof value !== 'object' || value === null) return value;
  if (isPersonRef(value)) return value.person;
  if (Array.isArray(value)) return value.map((item: Json) => shownAs(item));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shownAs(inner)]));
};

function viewedEntry(given: GivenEntry, index: number): ViewedEntry {
  const {
    name,
    by = OFFICER,
    data = {},
    withheld = [],
    corrections = [],
    stream = 'conduct',
    personMet,
  } = given;
  const at = toInstant(given.at);
  const recordedAt = toInstant(given.recordedAt ?? given.at);
  const corrected = Object.fromEntries(corrections.map(({ field, is }) => [field, is]));
  const { occurredAt, ...fields } = corrected;
  const isLate = minutesBetween(at, recordedAt) > LATE_MINUTES && name !== 'EntryCorrected';
  const entry: ShownEntry = {
    id: given.id ?? id(index + 1),
    type: name,
    at,
    recordedAt,
    branch: by.branch,
    by: by.person,
    facts: shownAs(data) as Record<string, Json>,
    withheld,
    ...(given.disclosed ? { disclosed: given.disclosed } : {}),
    ...(isLate ? { late: true as const } : {}),
    ...(corrections.length > 0 ? { corrections: corrections.map((one) => ({ ...one, by: id(900) })) } : {}),
    ...(personMet === undefined ? {} : { personMet }),
  };
  return {
    entry: entry as Redacted<ShownEntry>,
    id: entry.id,
    name,
    stream,
    position: index + 1,
    actor: by,
    at: typeof occurredAt === 'string' ? toInstant(occurredAt) : at,
    recordedAt,
    data: { ...data, ...fields },
  };
}

/** An operation as a viewer may know it, given entry by entry; the leader's view where nothing else is given. */
export function viewedOperation(given: GivenOperation): ViewedOperation {
  const { viewer = LEADER, relation = 'leading', leadingBranch = LEADER.branch, asOf } = given;
  return {
    operationId: '33333333-3333-4333-8333-333333333333',
    viewer,
    relation,
    ...(relation === 'named' ? {} : { leadingBranch }),
    perspectivesAreClosed: given.perspectivesAreClosed ?? false,
    ownBranchAnswered: given.ownBranchAnswered ?? false,
    textsWithoutSender: given.textsWithoutSender ?? [],
    ...(asOf === undefined ? {} : { asOf: toInstant(asOf) satisfies Instant }),
    entries: given.entries.map(viewedEntry),
  };
}

export { debriefOf } from './debrief-of';
