import { DomainError, STOCKHOLM, toInstant, type Instant } from '@samsyn/kernel';
import { Temporal } from 'temporal-polyfill';

const END_OF_DAY = '24:00';
const MOMENTS_IN_MEMORY = 20_000;

const instantOf = (moment: Temporal.ZonedDateTime): Instant => toInstant(moment.epochMilliseconds);

export const dayOf = (instant: Instant): Temporal.PlainDate =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(STOCKHOLM).toPlainDate();

const localOf = (day: Temporal.PlainDate, time: string): Temporal.PlainDateTime =>
  time === END_OF_DAY
    ? day.add({ days: 1 }).toPlainDateTime()
    : day.toPlainDateTime(Temporal.PlainTime.from(time));

const moments = new Map<string, Instant>();

/**
 * When the clock on the wall shows that time on that day. In the hour that a clock change removes it is the moment of
 * the change, when the clock passes over the time. In the hour that a change repeats, duty begins the first time the
 * clock shows it and ends the second time.
 */
export function momentOf(day: Temporal.PlainDate, time: string, edge: 'begins' | 'ends'): Instant {
  const key = `${day.toString()} ${time} ${edge}`;
  const known = moments.get(key);
  if (known !== undefined) return known;
  const moment = findMoment(localOf(day, time), edge);
  if (moments.size >= MOMENTS_IN_MEMORY) moments.clear();
  moments.set(key, moment);
  return moment;
}

function findMoment(local: Temporal.PlainDateTime, edge: 'begins' | 'ends'): Instant {
  const first = local.toZonedDateTime(STOCKHOLM, { disambiguation: 'earlier' });
  const second = local.toZonedDateTime(STOCKHOLM, { disambiguation: 'later' });
  if (first.toPlainDateTime().equals(local)) return instantOf(edge === 'begins' ? first : second);
  return instantOf(first.getTimeZoneTransition('next') ?? second);
}

/**
 * The one moment at which the clock on the wall shows that time on that day.
 * @throws DomainError `TIME.REMOVED_BY_CLOCK_CHANGE`, `TIME.REPEATED_BY_CLOCK_CHANGE` (invalid): there is none, or two
 */
function theMomentOf(local: Temporal.PlainDateTime): Instant {
  const first = local.toZonedDateTime(STOCKHOLM, { disambiguation: 'earlier' });
  const second = local.toZonedDateTime(STOCKHOLM, { disambiguation: 'later' });
  if (first.equals(second)) return instantOf(first);
  const isShown = first.toPlainDateTime().equals(local);
  const code = isShown ? 'TIME.REPEATED_BY_CLOCK_CHANGE' : 'TIME.REMOVED_BY_CLOCK_CHANGE';
  throw new DomainError(code, {}, 'invalid');
}

/** A day and time of the clock on the wall, `2026-11-19T17:00`, without any offset. */
export const WALL_TIME = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/;

/**
 * A moment as it was given: with its offset, or as the clock on the wall shows it in Sweden.
 * @throws as theMomentOf
 */
export const instantOfClock = (written: string): Instant =>
  WALL_TIME.test(written) ? theMomentOf(Temporal.PlainDateTime.from(written)) : written;

/** That the clock shows each time once on that very day; `24:00` and times of the next day among them. @throws as theMomentOf */
export function mustBeUnambiguous(
  day: string,
  hours: readonly { readonly from: string; readonly to: string; readonly overnight?: boolean }[],
): void {
  const first = Temporal.PlainDate.from(day);
  for (const { from, to, overnight } of hours) {
    theMomentOf(localOf(first, from));
    theMomentOf(localOf(overnight ? first.add({ days: 1 }) : first, to));
  }
}
