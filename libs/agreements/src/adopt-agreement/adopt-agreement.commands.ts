import { AgreementAdopted } from '../agreement.events';
import { agreementCommand, SIGNATORY } from '../command-definition';

export const adoptAgreement = agreementCommand({
  event: AgreementAdopted,
  kind: 'AdoptAgreement',
  id: 'adoptAgreement',
  path: 'adoptions',
  who: SIGNATORY,
  title:
    'The caller’s branch adopts the latest version (AgreementAdopted; with the last one AgreementInForce)',
  refusals: ['AGREEMENT.UNKNOWN', 'AGREEMENT.SUPERSEDED', 'AGREEMENT.NOT_A_PARTY', 'AGREEMENT.HAS_ENDED'],
  fields: { version: { optional: true, min: 1, description: 'The latest version where absent.' } },
});
