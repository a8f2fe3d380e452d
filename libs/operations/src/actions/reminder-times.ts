import {
  daysBetween,
  plusDays,
  stockholmDay,
  stockholmInstant,
  type Day,
  type Instant,
} from '@samsyn/kernel';

const HOUR = '09:00';
const DAYS_BEFORE = 3;
const WEEK_DAYS = 7;

export interface PlannedReminder {
  readonly at: Instant;
  readonly about: 'before-due' | 'overdue';
}

const onDay = (day: Day): Instant => stockholmInstant(day, HOUR);

/** A correction may put in any text of the shape of a date. */
const isDay = (text: string): boolean => {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
};

/**
 * The next reminder of an action after a moment: at 09:00 in Stockholm three days before its last day, and, while it is
 * overdue, the day after it and every week from then on.
 * @param due `YYYY-MM-DD`; of what is no day of the calendar nobody is reminded
 * @rule action-reminders: An action is reminded of three days before its last day, the day after it, and every week
 *   from then on, at nine in Stockholm.
 * @source domain: Debrief
 * @proof the reminders of an action › come at nine in Stockholm three days before its last day, the day after it,
 *   and every week from then on
 */
export function nextReminder(due: string, after: Instant): PlannedReminder | undefined {
  if (!isDay(due)) return undefined;
  const before = onDay(plusDays(due, -DAYS_BEFORE));
  if (before > after) return { at: before, about: 'before-due' };
  const first = plusDays(due, 1);
  const weeks = Math.max(0, Math.floor(daysBetween(first, stockholmDay(after)) / WEEK_DAYS));
  const day = plusDays(first, weeks * WEEK_DAYS);
  const at = onDay(day) > after ? onDay(day) : onDay(plusDays(day, WEEK_DAYS));
  return { at, about: 'overdue' };
}
