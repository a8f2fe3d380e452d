import { FILLED_IN } from '@samsyn/event-store';
import { planCommand } from '../../command-definition';
import { OperationRescheduled } from '../operation-plan.events';

export const rescheduleOperation = planCommand({
  event: OperationRescheduled,
  kind: 'RescheduleOperation',
  id: 'rescheduleOperation',
  path: 'reschedulings',
  who: 'operation leader',
  title: 'The operation is moved to another window',
  description:
    'Unless the new window lies within the old one, those who had confirmed or not answered are asked again ' +
    '(InvitationRenewed), and calls are made anew (CallWithdrawn or CoordinatorReleased, CoordinatorCalled).',
  refusals: ['PLAN.CANCELLED', 'PLAN.ENDED', 'PLAN.UNDER_WAY'],
  fields: {
    window: 'The new window.',
    reason: { description: 'Why it is moved; for the participants.', example: 'the interpreter is ill' },
    releaseTakenBack: FILLED_IN,
  },
});
