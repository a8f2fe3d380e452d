import type { Instant, RecordedOf } from '@samsyn/kernel';
import type { InterpreterEvent } from './interpreter.events';

export interface Booking {
  readonly state: 'requested' | 'booked' | 'declined' | 'cancelled';
  readonly language: string;
  readonly window: readonly [Instant, Instant];
  /** Of the agency, while the state is `booked`. */
  readonly reference?: string;
}
/** By id of the booking, in the order of the requests. */
export type Bookings = ReadonlyMap<string, Booking>;

export function evolveBookings(bookings: Bookings, event: RecordedOf<InterpreterEvent>): Bookings {
  const { booking: id } = event.data;
  const known = bookings.get(id);
  const changed = (booking: Booking): Bookings => new Map([...bookings, [id, booking]]);
  switch (event.name) {
    case 'InterpreterRequested': {
      const { language, window } = event.data;
      return changed({ state: 'requested', language, window });
    }
    case 'InterpreterBooked':
      return known ? changed({ ...known, state: 'booked', reference: event.data.reference }) : bookings;
    case 'InterpreterDeclined':
      return known ? changed({ ...known, state: 'declined' }) : bookings;
    case 'InterpreterCancelled':
      return known ? changed({ ...known, state: 'cancelled' }) : bookings;
  }
}

export const isOpen = ({ state }: Booking): boolean => state === 'requested' || state === 'booked';
