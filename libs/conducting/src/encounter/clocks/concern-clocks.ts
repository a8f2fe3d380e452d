import { plusDays, stockholmDay, stockholmInstant } from '@samsyn/kernel';
import { workingDayAfter } from '@samsyn/kinds';
import type { ChildConcern, ChildConcernEvent, ChildConcerns } from '../child-concerns/child-concerns';
import type { Clock } from './clock';
import { CLOCK_RULES } from './clock-rules';

type ConcernClock = Clock & { readonly strikes: ChildConcernEvent };

function concernReminder({
  id: concern,
  to,
  acknowledged,
  reportedAt,
  reminders,
  remindedAt,
}: ChildConcern): readonly ConcernClock[] {
  if (acknowledged) return [];
  const { firstWorkingDays, thenDays, at, supervisorsFrom } = CLOCK_RULES.childConcern;
  const day =
    remindedAt === undefined
      ? workingDayAfter(stockholmDay(reportedAt), firstWorkingDays)
      : plusDays(stockholmDay(remindedAt), thenDays);
  const times = reminders + 1;
  const data = { concern, to, times, escalated: times >= supervisorsFrom };
  const strikes = { name: 'ChildConcernReminded', data } as const;
  const id = `child-concern-reminder ${concern}`;
  return [{ id, code: 'child-concern-reminder', due: stockholmInstant(day, at), strikes }];
}

/** The reminders that run for concerns that nobody has acknowledged. */
export const concernClocks = (concerns: ChildConcerns): readonly ConcernClock[] =>
  concerns.flatMap(concernReminder);
