import { AgreementEnded } from '../agreement.events';
import { agreementCommand, SIGNATORY } from '../command-definition';

export const endAgreement = agreementCommand({
  event: AgreementEnded,
  kind: 'EndAgreement',
  id: 'endAgreement',
  path: 'end',
  who: SIGNATORY,
  title: 'The agreement no longer holds from a day on (AgreementEnded)',
  description: 'What was planned from it stays as it is.',
  refusals: ['AGREEMENT.UNKNOWN', 'AGREEMENT.ENDS_IN_THE_PAST'],
  fields: {
    endsOn: { optional: true, description: 'First day on which it no longer holds; today where absent.' },
    reason: { description: 'Why it ends; for the parties.', example: 'the region is divided' },
  },
});
