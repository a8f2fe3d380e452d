import { allFilledIn, commandOf, Uuid } from '@samsyn/event-store';
import { AgencyInvited } from '../operation-plan.events';

export const WHICH_AGREEMENT =
  'The agreement; where absent the one that the operation was proposed with, or the only one in force.';
export const NO_AGREEMENT = [
  'AGREEMENT.UNKNOWN',
  'AGREEMENT.NONE',
  'AGREEMENT.SEVERAL',
  'AGREEMENT.NOT_IN_FORCE',
  'AGREEMENT.OTHER_REGION',
  'AGREEMENT.OTHER_LEADER',
];

export const startFromAgreement = commandOf<'StartFromAgreement'>()({
  event: AgencyInvited,
  kind: 'StartFromAgreement',
  id: 'startFromAgreement',
  path: 'start-from-agreement',
  who: 'operation leader',
  title: 'Invites and calls as the standing agreement says (AgencyInvited, CoordinatorCalled)',
  description:
    'Who is invited already is not invited again, and nobody is called where a call has been made.',
  refusals: [...NO_AGREEMENT, 'PLAN.CANCELLED', 'PLAN.ENDED'],
  fields: allFilledIn(AgencyInvited),
  beside: { agreement: { schema: Uuid, optional: true, description: WHICH_AGREEMENT } },
});
