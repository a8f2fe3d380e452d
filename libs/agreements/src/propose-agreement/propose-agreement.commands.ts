import { FILLED_IN } from '@samsyn/event-store';
import { AgreementProposed } from '../agreement.events';
import { agreementCommand, SIGNATORY } from '../command-definition';

const minutes = { min: 5 };
const kind = { description: 'Code of the kind of operation.', example: 'apartment-visit' };

export const proposeAgreement = agreementCommand({
  event: AgreementProposed,
  kind: 'ProposeAgreement',
  id: 'proposeAgreement',
  path: '',
  who: SIGNATORY,
  title: 'Proposes an agreement between branches (AgreementProposed, and AgreementAdopted by the caller’s)',
  description: '`id` is the agreement. It is in force when every party has adopted it (AgreementInForce).',
  refusals: [
    'AGREEMENT.NOT_A_PARTY',
    'AGREEMENT.ENDS_FIRST',
    'AGREEMENT.LEADER_NOT_A_PARTY',
    'AGREEMENT.KIND_REPEATS',
    'CALL.NOT_CALLABLE',
    'AGREEMENT.NOT_A_FACILITATOR',
    'PLAN.UNKNOWN_KIND',
    'IDENTITY.BRANCH_UNKNOWN',
    'REGION.UNKNOWN',
    'PERSON.UNKNOWN',
  ],
  answersNewId: true,
  fields: {
    version: FILLED_IN,
    name: { description: 'What the agreement is called.', example: 'Region syd: visits to flats' },
    region: { description: 'Code of the region.', example: 'syd' },
    validFrom: 'First day.',
    validUntil: 'First day on which it no longer holds.',
    parties: {
      min: 2,
      description: 'The branches that agree; the caller’s among them.',
      example: ['police/trafficking-unit', 'social-services/coordinator-syd'],
    },
    leads: {
      min: 0,
      description: 'Any party leads a kind that is not named.',
      members: {
        kind,
        branches: {
          description: 'Who leads operations of that kind.',
          example: ['police/trafficking-unit'],
        },
      },
    },
    invites: {
      min: 0,
      description: 'Who is invited to which kind of operation.',
      members: {
        kind,
        agencies: {
          description: 'Branches that are invited to operations of that kind.',
          example: ['police/border-police'],
        },
      },
    },
    chain: {
      min: 0,
      description: 'Who is called, in order.',
      members: {
        branch: {
          description: 'The branch whose coordinator on duty is called.',
          example: 'social-services/coordinator-syd',
        },
        region: { description: 'Code of the region of the duty.', example: 'syd' },
        who: 'Whoever of the branch can come for the region where absent.',
      },
    },
    answerMinutes: {
      description: 'How long those who are asked have.',
      members: {
        invitation: { ...minutes, description: 'Minutes to answer an invitation.', example: 4320 },
        call: { ...minutes, description: 'Minutes to answer a call.', example: 20 },
      },
    },
    contacts: {
      min: 0,
      description: 'Where the parties are reached.',
      members: {
        branch: { description: 'The branch.', example: 'social-services/emergency-vaxjo' },
        function: { description: 'What is reached there; no name of a person.', example: 'duty desk' },
        telephone: { description: 'Where it is reached.', example: '010-000 00 00' },
      },
    },
    facilitator: 'The registered facilitator of every debrief that rests on the agreement.',
  },
});

const { answersNewId: _ofTheFirst, ...further } = proposeAgreement;

/** Of an agreement that there is. */
export const proposeAgreementVersion = agreementCommand({
  ...further,
  id: 'proposeAgreementVersion',
  path: 'versions',
  title: 'Proposes a further version of it (AgreementProposed, and AgreementAdopted by the caller’s)',
  description:
    'The version before holds until every party has adopted the new one, and its first day has come.',
  refusals: [...further.refusals!, 'AGREEMENT.UNKNOWN', 'AGREEMENT.HAS_ENDED'],
});
