import { encounterFact } from '../../facts/fact-definition';
import {
  ContactCardGiven,
  EncounterHandedOver,
  EncounterTakenOver,
  SubjectIdentified,
  SupportAnswered,
  SupportContactMade,
  SupportOffered,
  VictimConversationEnded,
  VictimConversationStarted,
} from '../encounter.events';

const KINDS = ['shelter', 'health-care'];
const conversation = {
  language: {
    description:
      'Language of the conversation: a tag (BCP 47) or a Swedish or English name. Another is recorded, and warned of (`LANGUAGE.UNKNOWN`).',
    example: 'es',
  },
  interpreter: 'Whether an interpreter took part.',
};

/** What happens between the exposed person and those who meet them: the participants see that, not what. */
export const conversationFacts = [
  encounterFact({
    event: SubjectIdentified,
    path: 'identifications',
    who: 'holder',
    title: 'It became known who the exposed person is; earlier entries stay as they are',
    fields: {
      how: 'How it became known who the exposed person is.',
      name: {
        description: 'The name that became known; under the secrecy of identity.',
        example: { value: 'A.' },
      },
    },
  }),
  encounterFact({
    event: EncounterHandedOver,
    path: 'hand-overs',
    who: 'holder',
    active: ['to'],
    title: 'A colleague, or another office, holds the encounter from now on',
    refusals: [
      ...['ENCOUNTER.HAND_OVER_OUTSIDE_BRANCH', 'ENCOUNTER.HAND_OVER_NEEDS_GROUND', 'PERSON.UNKNOWN'],
      ...['DISCLOSURE.UNKNOWN_GROUND', 'DISCLOSURE.GROUND_EXCLUDES_LABEL', 'DISCLOSURE.GROUND_DEMANDS'],
      ...['DISCLOSURE.GROUND_EXCLUDES_RECIPIENT', 'DISCLOSURE.NO_CONSENT', 'DISCLOSURE.NO_RESERVATION'],
    ],
    fields: {
      to: 'A colleague, or somebody of another office of the social services, which then holds it alone.',
      ground: {
        description:
          'To another office, which is an authority of its own (OSL 8:1): the ground. A consent (`OSL 12:2`) must be ' +
          'given to that office for `all`. Kept out where the other is a colleague.',
        example: 'OSL 12:2',
      },
      weighing: {
        description: 'What speaks for and against, where the ground demands that it is weighed.',
        example: 'support goes on where the person has moved; nothing but what support needs is taken along',
      },
    },
  }),
  encounterFact({
    event: EncounterTakenOver,
    path: 'takeovers',
    who: 'coordinator-of-office',
    title:
      'Everybody who held the encounter has left, and a coordinator or supervisor of the office takes it over',
    refusals: ['ENCOUNTER.STILL_HELD'],
    fields: { why: { description: 'Why it is taken over.', example: 'the colleague has left the service' } },
  }),
  encounterFact({
    event: VictimConversationStarted,
    path: 'conversation-started',
    who: 'holder',
    title: 'The conversation began',
    fields: conversation,
  }),
  encounterFact({
    event: VictimConversationEnded,
    path: 'conversation-ended',
    who: 'holder',
    title: 'The conversation ended, with what the exposed person told',
    fields: {
      account: 'What the exposed person told.',
      needs: 'What the exposed person needs.',
      ...conversation,
    },
  }),
  encounterFact({
    event: SupportOffered,
    path: 'support-offers',
    who: 'holder',
    title: 'Support was offered',
    fields: {
      kinds: {
        description:
          'Codes of the kinds of support (`GET /support-services`). Others are recorded, and warned of (`SUPPORT.UNKNOWN_KIND`).',
        example: KINDS,
      },
    },
  }),
  encounterFact({
    event: SupportAnswered,
    path: 'support-answers',
    who: 'holder',
    title: 'The exposed person answered the offer',
    fields: {
      answer: 'On the whole; the participants see it.',
      kinds: {
        description: 'Codes of the kinds of support that the answer is about.',
        example: KINDS,
        min: 0,
      },
      answers: {
        description: 'Kind by kind, where the answers differ.',
        members: {
          kind: {
            description: 'Code of the kind of support (`GET /support-services`).',
            example: 'shelter',
          },
          answer: 'How the exposed person answered that offer.',
        },
      },
    },
  }),
  encounterFact({
    event: ContactCardGiven,
    path: 'contact-cards',
    who: 'holder',
    title: 'The exposed person was given a card',
    fields: {},
  }),
  encounterFact({
    event: SupportContactMade,
    path: 'support-contacts',
    who: 'holder',
    title: 'The exposed person was reached between the meetings',
    fields: { how: 'How the exposed person was reached.', note: 'What was said.' },
  }),
];
