import { callCommand } from '../command-definition';
import { CallDelivered, CallRead, CoordinatorAccepted, CoordinatorDeclined } from '../call-out.events';

const refusals = ['CALL.NOT_YOURS', 'CALL_OUT.UNKNOWN'];
const who = 'the called person';

export const answerCallCommands = [
  callCommand({
    event: CallDelivered,
    kind: 'ReportDelivery',
    id: 'recordCallDelivered',
    path: 'deliveries',
    who,
    title: 'The call has reached the device of the called person',
    refusals,
    fields: {},
  }),
  callCommand({
    event: CallRead,
    kind: 'ReportRead',
    id: 'recordCallRead',
    path: 'reads',
    who,
    title: 'The called person has read the call',
    refusals,
    fields: {},
  }),
  callCommand({
    event: CoordinatorAccepted,
    kind: 'AcceptCall',
    id: 'acceptCall',
    path: 'acceptance',
    who,
    title:
      'The called person comes, or helps by telephone (CoordinatorAccepted; after the turn CallAnsweredLate)',
    description:
      'An answer is never refused for being late. Told again with another time of arrival, the latest holds.',
    refusals,
    fields: {
      mode: 'Whether the coordinator comes to the site or helps by telephone.',
      eta: 'When the coordinator expects to be there.',
    },
  }),
  callCommand({
    event: CoordinatorDeclined,
    kind: 'DeclineCall',
    id: 'declineCall',
    path: 'decline',
    who,
    title:
      'The called person cannot come (CoordinatorDeclined and what follows; after the turn CallAnsweredLate)',
    description: 'The next in the chain is called in the same moment (CallEscalated, or CallChainExhausted).',
    refusals,
    fields: {
      reason: '`illness` and `leave` read `unavailable` outside the coordinator’s branch.',
      note: {
        description: 'More about it.',
        example: { value: 'on another visit until ten', label: 'social-services' },
      },
    },
  }),
];
