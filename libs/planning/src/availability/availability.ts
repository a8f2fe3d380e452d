import { DomainError, type Actor, type Instant, type RecordedOf } from '@samsyn/kernel';
import { AVAILABILITY_MODES, WEEKDAYS, type AvailabilityEvent } from './availability.events';

export type Weekday = (typeof WEEKDAYS)[number];
export type AvailabilityMode = (typeof AVAILABILITY_MODES)[number];

/** Hours on the clock on the wall in Europe/Stockholm; `to` before `from` runs past midnight, `24:00` ends the day. */
export interface WeeklyWindow {
  readonly weekdays: readonly Weekday[];
  readonly from: string;
  readonly to: string;
}
export interface PublishedHours {
  readonly windows: readonly WeeklyWindow[];
  readonly mode: AvailabilityMode;
  readonly regions: readonly string[];
}
export interface Shift {
  readonly from: Instant;
  readonly to: Instant;
  readonly mode: AvailabilityMode;
  readonly covers: readonly string[];
}

/** One person's hours and shifts. */
export interface Availability {
  readonly hours: PublishedHours | undefined;
  /** Assigned to her and still hers, by shiftKey. */
  readonly shifts: ReadonlyMap<string, Shift>;
}

export const noAvailability: Availability = { hours: undefined, shifts: new Map() };

export const shiftKey = ({ from, to }: Pick<Shift, 'from' | 'to'>): string => `${from}/${to}`;

export function evolveAvailability(state: Availability, event: RecordedOf<AvailabilityEvent>): Availability {
  switch (event.name) {
    case 'AvailabilityPublished':
      return { ...state, hours: event.data };
    case 'AvailabilityWithdrawn':
      return { ...state, hours: undefined };
    case 'OnCallShiftAssigned':
      return { ...state, shifts: new Map(state.shifts).set(shiftKey(event.data), event.data) };
    case 'OnCallShiftSwapped': {
      const key = shiftKey(event.data);
      return { ...state, shifts: new Map([...state.shifts].filter(([other]) => other !== key)) };
    }
    default:
      event satisfies never;
      return state;
  }
}

/** Roles whose persons can be called: regional coordinators, and the emergency service when none of them comes. */
const ROLES_ON_CALL: ReadonlySet<string> = new Set(['coordinator', 'duty-officer']);
export const canBeOnCall = (role: string): boolean => ROLES_ON_CALL.has(role);

/** @throws DomainError `ACCESS.NOT_YOURS` (forbidden) */
export function mustBeOnCallRole({ role }: Actor): void {
  if (!canBeOnCall(role)) throw new DomainError('ACCESS.NOT_YOURS', { requires: 'coordinator' }, 'forbidden');
}
