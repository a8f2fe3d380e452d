import { changeRoutes, commandController } from '@samsyn/web';
import { callCoordinator } from './call-coordinator/call-coordinator.commands';
import { CALL_COMMANDS } from './call-commands';
import { Call, ChangeCall } from './call-out.handler';

const tag = 'calls';

export const CallCommandsController = commandController([
  ...changeRoutes([callCoordinator], { at: 'operations/:operationId', tag }, Call),
  ...changeRoutes(Object.values(CALL_COMMANDS), { at: 'call-outs/:callOutId', tag }, ChangeCall),
]);
