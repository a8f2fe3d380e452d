import { allFilledIn } from '@samsyn/event-store';
import { AvailabilityPublished, AvailabilityWithdrawn } from '../availability.events';
import { hoursCommand, WINDOW_REFUSALS } from '../command-definition';

const own = 'coordinators and duty officers, for themselves';

/** The hours of every week; the body with hours is written by hand. */
export const publishHoursCommands = [
  hoursCommand({
    event: AvailabilityPublished,
    kind: 'PublishHours',
    id: 'publishAvailability',
    path: 'windows',
    who: own,
    title: 'The hours of each week in which the caller can be called (AvailabilityPublished)',
    description:
      'On the days of its validity it replaces what was published before; the regions are those of the directory.',
    refusals: [...WINDOW_REFUSALS, 'AVAILABILITY.PERIOD_ENDS_FIRST'],
    fields: allFilledIn(AvailabilityPublished),
  }),
  hoursCommand({
    event: AvailabilityWithdrawn,
    kind: 'WithdrawHours',
    id: 'withdrawAvailability',
    path: 'withdrawals',
    who: own,
    title: 'The published hours hold no more (AvailabilityWithdrawn)',
    description: 'Exceptions and on-call shifts stay.',
    fields: {},
  }),
];
