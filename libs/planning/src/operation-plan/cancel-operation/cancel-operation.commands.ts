import { planCommand } from '../../command-definition';
import { OperationCancelled } from '../operation-plan.events';

export const cancelOperation = planCommand({
  event: OperationCancelled,
  kind: 'CancelOperation',
  id: 'cancelOperation',
  path: 'cancellation',
  who: 'operation leader',
  title: 'The operation will not be carried out',
  description:
    'Open invitations, calls and interpreters are withdrawn by Samsyn, and coordinators who had accepted released.',
  refusals: ['PLAN.UNDER_WAY', 'PLAN.ENDED'],
  fields: {
    reason: {
      description: 'Why it is cancelled; for the participants.',
      example: 'the advertisement is gone',
    },
  },
});
