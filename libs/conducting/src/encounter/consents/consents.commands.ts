import { encounterFact } from '../../facts/fact-definition';
import { ConsentGiven, ConsentRefused, ConsentWithdrawn, ReservationAccepted } from '../encounter.events';

const recipient = { recipient: 'The branch that may, or may not, be told.' };
const UNKNOWN_BRANCH = 'IDENTITY.BRANCH_UNKNOWN';

export const consentFacts = [
  encounterFact({
    event: ConsentGiven,
    path: 'consents',
    who: 'holder',
    title: 'The exposed person agrees that a branch is told something',
    refusals: [UNKNOWN_BRANCH, 'ENCOUNTER.CONSENT_IS_OVER'],
    fields: {
      scope: { description: 'What may be told.', example: ['follow-up time'] },
      purpose: {
        description: 'For what the recipient may use it.',
        example: 'planning of an interview',
      },
      until: 'Until when; absent: until it is withdrawn.',
      ...recipient,
    },
  }),
  encounterFact({
    event: ConsentRefused,
    path: 'consent-refusals',
    who: 'holder',
    title: 'The exposed person does not agree; ends what was agreed to before',
    refusals: [UNKNOWN_BRANCH],
    fields: recipient,
  }),
  encounterFact({
    event: ConsentWithdrawn,
    path: 'consent-withdrawals',
    who: 'holder',
    title: 'The exposed person withdraws every consent for that branch',
    refusals: [UNKNOWN_BRANCH, 'ENCOUNTER.NO_CONSENT'],
    fields: recipient,
  }),
  encounterFact({
    event: ReservationAccepted,
    path: 'reservations',
    who: 'receiver',
    title: 'The recipient accepts the reservation under which it may receive',
    fields: {
      ground: { description: 'The paragraph that the reservation rests on.', example: 'OSL 10:14' },
    },
  }),
];
