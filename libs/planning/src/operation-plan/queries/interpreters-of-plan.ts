import { holdsFor } from '@samsyn/operations/contract';
import type { ViewedPlan } from './plan-as-seen';
import type { InterpreterLine } from './plan-view.schema';

/** In the order of the requests; a field that the viewer may not see is absent. */
export function interpretersIn(viewed: ViewedPlan): readonly InterpreterLine[] {
  const planned = viewed.plan.operation?.window;
  return [...viewed.plan.bookings].map(([booking, { state, language, window }]) => {
    const own = viewed.entries.all.filter(({ data }) => data.booking === booking);
    const facts = Object.fromEntries(own.flatMap(({ entry }) => Object.entries(entry.facts)));
    const { mode, preference, reference, who, reason } = facts as Partial<Record<string, string>>;
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
