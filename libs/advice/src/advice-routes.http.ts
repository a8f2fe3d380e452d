import { changeRoutes, commandController } from '@samsyn/web';
import { AskForAdvice, ChangeAdviceCall } from './advice-call.handler';
import { requestAdvice } from './request-advice/request-advice.commands';
import { ADVICE_COMMANDS } from './give-advice/give-advice.commands';

const tag = 'advice';

export const AdviceCommandsController = commandController([
  ...changeRoutes([requestAdvice], { at: 'advice-calls', tag }, AskForAdvice),
  ...changeRoutes(
    Object.values(ADVICE_COMMANDS),
    { at: 'advice-calls/:adviceCallId', tag },
    ChangeAdviceCall,
  ),
]);
