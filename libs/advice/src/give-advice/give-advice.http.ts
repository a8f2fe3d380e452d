import { changeRoutes, commandController } from '@samsyn/web';
import { ChangeAdviceCall } from '../advice-call.handler';
import { ADVICE_COMMANDS } from './give-advice.commands';

export const GiveAdviceController = commandController(
  changeRoutes(
    Object.values(ADVICE_COMMANDS),
    { at: 'advice-calls/:adviceCallId', tag: 'advice' },
    ChangeAdviceCall,
  ),
);
