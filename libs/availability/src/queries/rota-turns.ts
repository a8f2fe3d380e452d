import { DomainError } from '@samsyn/kernel';
import { Temporal } from 'temporal-polyfill';
import type { Hours, Weekday } from '../availability';
import { WEEKDAYS } from '../availability.events';
import { momentsOf } from './duty-hours';
import type { Interval } from '../rosters.schema';

/** One person after the other, by week or by day of duty, on these weekdays and hours of a period. */
export interface RotaRule {
  readonly persons: number;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly turn: 'week' | 'day';
  /** On which weekday the next person takes over, where the turn is a week. */
  readonly changesOn: Weekday;
  readonly weekdays: readonly Weekday[];
  readonly hours: Hours;
}
/** Whose turn (from 0 in the order of persons) and when. */
export interface RotaTurn extends Interval {
  readonly person: number;
}

const MAX_DAYS = 366;

/**
 * The shifts that the rule makes, in order. The hours are of the clock on the wall: a night shift is an hour shorter or
 * longer over a clock change, and none is left out or doubled.
 * @throws DomainError `AVAILABILITY.PERIOD_TOO_LONG` (invalid): more than 366 days
 */
export function turnsOf(rule: RotaRule): readonly RotaTurn[] {
  const [first, last] = [Temporal.PlainDate.from(rule.firstDay), Temporal.PlainDate.from(rule.lastDay)];
  if (first.until(last).days >= MAX_DAYS)
    throw new DomainError('AVAILABILITY.PERIOD_TOO_LONG', { mostDays: MAX_DAYS }, 'invalid');
  const turns: RotaTurn[] = [];
  let [days, weeks] = [0, 0];
  for (let day = first; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    const weekday = WEEKDAYS[day.dayOfWeek - 1]!;
    if (weekday === rule.changesOn && !day.equals(first)) weeks += 1;
    if (!rule.weekdays.includes(weekday)) continue;
    const turn = rule.turn === 'week' ? weeks : days;
    days += 1;
    const moments = momentsOf(day, rule.hours);
    if (moments) turns.push({ person: turn % rule.persons, ...moments });
  }
  return turns;
}
