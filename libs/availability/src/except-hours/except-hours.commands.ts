import { allFilledIn, FILLED_IN, PersonRefSchema } from '@samsyn/event-store';
import { AvailabilityExceptionPublished, AvailabilityExceptionWithdrawn } from '../availability.events';
import { hoursCommand, WINDOW_REFUSALS } from '../command-definition';

const who = 'coordinators and duty officers for themselves; supervisors for colleagues of their branch';

/** The days on which other hours hold; the body with hours is written by hand. */
export const exceptHours = hoursCommand({
  event: AvailabilityExceptionPublished,
  kind: 'ExceptHours',
  id: 'exceptHours',
  path: 'exceptions',
  who,
  title: 'Days on which other hours hold than every week, or none (AvailabilityExceptionPublished)',
  description:
    '`id` is the exception. The latest that is told of a day holds. Of a single day, each time must be one that the clock shows exactly once.',
  refusals: [
    ...['PERSON.UNKNOWN', 'AVAILABILITY.NOT_A_COORDINATOR'],
    ...['AVAILABILITY.PERIOD_ENDS_FIRST', 'AVAILABILITY.PERIOD_TOO_LONG', ...WINDOW_REFUSALS],
    ...['TIME.REMOVED_BY_CLOCK_CHANGE', 'TIME.REPEATED_BY_CLOCK_CHANGE'],
  ],
  answersNewId: 'where-recorded',
  fields: allFilledIn(AvailabilityExceptionPublished),
});

export const withdrawException = hoursCommand({
  event: AvailabilityExceptionWithdrawn,
  kind: 'WithdrawException',
  id: 'withdrawException',
  path: 'withdrawal',
  who,
  title: 'The exception holds no more (AvailabilityExceptionWithdrawn)',
  refusals: ['PERSON.UNKNOWN', 'AVAILABILITY_EXCEPTION.UNKNOWN'],
  fields: { exception: FILLED_IN },
  beside: { who: { schema: PersonRefSchema, optional: true, description: 'The caller where absent.' } },
});
