import { allFilledIn, commandOf, FILLED_IN, PersonRefSchema } from '@samsyn/event-store';
import type { AvailabilityCommand } from './availability-decider';
import {
  AvailabilityExceptionPublished,
  AvailabilityExceptionWithdrawn,
  AvailabilityPublished,
  AvailabilityWithdrawn,
} from './availability.events';

const command = commandOf<AvailabilityCommand['kind']>();

const own = 'coordinators and duty officers, for themselves';
const who = 'coordinators and duty officers for themselves; supervisors for colleagues of their branch';
const WINDOW = [
  'AVAILABILITY.WINDOW_EMPTY',
  'AVAILABILITY.WINDOW_ENDS_FIRST',
  'AVAILABILITY.WINDOW_TOO_LONG',
];

/** The hours of every week, and the days on which others hold; bodies with hours are written by hand. */
export const hoursCommands = [
  command({
    event: AvailabilityPublished,
    kind: 'PublishHours',
    id: 'publishAvailability',
    path: 'windows',
    who: own,
    title: 'The hours of each week in which the caller can be called (AvailabilityPublished)',
    description:
      'On the days of its validity it replaces what was published before; the regions are those of the directory.',
    refusals: [...WINDOW, 'AVAILABILITY.PERIOD_ENDS_FIRST'],
    fields: allFilledIn(AvailabilityPublished),
  }),
  command({
    event: AvailabilityWithdrawn,
    kind: 'WithdrawHours',
    id: 'withdrawAvailability',
    path: 'withdrawals',
    who: own,
    title: 'The published hours hold no more (AvailabilityWithdrawn)',
    description: 'Exceptions and on-call shifts stay.',
    fields: {},
  }),
  command({
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
      ...['AVAILABILITY.PERIOD_ENDS_FIRST', 'AVAILABILITY.PERIOD_TOO_LONG', ...WINDOW],
      ...['TIME.REMOVED_BY_CLOCK_CHANGE', 'TIME.REPEATED_BY_CLOCK_CHANGE'],
    ],
    answersNewId: 'where-recorded',
    fields: allFilledIn(AvailabilityExceptionPublished),
  }),
];

export const withdrawException = command({
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
