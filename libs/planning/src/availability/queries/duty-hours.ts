import type { Instant } from '@samsyn/kernel';
import { Temporal } from 'temporal-polyfill';
import { WEEKDAYS } from '../availability.events';
import type { WeeklyWindow } from '../availability';

const ZONE = 'Europe/Stockholm';
const END_OF_DAY = '24:00';

/** From the first moment up to, and not with, the second. */
export interface Interval {
  readonly from: Instant;
  readonly to: Instant;
}

const instantOf = (moment: Temporal.ZonedDateTime): Instant =>
  new Date(moment.epochMilliseconds).toISOString();

/**
 * When the clock on the wall shows that time on that day. In the hour that a clock change removes it is the moment of
 * the change, when the clock passes over the time. In the hour that a change repeats, duty begins the first time the
 * clock shows it and ends the second time.
 */
function momentOf(day: Temporal.PlainDate, time: string, edge: 'begins' | 'ends'): Instant {
  const local =
    time === END_OF_DAY
      ? day.add({ days: 1 }).toPlainDateTime()
      : day.toPlainDateTime(Temporal.PlainTime.from(time));
  const first = local.toZonedDateTime(ZONE, { disambiguation: 'earlier' });
  const second = local.toZonedDateTime(ZONE, { disambiguation: 'later' });
  if (first.toPlainDateTime().equals(local)) return instantOf(edge === 'begins' ? first : second);
  return instantOf(first.getTimeZoneTransition('next') ?? second);
}

const overlaps = (a: Interval, b: Interval): boolean => a.from < b.to && a.to > b.from;

/** The hours, as moments, that touch the time asked for; what began the evening before is among them. */
export function hoursWithin(windows: readonly WeeklyWindow[], asked: Interval): readonly Interval[] {
  const dayOf = (instant: Instant) => Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE).toPlainDate();
  const last = dayOf(asked.to);
  const found: Interval[] = [];
  for (
    let day = dayOf(asked.from).subtract({ days: 1 });
    Temporal.PlainDate.compare(day, last) <= 0;
    day = day.add({ days: 1 })
  ) {
    const weekday = WEEKDAYS[day.dayOfWeek - 1]!;
    for (const { weekdays, from, to } of windows) {
      if (!weekdays.includes(weekday)) continue;
      const lastDay = to < from ? day.add({ days: 1 }) : day;
      const hours = { from: momentOf(day, from, 'begins'), to: momentOf(lastDay, to, 'ends') };
      if (hours.from < hours.to && overlaps(hours, asked)) found.push(hours);
    }
  }
  return found;
}

export type Coverage = 'whole' | 'part' | 'none';

/** How much of the time asked for the intervals cover together. */
export function coverageOf(asked: Interval, intervals: readonly Interval[]): Coverage {
  const touching = intervals
    .filter((interval) => overlaps(interval, asked))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  if (touching.length === 0) return 'none';
  let reached = asked.from;
  for (const { from, to } of touching) {
    if (from > reached) return 'part';
    if (to > reached) reached = to;
  }
  return reached >= asked.to ? 'whole' : 'part';
}
