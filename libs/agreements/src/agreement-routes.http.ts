import { bodyOf, changeRoutes, commandController } from '@samsyn/web';
import { agreementCommands, proposeAgreement } from './agreement.commands';
import { ChangeAgreement } from './agreement.handler';

const tag = 'agreements';
const bodies = { AgreementProposed: bodyOf(proposeAgreement) };

export const AgreementCommandsController = commandController([
  ...changeRoutes([proposeAgreement], { at: 'agreements', tag }, ChangeAgreement),
  ...changeRoutes(agreementCommands, { at: 'agreements/:agreementId', tag, bodies }, ChangeAgreement),
]);
