import { bodyOf, changeRoutes, commandController } from '@samsyn/web';
import { adoptAgreement } from './adopt-agreement/adopt-agreement.commands';
import { ChangeAgreement } from './agreement.handler';
import { endAgreement } from './end-agreement/end-agreement.commands';
import { proposeAgreement, proposeAgreementVersion } from './propose-agreement/propose-agreement.commands';

const tag = 'agreements';
/** Commands on an agreement that there is. */
const further = [proposeAgreementVersion, adoptAgreement, endAgreement];
const bodies = { AgreementProposed: bodyOf(proposeAgreement) };

export const AgreementCommandsController = commandController([
  ...changeRoutes([proposeAgreement], { at: 'agreements', tag }, ChangeAgreement),
  ...changeRoutes(further, { at: 'agreements/:agreementId', tag, bodies }, ChangeAgreement),
]);
