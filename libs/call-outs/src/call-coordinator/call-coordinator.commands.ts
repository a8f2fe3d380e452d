import { commandOf, FILLED_IN } from '@samsyn/event-store';
import type { CallCommand } from '../call-out-decider';
import { CoordinatorCalled } from '../call-out.events';

export const callCoordinator = commandOf<CallCommand['kind']>()({
  event: CoordinatorCalled,
  kind: 'CallCoordinator',
  id: 'callCoordinator',
  path: 'calls',
  who: 'operation leader',
  title: 'Calls a coordinator, and the next ones in order',
  description:
    '`id` is the call-out. Samsyn goes on along the chain by itself (CallExpired, CallEscalated), until the conduct ' +
    'ends (CallWithdrawn).',
  refusals: [
    ...[
      'PERSON.UNKNOWN',
      'PERSON.HAS_LEFT',
      'CALL.CHAIN_REPEATS',
      'CALL.NOT_CALLABLE',
      'CALL.ALREADY_CALLED',
    ],
    ...['CALL.ANSWER_BY_PASSED', 'PLAN.CANCELLED', 'PLAN.ENDED'],
  ],
  answersNewId: true,
  fields: {
    kind: FILLED_IN,
    region: FILLED_IN,
    municipality: FILLED_IN,
    window: FILLED_IN,
    turn: FILLED_IN,
    renews: FILLED_IN,
    to: 'Who is called first.',
    answerBy: 'Until when the coordinator answers; everyone after has as long.',
    then: {
      description: 'Who is called next, in order, each when the one before does not come.',
      example: ['coordinator-ost', 'emergency-duty-officer'],
      min: 0,
      optional: true,
    },
  },
});
