import type { Instant } from '@samsyn/kernel';
import { holdsFor } from '../invitations/invitation-state';
import type { Booking } from '../interpreters/interpreter-state';
import type { PlanAsSeen } from './plan-as-seen';

export interface InterpreterLine {
  readonly booking: string;
  readonly state: Booking['state'];
  readonly language: string;
  readonly mode: string;
  readonly window: readonly [Instant, Instant];
  readonly preference?: string;
  readonly reference?: string;
  readonly who?: string;
  readonly reason?: string;
  /** The booking lies within the operation's window as planned now. */
  readonly withinWindow: boolean;
  readonly entries: readonly string[];
}

/** In the order of the requests; a field that the viewer may not see is absent. */
export function interpretersIn(seen: PlanAsSeen): readonly InterpreterLine[] {
  const planned = seen.plan.operation?.window;
  return [...seen.plan.bookings].map(([booking, { state, language, window }]) => {
    const own = seen.entries.all.filter(({ data }) => data.booking === booking);
    const told = Object.fromEntries(own.flatMap(({ entry }) => Object.entries(entry.facts)));
    const { mode, preference, reference, who, reason } = told as Partial<Record<string, string>>;
    return {
      ...{ booking, state, language, mode: mode ?? '', window },
      ...(preference === undefined ? {} : { preference }),
      ...(state === 'booked' && reference !== undefined ? { reference } : {}),
      ...(state === 'booked' && who !== undefined ? { who } : {}),
      ...((state === 'declined' || state === 'cancelled') && reason !== undefined ? { reason } : {}),
      withinWindow: planned === undefined || holdsFor(planned, window),
      entries: own.map(({ entry }) => entry.id),
    };
  });
}
