import {
  DomainError,
  refOf,
  SYSTEM_BRANCH,
  unknownTo,
  type Actor,
  type CommandMetadata,
  type PersonRef,
  outOfTime,
} from '@samsyn/kernel';
import type { ReportedFactOf } from '../conduct-facts';
import type { ConductEvent } from '../conduct.events';
import {
  ALARMS_AT_MOST,
  dueAfter,
  IS_SIGN_OF_LIFE,
  repeatedAfter,
  type CheckIn,
  type CheckIns,
} from './safety-check-ins';

/** Given by Samsyn itself when a deadline has passed. */
export interface MissCheckIn {
  readonly kind: 'MissCheckIn';
  /** Id of its `SafetyCheckInStarted`. */
  readonly checkIn: string;
}

const names = (who: readonly PersonRef[], { person }: Actor): boolean =>
  who.some((one) => one.person === person);
const isOfBranch = (who: readonly PersonRef[], { branch }: Actor): boolean =>
  who.some((one) => one.branch === branch);

/**
 * For persons of the own branch; the leading branch for everybody. Where nobody is named, it is for the
 * actor.
 * @throws DomainError `ACCESS.NOT_YOURS` (forbidden), `CHECK_IN.NO_DEADLINE` (invalid): neither minutes nor an end,
 * `CHECK_IN.ENDS_BEFORE_IT_BEGINS` (invalid)
 */
export function decideStart(
  { data }: ReportedFactOf<'SafetyCheckInStarted'>,
  { actor, standing, now, occurredAt }: CommandMetadata,
): readonly ConductEvent[] {
  const { who = [refOf(actor)], everyMinutes, until } = data;
  if (!standing?.leads && who.some(({ branch }) => branch !== actor.branch))
    throw new DomainError('ACCESS.NOT_YOURS', { requires: 'leading-branch' }, 'forbidden');
  if (everyMinutes === undefined && until === undefined)
    throw new DomainError('CHECK_IN.NO_DEADLINE', {}, 'invalid');
  if (until !== undefined && until <= occurredAt)
    throw outOfTime('CHECK_IN.ENDS_BEFORE_IT_BEGINS', now, { after: occurredAt });
  const nextAt = dueAfter({ everyMinutes, until }, occurredAt);
  return [{ name: 'SafetyCheckInStarted', data: { ...data, who, nextAt } }];
}

/**
 * The plan that is meant; where none is named, the actor's own latest open one, then the latest of their
 * branch.
 * @throws DomainError `CHECK_IN.UNKNOWN` (unknown), the same for a plan that the actor may not know of
 */
export function checkInFor(
  named: string | undefined,
  checkIns: CheckIns,
  { actor, standing }: CommandMetadata,
): CheckIn {
  const known = [...checkIns.values()].filter(({ who }) => standing?.leads || isOfBranch(who, actor));
  const open = known.filter(({ ended }) => !ended);
  const found =
    named === undefined
      ? (open.findLast(({ who }) => names(who, actor)) ?? open.findLast(({ who }) => isOfBranch(who, actor)))
      : known.find(({ id }) => id === named);
  if (!found) throw unknownTo('CHECK_IN');
  return found;
}

const about = ({ id, who, site }: CheckIn) => ({
  checkIn: id,
  who: [...who],
  ...(site === undefined ? {} : { site }),
});

/**
 * A sign of life is recorded whenever it comes. It clears an alarm where it is of a moment after the last
 * known sign, even one before the deadline; the deadline that follows from it may itself have passed.
 */
export function decideCheckedIn(
  { data }: ReportedFactOf<'SafetyCheckedIn'>,
  checkIns: CheckIns,
  metadata: CommandMetadata,
): readonly ConductEvent[] {
  const plan = checkInFor(data.checkIn, checkIns, metadata);
  const isNews = metadata.occurredAt > plan.lastSign;
  const nextAt = isNews && !plan.ended ? dueAfter(plan, metadata.occurredAt) : plan.nextAt;
  const cleared = isNews && plan.alarm ? { clears: plan.alarm.id } : {};
  return [{ name: 'SafetyCheckedIn', data: { ...about(plan), nextAt, ...cleared } }];
}

/** Silent where it has ended. */
export function decideEnd(
  { data }: ReportedFactOf<'SafetyCheckInEnded'>,
  checkIns: CheckIns,
  metadata: CommandMetadata,
): readonly ConductEvent[] {
  const plan = checkInFor(data.checkIn, checkIns, metadata);
  if (plan.ended) return [];
  const cleared = plan.alarm ? { clears: plan.alarm.id } : {};
  return [{ name: 'SafetyCheckInEnded', data: { ...about(plan), ...cleared } }];
}

/**
 * Where the person is known to be well, the next check-in counts from there; otherwise the leader is reminded
 * again.
 * @throws DomainError `CHECK_IN.NO_ALARM`: none, or cleared or handled meanwhile; `CHECK_IN.UNKNOWN` (unknown)
 */
export function decideHandled(
  { data }: ReportedFactOf<'SafetyAlarmHandled'>,
  checkIns: CheckIns,
  metadata: CommandMetadata,
): readonly ConductEvent[] {
  const { checkIn, alarm: alarmId, how, note } = data;
  const latest = [...checkIns.values()].findLast(({ alarm }) => alarm)?.id;
  const plan = checkInFor(checkIn ?? latest, checkIns, metadata);
  const { alarm } = plan;
  if (!alarm || (alarmId ?? alarm.id) !== alarm.id) throw new DomainError('CHECK_IN.NO_ALARM');
  const { occurredAt } = metadata;
  const nextAt = IS_SIGN_OF_LIFE[how] ? dueAfter(plan, occurredAt) : repeatedAfter(plan, occurredAt);
  const fields = { how, ...(note === undefined ? {} : { note }), nextAt };
  return [{ name: 'SafetyAlarmHandled', data: { ...about(plan), alarm: alarm.id, ...fields } }];
}

/**
 * Silent where the person was heard from meanwhile, or the plan has ended.
 * @throws DomainError `ACCESS.NOT_YOURS` (forbidden) for everybody but Samsyn
 */
export function decideMiss(
  { checkIn }: MissCheckIn,
  checkIns: CheckIns,
  { actor, now }: CommandMetadata,
): readonly ConductEvent[] {
  if (actor.branch !== SYSTEM_BRANCH)
    throw new DomainError('ACCESS.NOT_YOURS', { requires: 'system' }, 'forbidden');
  const plan = checkIns.get(checkIn);
  if (!plan?.nextAt || plan.nextAt > now) return [];
  const step = (plan.alarm?.step ?? 0) + 1;
  const dueAt = plan.alarm?.dueAt ?? plan.nextAt;
  const nextAt = step < ALARMS_AT_MOST ? repeatedAfter(plan, now) : undefined;
  return [{ name: 'SafetyCheckInMissed', data: { ...about(plan), dueAt, step, nextAt } }];
}
