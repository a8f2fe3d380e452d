import { Temporal } from 'temporal-polyfill';
import {
  isValidOn,
  type AvailabilityMode,
  type Hours,
  type HoursException,
  type Schedule,
  type WeeklyWindow,
} from '../availability';
import { WEEKDAYS } from '../availability.events';
import { dayOf, momentOf } from './wall-clock';
import type { Interval, RosterInterval } from '../rosters.schema';

const overlaps = (a: Interval, b: Interval): boolean => a.from < b.to && a.to > b.from;

/** The hours of one day as moments; undefined if the clock change in spring removes all of them. */
export function momentsOf(day: Temporal.PlainDate, { from, to, overnight }: Hours): Interval | undefined {
  const lastDay = overnight || to < from ? day.add({ days: 1 }) : day;
  const moments = { from: momentOf(day, from, 'begins'), to: momentOf(lastDay, to, 'ends') };
  return moments.from < moments.to ? moments : undefined;
}

/** Days of the calendar in Sweden that may begin hours which touch the time: the one before it is among them. */
function daysAround({ from, to }: Interval): readonly Temporal.PlainDate[] {
  const [first, last] = [dayOf(from).subtract({ days: 1 }), dayOf(to)];
  const days: Temporal.PlainDate[] = [];
  for (let day = first; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 }))
    days.push(day);
  return days;
}

interface HoursOfDay {
  readonly hours: readonly Hours[];
  readonly mode: AvailabilityMode;
  readonly regions: readonly string[];
}

const NO_HOURS: HoursOfDay = { hours: [], mode: 'on-site', regions: [] };

const exceptionOn = ({ exceptions }: Schedule, day: string): HoursException | undefined =>
  exceptions.findLast(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay);

/** What holds on that day: the latest exception, else the latest weekly hours among those valid on it. */
function hoursOn(schedule: Schedule, day: Temporal.PlainDate): HoursOfDay | undefined {
  const date = day.toString();
  const weekly = schedule.published.findLast((published) => isValidOn(published, date));
  const exception = exceptionOn(schedule, date);
  if (exception) {
    const { hours, regions, mode = weekly?.mode ?? 'on-site-or-telephone' } = exception;
    return { hours, regions, mode };
  }
  const weekday = WEEKDAYS[day.dayOfWeek - 1]!;
  return weekly && { ...weekly, hours: weekly.windows.filter(({ weekdays }) => weekdays.includes(weekday)) };
}

/** The hours, as moments, that touch the time asked for; what began the evening before is among them. */
export function dutyHours(schedule: Schedule, asked: Interval): readonly RosterInterval[] {
  if (schedule.published.length === 0 && schedule.exceptions.length === 0) return [];
  return daysAround(asked).flatMap((day) => {
    const { hours, mode, regions } = hoursOn(schedule, day) ?? NO_HOURS;
    return hours.flatMap((one) => {
      const moments = momentsOf(day, one);
      return moments && overlaps(moments, asked) ? [{ ...moments, mode, regions }] : [];
    });
  });
}

/** The same for windows of every week of the year. */
export const hoursWithin = (windows: readonly WeeklyWindow[], asked: Interval): readonly Interval[] =>
  dutyHours({ published: [{ windows, mode: 'on-site', regions: [] }], exceptions: [] }, asked).map(
    ({ from, to }) => ({ from, to }),
  );

/** By an exception the person has no hours on any day that the time touches: leave, illness, training. */
export function isAway(schedule: Schedule, asked: Interval): boolean {
  const [, ...days] = daysAround(asked);
  return days.every((day) => exceptionOn(schedule, day.toString())?.hours.length === 0);
}

export type Coverage = 'whole' | 'part' | 'none';

const inOrder = (intervals: readonly Interval[]): readonly Interval[] =>
  [...intervals].sort((a, b) => (a.from < b.from ? -1 : 1));

/** The parts of the time asked for that no interval covers, in order. */
export function gapsIn(asked: Interval, intervals: readonly Interval[]): readonly Interval[] {
  const gaps: Interval[] = [];
  let reached = asked.from;
  for (const { from, to } of inOrder(intervals.filter((interval) => overlaps(interval, asked)))) {
    if (from > reached) gaps.push({ from: reached, to: from });
    if (to > reached) reached = to;
  }
  return reached < asked.to ? [...gaps, { from: reached, to: asked.to }] : gaps;
}

/** How much of the time asked for the intervals cover together. */
export function coverageOf(asked: Interval, intervals: readonly Interval[]): Coverage {
  if (!intervals.some((interval) => overlaps(interval, asked))) return 'none';
  return gapsIn(asked, intervals).length === 0 ? 'whole' : 'part';
}
