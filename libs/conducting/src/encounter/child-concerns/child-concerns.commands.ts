import { FILLED_IN } from '@samsyn/event-store';
import { encounterFact, type FactDefinition } from '../../facts/fact-definition';
import {
  ChildConcernAcknowledged,
  ChildConcernRedirected,
  ChildConcernReported,
} from './child-concern.events';

const OF_OFFICE = [
  'IDENTITY.BRANCH_UNKNOWN',
  'CHILD_CONCERN.NOT_SOCIAL_SERVICES',
  'CHILD_CONCERN.COORDINATORS_OFFICE',
];
const REDIRECTED = 'CHILD_CONCERN.REDIRECTED';
const UNKNOWN = 'CHILD_CONCERN.UNKNOWN';

const reported = encounterFact({
  event: ChildConcernReported,
  path: 'child-concerns',
  who: 'holder',
  concerned: ['to'],
  title: 'A child or suspected child; answers the id of the concern',
  namedLater: true,
  refusals: OF_OFFICE,
  fields: {
    to: {
      description: 'The office of the social services that must act. It reads `about` and `ground` at once.',
      example: 'social-services/vaxjo',
    },
    about: {
      description:
        'The person met may be a minor (what it is where it is not said), a child is present, or a child is elsewhere.',
      default: 'may-be-a-minor',
    },
    ground: 'What the concern rests on: for the own branch and the office it is sent to.',
  },
});
const acknowledged = encounterFact({
  event: ChildConcernAcknowledged,
  path: 'child-concern-acknowledgements',
  who: 'receiver',
  title: 'The social services took the concern on',
  refusals: [REDIRECTED],
  fields: {
    concern: {
      description: 'Id of the concern; absent: the latest open one addressed to the branch.',
      optional: true,
    },
  },
});
const redirected = encounterFact({
  event: ChildConcernRedirected,
  path: 'child-concern-redirections',
  who: 'receiver-or-holder',
  concerned: ['to'],
  title: 'The concern goes to another office of the social services, and waits for it',
  refusals: [...OF_OFFICE, REDIRECTED],
  fields: {
    to: {
      description: 'The office of the social services that it goes to instead. It reads the concern at once.',
      example: 'social-services/emergency-vaxjo',
    },
    why: {
      description: 'Why. Both offices and who reported the concern read it.',
      example: 'the child lives in another municipality',
    },
    concern: { description: 'Id of the concern; absent: the latest open one.', optional: true },
    from: FILLED_IN,
    reporter: FILLED_IN,
  },
});

/** Within an encounter. */
export const childConcernFacts = [reported, acknowledged, redirected];

/** Outside every encounter, by any participant. */
export const reportedOutside: FactDefinition<'ChildConcernReported'> = {
  ...reported,
  id: 'reportChildConcern',
  who: 'participant',
  title: 'A concern for a child, told outside every encounter',
  description:
    '`id` is what its answers name it by. It exists for the own branch and for the office that it is sent to, ' +
    'which sees it and nothing else of the operation. A holder reports it in the encounter.',
};

/** Answers to a concern by its id, whether it was reported in an encounter or not. */
export const acknowledgedById: FactDefinition<'ChildConcernAcknowledged'> = {
  ...acknowledged,
  id: 'acknowledgeChildConcern',
  path: 'acknowledgements',
  who: 'a person of the office that has it',
  description: 'Whether it was reported in an encounter or outside every one.',
  refusals: [UNKNOWN, REDIRECTED],
  fields: { concern: FILLED_IN },
};
export const redirectedById: FactDefinition<'ChildConcernRedirected'> = {
  ...redirected,
  id: 'redirectChildConcern',
  path: 'redirections',
  who: 'the branch that reported it (in an encounter its holder), and the office that has it',
  title: 'The concern goes to another office of the social services',
  description:
    'It waits anew for the office that it goes to, and no more for the one it was taken from. Whom a concern was ' +
    'sent to is never corrected: this is how it is put right.',
  refusals: [UNKNOWN, REDIRECTED, ...OF_OFFICE],
  fields: { ...redirected.fields, concern: FILLED_IN },
};
