import { commandOf, FILLED_IN, Uuid } from '@samsyn/event-store';
import { OperationProposed } from '../operation-plan.events';
import type { PlanCommand } from '../plan-decider';

export const proposeOperation = commandOf<PlanCommand['kind']>()({
  event: OperationProposed,
  kind: 'ProposeOperation',
  id: 'proposeOperation',
  path: '',
  who: 'persons with the role operation-leader',
  title: 'Proposes an operation (OperationProposed)',
  description:
    'The caller becomes its named leader; `id` is the operation. `openActions`: what earlier debriefs of the same ' +
    'kind, region or agencies left to do. With a campaign also CampaignOperationAdded, under `campaign`.',
  refusals: [
    'PLAN.UNKNOWN_KIND',
    'REGION.UNKNOWN',
    'ACCESS.NOT_YOURS',
    'AGREEMENT.UNKNOWN',
    'AGREEMENT.NOT_IN_FORCE',
    'AGREEMENT.OTHER_REGION',
    'AGREEMENT.OTHER_LEADER',
    'CAMPAIGN.UNKNOWN',
    'CAMPAIGN.NOT_JOINED',
    'CAMPAIGN.CANCELLED',
    'CAMPAIGN.HAS_ENDED',
    'CAMPAIGN.OTHER_KIND',
    'CAMPAIGN.OTHER_REGION',
    'CAMPAIGN.OUTSIDE_DAYS',
  ],
  fields: {
    kind: { description: 'One of the kinds of /kinds.', example: 'apartment-visit' },
    region: { description: 'Code of the region (`GET /directory`).', example: 'syd' },
    municipality: { description: 'Name of the municipality.', example: 'Växjö' },
    window: 'When the operation is to take place.',
    kindVersion: FILLED_IN,
    purpose: {
      description: 'Why it is carried out; for the participants.',
      example: 'visit after an advertisement',
    },
    reference: { description: 'Reference number of the leading branch.', example: '5000-K1-26' },
    sites: { description: 'How many sites.', example: 1 },
    location: 'Where it is; where the file of the kind says so, shared with those who take part.',
    source: {
      description: 'How it was come to.',
      example: { value: 'an advertisement', label: 'police-investigation' },
    },
    agreement: 'The standing agreement that the plan starts from.',
    agreementVersion: FILLED_IN,
  },
  // In the change `kind` names the command, so the body's `kind` is `operation` there.
  calls: { kind: 'operation' },
  beside: {
    campaign: { schema: Uuid, optional: true, description: 'The campaign that it is to be part of.' },
  },
});
