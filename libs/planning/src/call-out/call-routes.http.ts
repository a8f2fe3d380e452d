import { changeRoute, commandController, routed, type FactDto } from '@samsyn/web';
import { callCoordinator } from './call-coordinator/call-coordinator.commands';
import { CALL_COMMANDS } from './call-commands';
import { Call, ChangeCall, type ToldCallChange } from './call-out.handler';

interface CallBody extends FactDto {
  readonly to: string;
  readonly answerBy: string;
  readonly then?: readonly string[];
}

const TAG = 'calls';
const CALL_OUT = { at: 'call-outs', parameter: 'callOutId', tag: TAG } as const;

export const CallCommandsController = commandController([
  routed(
    callCoordinator,
    { at: 'operations/:operationId', tag: TAG },
    async (commands, operationId, { body, asked }) => {
      const { to, then = [], answerBy } = body as CallBody;
      const context = asked.context(body, { operationId });
      const outcome = await commands.execute(new Call(operationId, { to, then, answerBy }, context));
      return { outcome, id: outcome.newId };
    },
  ),
  ...Object.values(CALL_COMMANDS).map((definition) =>
    changeRoute<ToldCallChange>(
      definition,
      CALL_OUT,
      (callOutId, change, context) => new ChangeCall(callOutId, change, context),
    ),
  ),
]);
