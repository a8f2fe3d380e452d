import { FILLED_IN } from '@samsyn/event-store';
import { encounterFact } from '../../facts/fact-definition';
import {
  ReferralAccepted,
  ReferralCompleted,
  ReferralRefused,
  ReferralRequested,
  ReferralWithdrawn,
} from '../encounter.events';

const referral = {
  referral: {
    description: 'Id of the referral; absent: the latest open one addressed to the branch.',
    optional: true,
  },
} as const;
const NONE_OPEN = ['ENCOUNTER.NO_OPEN_REFERRAL'];

export const referralFacts = [
  encounterFact({
    event: ReferralRequested,
    path: 'referrals',
    who: 'holder',
    title: 'A support actor is asked; answers the id of the referral',
    namedLater: true,
    refusals: ['IDENTITY.BRANCH_UNKNOWN', 'REFERRAL.ACTOR_NOT_REGISTERED', 'REFERRAL.CERTIFICATION_ENDED'],
    fields: {
      to: {
        description: 'Who is asked, registered for the service; it sees these fields and nothing else.',
        example: 'ngo/shelter',
      },
      service: {
        description: 'A code of `GET /support-services`, or words of its own.',
        example: 'shelter',
      },
    },
  }),
  encounterFact({
    event: ReferralAccepted,
    path: 'referral-acceptances',
    who: 'receiver',
    title: 'The actor accepts the referral',
    refusals: NONE_OPEN,
    fields: {
      startsAt: 'From when.',
      note: 'What the actor asks of the exposed person or the holder.',
      ...referral,
    },
  }),
  encounterFact({
    event: ReferralRefused,
    path: 'referral-refusals',
    who: 'receiver',
    title: 'The actor refuses the referral, or takes back its acceptance',
    refusals: NONE_OPEN,
    fields: {
      reason: {
        description: 'Why the actor does not help, or helps no more.',
        example: 'no room until Monday',
      },
      ...referral,
    },
  }),
  encounterFact({
    event: ReferralCompleted,
    path: 'referral-completions',
    who: 'receiver-or-holder',
    title: 'What was asked for has been done',
    refusals: NONE_OPEN,
    fields: referral,
  }),
  encounterFact({
    event: ReferralWithdrawn,
    path: 'referral-withdrawals',
    who: 'holder',
    title: 'The holder takes the referral back',
    refusals: NONE_OPEN,
    fields: {
      why: {
        description:
          'Why it is taken back. The branch that was asked reads it: nothing of the person that it need not know.',
        example: 'the exposed person wishes something else',
        required: true,
      },
      reason: 'The same as a code.',
      ...referral,
      to: FILLED_IN,
    },
  }),
];
