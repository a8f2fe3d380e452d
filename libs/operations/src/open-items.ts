import { plusDays, stockholmDay, stockholmInstant, type Branch, type Instant } from '@samsyn/kernel';
import type { ViewedEntry } from './viewed-operation.port';
import type { EntryIndex } from './entry-index';

/** Entries of one viewer, in order of recording. What is open follows from them alone. */
type Entries = Pick<EntryIndex<ViewedEntry>, 'of' | 'last' | 'has'>;

export const OF_CHECK_INS: ReadonlySet<string> = new Set([
  ...['SafetyCheckInStarted', 'SafetyCheckedIn', 'SafetyCheckInMissed', 'SafetyAlarmHandled'],
  'SafetyCheckInEnded',
]);

/** What was recorded of each check-in plan, by the id of the entry that began it. */
export const checkInPlans = (entries: Entries): ReadonlyMap<string, readonly ViewedEntry[]> =>
  Map.groupBy(entries.of(...OF_CHECK_INS), ({ id, data }) =>
    typeof data.checkIn === 'string' ? data.checkIn : id,
  );

/**
 * From when an operation that goes on has been forgotten to be ended: eight in the morning of the day after its window,
 * or after its start where that was later.
 * @rule conduct-not-ended: An operation whose end nobody recorded is a task of the leading branch from eight in the
 *   morning after its planned end.
 * @source domain: On the site; ADR 0038
 * @proof an end that nobody recorded › is forgotten from the next morning
 */
export const endForgottenFrom = (startedAt: Instant, plannedEnd: Instant | undefined): Instant => {
  const last = plannedEnd !== undefined && plannedEnd > startedAt ? plannedEnd : startedAt;
  return stockholmInstant(plusDays(stockholmDay(last), 1), '08:00');
};

/** The conduct goes on by what is recorded. `from`: when its end counts as forgotten. */
export function conductNotEnded(
  entries: Entries,
  window: readonly [Instant, Instant] | undefined,
): { readonly started: ViewedEntry; readonly from: Instant } | undefined {
  const started = entries.last('ConductStarted');
  if (!started || entries.has('ConductEnded')) return undefined;
  return { started, from: endForgottenFrom(started.at, window?.[1]) };
}

/** Requests for public records that are neither answered nor withdrawn. */
export function recordsRequested(entries: Entries): readonly ViewedEntry[] {
  const ended = entries.of('PublicRecordsAnswered', 'PublicRecordsRequestWithdrawn');
  const streams = new Set(ended.map(({ stream }) => stream));
  return entries.of('PublicRecordsRequested').filter(({ stream }) => !streams.has(stream));
}

/** Referrals that nobody has answered or withdrawn. */
export function openReferrals(entries: Entries): readonly ViewedEntry[] {
  const ended = entries.of('ReferralAccepted', 'ReferralRefused', 'ReferralCompleted', 'ReferralWithdrawn');
  const ids = new Set(ended.map(({ data }) => data.referral));
  return entries.of('ReferralRequested').filter(({ id }) => !ids.has(id));
}

/** A concern for a child that the office which has it has not acknowledged. */
export interface OpenConcern {
  readonly id: string;
  readonly reporter: Branch;
  /** The office that has it now; absent where it is erased. */
  readonly office: Branch | undefined;
  readonly stream: string;
  /** What sent it there. */
  readonly reason: ViewedEntry;
  /** Ids of the report and of the redirections since. */
  readonly entries: readonly string[];
}

/** A redirection takes it from the office that had it, whatever that office has answered. */
export function openConcerns(entries: Entries): readonly OpenConcern[] {
  const open = new Map<string, OpenConcern>();
  const names = ['ChildConcernReported', 'ChildConcernRedirected', 'ChildConcernAcknowledged'];
  for (const reason of entries.of(...names)) {
    const { name, stream, actor, data } = reason;
    const {
      to: office,
      concern,
      reporter = actor.branch,
    } = data as Readonly<Record<string, string | undefined>>;
    const id = name === 'ChildConcernReported' ? reason.id : concern;
    if (id === undefined) continue;
    const known = new Set([id, ...(open.get(id)?.entries ?? []), reason.id]);
    if (name === 'ChildConcernAcknowledged') open.delete(id);
    else open.set(id, { id, reporter, office, stream, reason, entries: [...known] });
  }
  return [...open.values()];
}

const FOLLOW_UPS = ['FollowUpBooked', 'FollowUpMoved', 'FollowUpKept', 'FollowUpMissed'];
const BOOKED: ReadonlySet<string> = new Set(['FollowUpBooked', 'FollowUpMoved']);

/** The booked time of each meeting that was neither kept nor missed, for those who know which meeting it is. */
export function openFollowUps(entries: Entries): readonly ViewedEntry[] {
  const open = new Map<string, ViewedEntry>();
  for (const entry of entries.of(...FOLLOW_UPS)) {
    if (typeof entry.data.followUp !== 'number') continue;
    const key = `${entry.stream} ${entry.data.followUp}`;
    if (BOOKED.has(entry.name)) open.set(key, entry);
    else open.delete(key);
  }
  return [...open.values()];
}

/** A meeting that the exposed person did not come to, and no other is booked, for those who know which meeting it is. */
export const missedFollowUps = (entries: Entries): readonly ViewedEntry[] =>
  latestOfEach(entries, FOLLOW_UPS).filter(
    ({ name, data }) => name === 'FollowUpMissed' && typeof data.followUp === 'number',
  );

/** Samsyn has said that the reflection period is about to end, and it has neither ended nor been prolonged since. */
export const endingReflectionPeriods = (entries: Entries): readonly ViewedEntry[] =>
  latestOfEach(entries, [
    ...['ReflectionPeriodApplied', 'ReflectionPeriodGranted', 'ReflectionPeriodProlonged'],
    ...['ReflectionPeriodEnding', 'ReflectionPeriodEnded'],
  ]).filter(({ name }) => name === 'ReflectionPeriodEnding');

/** The entry of each stream that was recorded last among those with one of the names. */
const latestOfEach = (entries: Entries, names: readonly string[]): readonly ViewedEntry[] => [
  ...new Map(entries.of(...names).map((entry) => [entry.stream, entry])).values(),
];
