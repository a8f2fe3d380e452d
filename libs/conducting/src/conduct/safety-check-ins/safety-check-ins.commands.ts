import { FILLED_IN } from '@samsyn/event-store';
import { conductFact } from '../../facts/fact-definition';
import {
  SafetyAlarmHandled,
  SafetyCheckedIn,
  SafetyCheckInEnded,
  SafetyCheckInStarted,
} from './safety-check-in.events';

const UNKNOWN = 'CHECK_IN.UNKNOWN';
const FOR_WHOM =
  'For those who are neither of the leading branch nor of a branch of somebody in the plan it does not exist.';
/** Of a plan that has begun. */
const ofPlan = {
  checkIn: {
    description: 'The plan, by the entry that began it; absent: the latest open one of the caller.',
    optional: true,
  },
  site: FILLED_IN,
  who: FILLED_IN,
} as const;

export const safetyCheckInFacts = [
  conductFact({
    event: SafetyCheckInStarted,
    path: 'safety-check-ins',
    who: 'participant',
    title: 'Somebody is to be heard of regularly, or by a moment; answers the id of the plan',
    description:
      'For persons of the own branch, or by the leading branch for anybody. When a deadline passes in silence, Samsyn ' +
      'records `SafetyCheckInMissed`, and again after the same interval until it is cleared or handled.',
    namedLater: true,
    refusals: ['CHECK_IN.NO_DEADLINE', 'CHECK_IN.ENDS_BEFORE_IT_BEGINS', 'PERSON.UNKNOWN'],
    fields: {
      who: { description: 'One person, or a team that reports as one; absent: the caller.', optional: true },
      everyMinutes: {
        description: 'There is a sign of life at least so often. This or `until`, or both.',
        example: 20,
      },
      until: 'By when the person is to have said that they are out.',
      nextAt: FILLED_IN,
    },
  }),
  conductFact({
    event: SafetyCheckedIn,
    path: 'safety-check-ins/reports',
    who: 'participant',
    title: 'A sign of life, one’s own or on behalf of another',
    description: `One that comes late clears the alarm, which stays in the history. ${FOR_WHOM}`,
    refusals: [UNKNOWN],
    fields: { ...ofPlan, nextAt: FILLED_IN, clears: FILLED_IN },
  }),
  conductFact({
    event: SafetyAlarmHandled,
    path: 'safety-check-ins/alarms-handled',
    who: 'operation-leader',
    title: 'The leader has taken care of an alarm',
    description:
      'Where help was sent or the person is searched for, the alarm comes back after the interval.',
    refusals: ['CHECK_IN.NO_ALARM', UNKNOWN],
    fields: {
      alarm: { description: 'The alarm; absent: the one that stands.', optional: true },
      how: 'What was found out or done.',
      note: { description: 'What was found.', example: 'the battery was flat' },
      ...ofPlan,
      nextAt: FILLED_IN,
    },
  }),
  conductFact({
    event: SafetyCheckInEnded,
    path: 'safety-check-ins/endings',
    who: 'participant',
    title: 'The person is out, or need not be heard of',
    description: FOR_WHOM,
    refusals: [UNKNOWN],
    fields: { ...ofPlan, clears: FILLED_IN },
  }),
];
