import type { EventOf } from '@samsyn/event-store';
import { DomainError, type Actor, type RecordedOf } from '@samsyn/kernel';
import { canBeCalled } from '@samsyn/kinds';
import {
  AVAILABILITY_MODES,
  EXCEPTION_REASONS,
  WEEKDAYS,
  type AvailabilityExceptionPublished,
  type AvailabilityPublished,
  type HoursEvent,
  type OnCallShiftAssigned,
} from './availability.events';

export type Weekday = (typeof WEEKDAYS)[number];
export type AvailabilityMode = (typeof AVAILABILITY_MODES)[number];
export type ExceptionReason = (typeof EXCEPTION_REASONS)[number];

type Immutable<T> = T extends readonly (infer Item)[]
  ? readonly Immutable<Item>[]
  : T extends object
    ? { readonly [K in keyof T]: Immutable<T[K]> }
    : T;
type DataOf<Event extends { readonly data: unknown }> = Immutable<Event['data']>;
type Exception = DataOf<EventOf<typeof AvailabilityExceptionPublished>>;

export type PublishedHours = DataOf<EventOf<typeof AvailabilityPublished>>;
export type WeeklyWindow = PublishedHours['windows'][number];
/** From the first to the last day, both included, these hours hold and no others; none: the person is away. */
export type HoursException = Omit<Exception, 'reason'> & {
  /** Sealed in the log: absent unless it was opened. */
  readonly reason?: ExceptionReason;
};
/**
 * Hours on the clock on the wall in Europe/Stockholm; `24:00` ends the day. `overnight`: `to` is of the next
 * day, at most 24 hours later. Recorded before that field existed, `to` before `from` says the same.
 */
export type Hours = HoursException['hours'][number];
/** One person's duty on call. */
export type Shift = Pick<DataOf<EventOf<typeof OnCallShiftAssigned>>, 'from' | 'to' | 'mode' | 'covers'>;
/** Days of the calendar on which something begins, both included; absent: without end. */
export type Validity = Pick<PublishedHours, 'validFrom' | 'validUntil'>;

/** When one person can be called: of several that are valid on a day the one published last holds. */
export interface Schedule {
  readonly published: readonly PublishedHours[];
  readonly exceptions: readonly HoursException[];
}
export interface Availability extends Schedule {
  readonly withdrawnExceptions: ReadonlySet<string>;
}

export const noSchedule: Schedule = { published: [], exceptions: [] };
export const noAvailability: Availability = { ...noSchedule, withdrawnExceptions: new Set() };

/** The shift itself, without what else an event says. */
export const shiftOf = ({ from, to, mode, covers }: Shift) => ({ from, to, mode, covers: [...covers] });

const [EVER_SINCE, FOR_EVER] = ['', '9999-12-31'];
/** Whether all days of the other lie within it, so that nothing of the other holds any more. */
const replaces = (later: Validity, earlier: Validity): boolean =>
  (later.validFrom ?? EVER_SINCE) <= (earlier.validFrom ?? EVER_SINCE) &&
  (later.validUntil ?? FOR_EVER) >= (earlier.validUntil ?? FOR_EVER);

/** The day, as `YYYY-MM-DD`, is one on which it holds. */
export const isValidOn = ({ validFrom, validUntil }: Validity, day: string): boolean =>
  (validFrom ?? EVER_SINCE) <= day && day <= (validUntil ?? FOR_EVER);

type ScheduleChange = {
  readonly [E in HoursEvent as E['name']]: { readonly name: E['name']; readonly data: E['data'] };
}[HoursEvent['name']];

/** What an event makes of a schedule; for the decider, and for the read model, where sealed fields are absent. */
export function changed(schedule: Schedule, event: ScheduleChange): Schedule {
  const { published, exceptions } = schedule;
  switch (event.name) {
    case 'AvailabilityPublished': {
      const still = published.filter((earlier) => !replaces(event.data, earlier));
      return { published: [...still, event.data], exceptions };
    }
    case 'AvailabilityWithdrawn':
      return { published: [], exceptions };
    case 'AvailabilityExceptionPublished':
      return { published, exceptions: [...exceptions, event.data] };
    case 'AvailabilityExceptionWithdrawn':
      return {
        published,
        exceptions: exceptions.filter(({ exception }) => exception !== event.data.exception),
      };
    default:
      event satisfies never;
      return schedule;
  }
}

export function evolveAvailability(state: Availability, event: RecordedOf<HoursEvent>): Availability {
  const { withdrawnExceptions } = state;
  const { published, exceptions } = changed(state, event);
  if (event.name !== 'AvailabilityExceptionWithdrawn') return { published, exceptions, withdrawnExceptions };
  return {
    ...{ published, exceptions },
    withdrawnExceptions: new Set([...withdrawnExceptions, event.data.exception]),
  };
}

/**
 * Hours that nobody can misread: what ends before it begins ends the next day only if that is said, and then
 * within 24 hours.
 * @throws DomainError `AVAILABILITY.WINDOW_EMPTY`, `AVAILABILITY.WINDOW_ENDS_FIRST`, `AVAILABILITY.WINDOW_TOO_LONG`
 * (invalid)
 */
export function mustBeHours({ from, to, overnight }: Hours): void {
  if (overnight && to > from) throw new DomainError('AVAILABILITY.WINDOW_TOO_LONG', {}, 'invalid');
  if (overnight) return;
  if (to === from) throw new DomainError('AVAILABILITY.WINDOW_EMPTY', {}, 'invalid');
  if (to < from) throw new DomainError('AVAILABILITY.WINDOW_ENDS_FIRST', {}, 'invalid');
}

/** @throws DomainError `AVAILABILITY.PERIOD_ENDS_FIRST` (invalid) */
export function mustBePeriod(firstDay: string | undefined, lastDay: string | undefined): void {
  if (firstDay !== undefined && lastDay !== undefined && lastDay < firstDay)
    throw new DomainError('AVAILABILITY.PERIOD_ENDS_FIRST', {}, 'invalid');
}

export const hoursOf = ({ from, to, overnight }: Hours): Hours =>
  overnight ? { from, to, overnight } : { from, to };

/** @throws DomainError `ACCESS.NOT_YOURS` (forbidden) */
export function mustBeOnCallRole(actor: Pick<Actor, 'role' | 'branch'>): void {
  if (!canBeCalled(actor))
    throw new DomainError('ACCESS.NOT_YOURS', { requires: 'coordinator' }, 'forbidden');
}
