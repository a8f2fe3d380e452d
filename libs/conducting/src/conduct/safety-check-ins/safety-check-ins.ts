import { plusMs, type Instant, type PersonRef, type Recorded } from '@samsyn/kernel';
import type { ConductEvent } from '../conduct.events';
import type { AlarmOutcome } from './safety-check-in.events';

const MINUTE_MS = 60_000;
/**
 * Between alarms where only a moment was agreed.
 * @rule check-in-alarm-repeats: An alarm is repeated after the agreed interval, or every {value} minutes where only
 *   a moment was agreed.
 * @source domain: Safety of the staff; ADR 0015
 * @proof a missed check-in › is repeated every fifteen minutes where only a moment was agreed
 */
const REPEATED_MINUTES = 15;
/** The person is known to be well, and the next check-in counts from there. */
export const IS_SIGN_OF_LIFE: Readonly<Record<AlarmOutcome, boolean>> = {
  'reached-and-safe': true,
  'forgot-to-check-in': true,
  'help-sent': false,
  'being-searched-for': false,
};
/**
 * How often the leader is alarmed of one missed deadline at most.
 * @rule check-in-alarms-at-most: The leader is told of one missed deadline {value} times at most.
 * @source domain: Safety of the staff; ADR 0015
 * @proof a missed check-in › comes …
 */
export const ALARMS_AT_MOST = 5;

/** An alarm that is neither cleared nor handled. `id`: of its latest `SafetyCheckInMissed`. */
export interface Alarm {
  readonly id: string;
  readonly dueAt: Instant;
  readonly step: number;
}

/** What was agreed with somebody, or with a team that reports as one. */
export interface CheckIn {
  /** Id of its `SafetyCheckInStarted`. */
  readonly id: string;
  readonly who: readonly PersonRef[];
  readonly site: string | undefined;
  readonly everyMinutes: number | undefined;
  readonly until: Instant | undefined;
  /** The latest moment at which the person was known to be well. */
  readonly lastSign: Instant;
  readonly nextAt: Instant | undefined;
  readonly alarm: Alarm | undefined;
  readonly ended: boolean;
}
/** In order of beginning. */
export type CheckIns = ReadonlyMap<string, CheckIn>;

type Agreed = Pick<CheckIn, 'everyMinutes' | 'until'>;
type EventNamed<Name extends string> = Extract<ConductEvent, { readonly name: Name }>;

/**
 * The deadline that follows a sign of life: so many minutes later, yet not later than the agreed end. None
 * after the end: then the person is out.
 */
export function dueAfter({ everyMinutes, until }: Agreed, sign: Instant): Instant | undefined {
  if (until !== undefined && sign >= until) return undefined;
  if (everyMinutes === undefined) return until;
  const next = plusMs(sign, everyMinutes * MINUTE_MS);
  return until !== undefined && until < next ? until : next;
}

/** After a missed check-in the alarm is repeated after as long as was agreed between two check-ins. */
export const repeatedAfter = ({ everyMinutes = REPEATED_MINUTES }: Agreed, at: Instant): Instant =>
  plusMs(at, everyMinutes * MINUTE_MS);

type Change = (known: CheckIn, event: Recorded) => Partial<CheckIn>;
const later = (a: Instant, b: Instant): Instant => (a > b ? a : b);

function changed(checkIns: CheckIns, id: string, event: Recorded, change: Change): CheckIns {
  const known = checkIns.get(id);
  return known ? new Map(checkIns).set(id, { ...known, ...change(known, event) }) : checkIns;
}

export function begun(
  checkIns: CheckIns,
  event: Recorded,
  { who, site, everyMinutes, until, nextAt }: EventNamed<'SafetyCheckInStarted'>['data'],
): CheckIns {
  const { id, occurredAt: lastSign } = event;
  const plan = { id, who, site, everyMinutes, until, lastSign, nextAt, alarm: undefined, ended: false };
  return new Map(checkIns).set(id, plan);
}

export const checkedIn = (
  checkIns: CheckIns,
  event: Recorded,
  { checkIn, nextAt, clears }: EventNamed<'SafetyCheckedIn'>['data'],
): CheckIns =>
  changed(checkIns, checkIn, event, ({ lastSign, alarm }, { occurredAt }) => ({
    lastSign: later(lastSign, occurredAt),
    nextAt,
    alarm: clears === undefined ? alarm : undefined,
  }));

export const missed = (
  checkIns: CheckIns,
  event: Recorded,
  { checkIn, dueAt, step, nextAt }: EventNamed<'SafetyCheckInMissed'>['data'],
): CheckIns => changed(checkIns, checkIn, event, (_, { id }) => ({ nextAt, alarm: { id, dueAt, step } }));

export const alarmHandled = (
  checkIns: CheckIns,
  event: Recorded,
  { checkIn, how, nextAt }: EventNamed<'SafetyAlarmHandled'>['data'],
): CheckIns =>
  changed(checkIns, checkIn, event, ({ lastSign }, { occurredAt }) => ({
    lastSign: IS_SIGN_OF_LIFE[how] ? later(lastSign, occurredAt) : lastSign,
    nextAt,
    alarm: undefined,
  }));

export const checkInEnded = (
  checkIns: CheckIns,
  event: Recorded,
  { checkIn }: EventNamed<'SafetyCheckInEnded'>['data'],
): CheckIns =>
  changed(checkIns, checkIn, event, () => ({ ended: true, nextAt: undefined, alarm: undefined }));
