import { definedFields } from '@samsyn/kernel';
import { field, Flag, instantRule, LocalTime, type FieldOptions } from '@samsyn/web';
import type { Hours } from './availability';
import { instantOfClock, WALL_TIME } from './queries/wall-clock';

const END_OF_HOURS = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/;
const EndOfHours = (): PropertyDecorator =>
  field(
    {
      example: '17:00',
      description: 'Later than `from`, or with `overnight` of the next day. `24:00` is the end of the day.',
    },
    { type: String, pattern: END_OF_HOURS.source },
    (value) => {
      if (value === undefined) return 'required';
      return typeof value === 'string' && END_OF_HOURS.test(value) ? undefined : 'local-time';
    },
  );

export class HoursDto {
  @LocalTime({ description: 'On the clock on the wall in Sweden.' }) from: string;
  @EndOfHours() to: string;
  @Flag({ optional: true, description: '`to` is of the next day, at most 24 hours later.' })
  overnight?: boolean;
}

export const hoursOf = ({ from, to, overnight }: HoursDto): Hours => ({
  from,
  to,
  ...definedFields({ overnight }),
});

const OFFSET_TIME =
  /^\d{4}-\d{2}-\d{2}[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** Whether the calendar has that day: `2026-02-30` would be parsed as another. */
const isDay = (text: string): boolean => {
  const day = text.slice(0, 10);
  const read = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day);
};

/**
 * A moment with its offset, passed on in UTC with milliseconds; or without one, as the clock on the wall
 * shows it in Sweden, passed on unchanged to `instantOfClock`, which refuses what a clock change removes or
 * repeats.
 */
export const Moment = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    { example: '2026-11-19T17:00:00+01:00', ...options },
    {
      oneOf: [
        { type: 'string', format: 'date-time' },
        { type: 'string', pattern: WALL_TIME.source },
      ],
      description: 'With its offset, or `2026-11-19T17:00` on the clock on the wall in Sweden.',
    },
    (value) => {
      if (value === undefined) return 'required';
      const isWallTime = typeof value === 'string' && WALL_TIME.test(value);
      // On whichever clock: the first and the last year are far from any shift.
      return instantRule(isWallTime && isDay(value) ? `${value}:00Z` : value);
    },
    (value) =>
      typeof value === 'string' && OFFSET_TIME.test(value) && isDay(value)
        ? new Date(value.toUpperCase()).toISOString()
        : value,
  );

export class ShiftTimeDto {
  @Moment() from: string;
  @Moment({ example: '2026-11-20T08:00:00+01:00' }) to: string;
}

export const shiftTimeOf = ({ from, to }: ShiftTimeDto) => ({
  from: instantOfClock(from),
  to: instantOfClock(to),
});
