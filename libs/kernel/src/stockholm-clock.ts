import { Temporal } from 'temporal-polyfill';
import { toInstant, type Instant } from './clock';

/** A day of the calendar in Sweden, `2026-11-19`: compares as text. */
export type Day = string;

/** The time zone of every wall-clock time in Samsyn. */
export const STOCKHOLM = 'Europe/Stockholm';
const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
const HOURS_IN_MEMORY = 5_000;

/** Clock changes fall on whole hours, so each hour is computed once. */
function oncePerHour(compute: (hourMs: number) => number): (ms: number) => number {
  const known = new Map<number, number>();
  return (ms) => {
    const hour = Math.floor(ms / HOUR_MS);
    let value = known.get(hour);
    if (value === undefined) {
      value = compute(hour * HOUR_MS);
      if (known.size >= HOURS_IN_MEMORY) known.clear();
      known.set(hour, value);
    }
    return value;
  };
}

/** How far the wall clock in Stockholm is ahead of UTC at that moment, in milliseconds. */
export const stockholmOffsetMs = oncePerHour(
  (ms) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(STOCKHOLM).offsetNanoseconds / 1e6,
);

/** The same for what the wall clock shows, written as if it were UTC. */
const offsetOfWallMs = oncePerHour((ms) => {
  const shown = Temporal.PlainDateTime.from(toInstant(ms).slice(0, -1));
  return ms - shown.toZonedDateTime(STOCKHOLM).epochMilliseconds;
});

const wallMs = (instant: Instant): number => {
  const ms = Date.parse(instant);
  return ms + stockholmOffsetMs(ms);
};
const instantOfWallMs = (ms: number): Instant => toInstant(ms - offsetOfWallMs(ms));

/** The wall clock in Stockholm at that moment, written as if it were UTC: `2026-11-19T16:50:00.000Z`. */
export const stockholmWallClock = (instant: Instant): Instant => toInstant(wallMs(instant));

/** The day in Stockholm at that moment. */
export const stockholmDay = (instant: Instant): Day => stockholmWallClock(instant).slice(0, 10);

/** What the wall clock in Stockholm shows at that moment, `16:50`. */
export const stockholmTime = (instant: Instant): string => stockholmWallClock(instant).slice(11, 16);

/**
 * When the wall clock in Stockholm shows `time` (`09:00`) on that day. A time that the spring change skips is as long
 * after the change; of a time that the autumn change repeats it is the first (`compatible` in Temporal, RFC 5545
 * section 3.3.5).
 */
export const stockholmInstant = (day: Day, time: string): Instant =>
  instantOfWallMs(Date.parse(`${day}T${time}:00.000Z`));

/**
 * As many calendar days later, when the wall clock in Stockholm shows the same: across a clock change that is an hour
 * more or less than 24 hours a day. A skipped or repeated time: as `stockholmInstant`.
 */
export const plusCalendarDays = (instant: Instant, days: number): Instant =>
  instantOfWallMs(wallMs(instant) + days * DAY_MS);

const dayOfMs = (ms: number): Day => toInstant(ms).slice(0, 10);
const msOfDay = (day: Day): number => Date.parse(`${day}T00:00:00.000Z`);

export const plusDays = (day: Day, days: number): Day => dayOfMs(msOfDay(day) + days * DAY_MS);
/** Whole days from one day to the other; negative where `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => Math.round((msOfDay(to) - msOfDay(from)) / DAY_MS);
/** Of a day of the calendar: 0 is Sunday, 6 is Saturday. */
export const weekday = (day: Day): number => new Date(msOfDay(day)).getUTCDay();
