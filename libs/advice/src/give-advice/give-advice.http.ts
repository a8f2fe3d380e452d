import { changeRoute, commandController } from '@samsyn/web';
import type { AdviceCallChange } from '../advice-call-decider';
import { ChangeAdviceCall } from '../advice-call.handler';
import { ADVICE_COMMANDS } from './give-advice.commands';

export const GiveAdviceController = commandController(
  Object.values(ADVICE_COMMANDS).map((definition) =>
    changeRoute<AdviceCallChange>(
      definition,
      { at: 'advice-calls', parameter: 'adviceCallId', tag: 'advice' },
      (adviceCallId, change, context) => new ChangeAdviceCall(adviceCallId, change, context),
    ),
  ),
);
