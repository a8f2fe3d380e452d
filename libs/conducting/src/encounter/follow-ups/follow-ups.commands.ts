import { FILLED_IN } from '@samsyn/event-store';
import { encounterFact } from '../../facts/fact-definition';
import { FollowUpBooked, FollowUpKept, FollowUpMissed, FollowUpMoved } from '../encounter.events';

const meeting = {
  place: 'Where they meet.',
  attends: {
    description: 'Who comes beside the exposed person and the holder; no names.',
    example: ['interpreter'],
  },
};
const booking = {
  followUp: {
    description: 'Which booking, counted from 1; absent: the latest open one.',
    min: 1,
    optional: true,
  },
} as const;
const NONE_OPEN = ['ENCOUNTER.NO_OPEN_FOLLOW_UP'];

export const followUpFacts = [
  encounterFact({
    event: FollowUpBooked,
    path: 'follow-ups',
    who: 'holder',
    title: 'A follow-up meeting is booked',
    fields: { at: 'When they meet.', ...meeting, followUp: FILLED_IN },
  }),
  encounterFact({
    event: FollowUpMoved,
    path: 'follow-ups/moved',
    who: 'holder',
    title: 'It is moved, also after it was missed',
    refusals: NONE_OPEN,
    fields: { at: 'When they meet instead.', ...meeting, ...booking },
  }),
  encounterFact({
    event: FollowUpKept,
    path: 'follow-ups/kept',
    who: 'holder',
    title: 'They met as booked',
    refusals: NONE_OPEN,
    fields: { outcome: 'What came of it.', note: 'What came of it.', ...booking },
  }),
  encounterFact({
    event: FollowUpMissed,
    path: 'follow-ups/missed',
    who: 'holder',
    title: 'The exposed person did not come',
    refusals: NONE_OPEN,
    fields: {
      reason: { description: 'Why, where it is known.', example: 'had left the town' },
      ...booking,
    },
  }),
];
