import { commandOf, FILLED_IN } from '@samsyn/event-store';
import type { AgreementCommand } from './agreement-decider';
import { AgreementAdopted, AgreementEnded, AgreementProposed } from './agreement.events';

const command = commandOf<AgreementCommand['kind']>();

const who = 'a party’s operation leader, coordinator, supervisor, case officer, inspector or other signatory';
const DAYS_14_MINUTES = 14 * 24 * 60;
const minutes = { min: 5, max: DAYS_14_MINUTES };
const kind = { description: 'Code of the kind of operation.', example: 'apartment-visit' };

export const proposeAgreement = command({
  event: AgreementProposed,
  kind: 'ProposeAgreement',
  id: 'proposeAgreement',
  path: '',
  who,
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

/** Commands on an agreement that there is. */
export const agreementCommands = [
  command({
    ...further,
    id: 'proposeAgreementVersion',
    path: 'versions',
    title: 'Proposes a further version of it (AgreementProposed, and AgreementAdopted by the caller’s)',
    description:
      'The version before holds until every party has adopted the new one, and its first day has come.',
    refusals: [...further.refusals!, 'AGREEMENT.UNKNOWN', 'AGREEMENT.HAS_ENDED'],
  }),
  command({
    event: AgreementAdopted,
    kind: 'AdoptAgreement',
    id: 'adoptAgreement',
    path: 'adoptions',
    who,
    title:
      'The caller’s branch adopts the latest version (AgreementAdopted; with the last one AgreementInForce)',
    refusals: ['AGREEMENT.UNKNOWN', 'AGREEMENT.SUPERSEDED', 'AGREEMENT.NOT_A_PARTY', 'AGREEMENT.HAS_ENDED'],
    fields: { version: { optional: true, min: 1, description: 'The latest version where absent.' } },
  }),
  command({
    event: AgreementEnded,
    kind: 'EndAgreement',
    id: 'endAgreement',
    path: 'end',
    who,
    title: 'The agreement no longer holds from a day on (AgreementEnded)',
    description: 'What was planned from it stays as it is.',
    refusals: ['AGREEMENT.UNKNOWN', 'AGREEMENT.ENDS_IN_THE_PAST'],
    fields: {
      endsOn: { optional: true, description: 'First day on which it no longer holds; today where absent.' },
      reason: { description: 'Why it ends; for the parties.', example: 'the region is divided' },
    },
  }),
];
