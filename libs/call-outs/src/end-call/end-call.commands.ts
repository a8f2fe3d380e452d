import { FILLED_IN } from '@samsyn/event-store';
import { callCommand } from '../command-definition';
import { CallDeadlineMoved, CallWithdrawn, CoordinatorReleased } from '../call-out.events';

const who = 'operation leader';
const reason = { description: 'Why the call ends.', example: 'no-longer-needed' };

export const endCallCommands = [
  callCommand({
    event: CallWithdrawn,
    kind: 'WithdrawCall',
    id: 'withdrawCall',
    path: 'withdrawal',
    who,
    title: 'Nobody needs to answer any more',
    refusals: ['CALL.ALREADY_ACCEPTED', 'CALL_OUT.UNKNOWN'],
    fields: { reason },
  }),
  callCommand({
    event: CallDeadlineMoved,
    kind: 'MoveDeadline',
    id: 'moveCallDeadline',
    path: 'deadline',
    who,
    title: 'Who is called has until another moment to answer',
    description: 'The call expires then, and not before. Those after in the chain have as long as at first.',
    refusals: ['CALL.NOT_OPEN', 'CALL.ANSWER_BY_PASSED', 'CALL_OUT.UNKNOWN'],
    fields: { answerBy: 'Until when whose turn it is answers now.', to: FILLED_IN, turn: FILLED_IN },
  }),
  callCommand({
    event: CoordinatorReleased,
    kind: 'ReleaseCoordinator',
    id: 'releaseCoordinator',
    path: 'release',
    who,
    title: 'The coordinator who accepted is no longer needed',
    description: 'The operation can then not be released with a coordinator until another one has accepted.',
    refusals: ['CALL.NOBODY_ACCEPTED', 'CALL_OUT.UNKNOWN'],
    fields: { reason, who: FILLED_IN },
  }),
];
