import { CampaignOperationAdded, CampaignOperationRemoved } from '../campaign.events';
import { campaignCommand, OVER, UNKNOWN } from '../command-definition';

const OPERATION_LEADER = 'the leader of the operation, whose branch has joined the campaign';
const OPERATION = [UNKNOWN, 'OPERATION.UNKNOWN', 'CAMPAIGN.NOT_JOINED'];
const operation = { operation: 'An operation that the caller leads.' };

export const operationCommands = [
  campaignCommand({
    event: CampaignOperationAdded,
    kind: 'AddOperation',
    id: 'addOperationToCampaign',
    path: 'operations',
    who: OPERATION_LEADER,
    title: 'The operation is part of the campaign',
    description: 'Known to the branches of the campaign that take part in the operation, and to no others.',
    refusals: [
      ...OPERATION,
      ...OVER,
      ...['CAMPAIGN.OTHER_KIND', 'CAMPAIGN.OTHER_REGION', 'CAMPAIGN.OUTSIDE_DAYS'],
    ],
    fields: operation,
  }),
  campaignCommand({
    event: CampaignOperationRemoved,
    kind: 'RemoveOperation',
    id: 'removeOperationFromCampaign',
    path: 'operations/removed',
    who: OPERATION_LEADER,
    title: 'The operation is no part of the campaign any more',
    refusals: OPERATION,
    fields: operation,
  }),
];
