import {
  BranchText,
  byEvent,
  commandOf,
  FILLED_IN,
  listOf,
  type ChangeDefinition,
} from '@samsyn/event-store';
import type { CampaignCommand } from './campaign-decider';
import {
  CampaignAmended,
  CampaignBranchInvited,
  CampaignCancelled,
  CampaignDeclined,
  CampaignEnded,
  CampaignJoined,
  CampaignLeft,
  CampaignProposed,
  CampaignOperationAdded,
  CampaignOperationRemoved,
} from './campaign.events';

type Definition = ChangeDefinition<CampaignCommand['kind']>;
const command = commandOf<CampaignCommand['kind']>();

const UNKNOWN = 'CAMPAIGN.UNKNOWN';
const OVER = ['CAMPAIGN.CANCELLED', 'CAMPAIGN.HAS_ENDED'];
/** Refusals of what a campaign is about. */
const CAMPAIGN_REFUSALS = ['CAMPAIGN.ENDS_FIRST', 'CAMPAIGN.TOO_LONG', 'PLAN.UNKNOWN_KIND', 'REGION.UNKNOWN'];
const LEADING = 'a signatory of a leading branch (operation leader, coordinator, supervisor, inspector …)';
const ASKED = 'a signatory of a branch that was asked';
const OPERATION_LEADER = 'the leader of the operation, whose branch has joined the campaign';
const OPERATION = [UNKNOWN, 'OPERATION.UNKNOWN', 'CAMPAIGN.NOT_JOINED'];
const operation = { operation: 'An operation that the caller leads.' };

export const proposeCampaign = command({
  event: CampaignProposed,
  kind: 'ProposeCampaign',
  id: 'proposeCampaign',
  path: '',
  who: 'operation leader, coordinator, supervisor, inspector or other signatory of a branch',
  title: 'Proposes a campaign (CampaignProposed), which the caller’s branch then leads',
  description: '`id` is the campaign. Without regions it is for the whole country.',
  refusals: CAMPAIGN_REFUSALS,
  answersNewId: true,
  fields: {
    name: { description: 'What the campaign is called.', example: 'Outreach week, autumn' },
    theme: 'What it is about.',
    kinds: { description: 'Kinds of operation, of /kinds.', example: ['street-outreach', 'akc-inspection'] },
    regions: { description: 'None: the whole country.', example: ['syd'], min: 0 },
    firstDay: 'First day, in Stockholm.',
    lastDay: 'Last day, in Stockholm.',
    purpose: { description: 'What it is for.', example: 'to reach those whom nobody has met' },
  },
});

/** Commands of a campaign that has been proposed, by the name of the event. */
export const CAMPAIGN_COMMANDS: Readonly<Record<string, Definition>> = byEvent<Definition>([
  command({
    event: CampaignBranchInvited,
    kind: 'InviteBranches',
    id: 'inviteToCampaign',
    path: 'invitations',
    who: LEADING,
    title: 'Asks branches to join the campaign, or to lead it, too (CampaignBranchInvited, one for each)',
    refusals: [UNKNOWN, ...OVER, 'IDENTITY.BRANCH_UNKNOWN'],
    fields: {
      invited: FILLED_IN,
      part: 'Whether they are to lead it, too.',
      ...{ name: FILLED_IN, theme: FILLED_IN, kinds: FILLED_IN, regions: FILLED_IN },
      ...{ firstDay: FILLED_IN, lastDay: FILLED_IN, purpose: FILLED_IN },
    },
    beside: {
      branches: {
        schema: listOf(BranchText, 50),
        description: 'Branches that are asked to join.',
        example: ['ngo/shelter'],
      },
    },
  }),
  command({
    event: CampaignJoined,
    kind: 'JoinCampaign',
    id: 'joinCampaign',
    path: 'joinings',
    who: ASKED,
    title: 'The caller’s branch joins',
    refusals: [UNKNOWN, ...OVER],
    fields: { part: FILLED_IN },
  }),
  command({
    event: CampaignDeclined,
    kind: 'DeclineCampaign',
    id: 'declineCampaign',
    path: 'declines',
    who: ASKED,
    title: 'The caller’s branch does not join (CampaignDeclined), and sees nothing more of it',
    refusals: [UNKNOWN, 'CAMPAIGN.NOTHING_TO_DECLINE'],
    fields: { reason: 'Why the branch does not join.' },
  }),
  command({
    event: CampaignLeft,
    kind: 'LeaveCampaign',
    id: 'leaveCampaign',
    path: 'leavings',
    who: 'a signatory of a branch that leads or has joined it',
    title: 'The caller’s branch leaves (CampaignLeft), and its operations with it',
    refusals: [UNKNOWN, 'CAMPAIGN.NOT_JOINED', 'CAMPAIGN.LAST_LEADER'],
    fields: { reason: { description: 'Why the branch leaves.', example: 'no staff this week' } },
  }),
  command({
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
  command({
    event: CampaignOperationRemoved,
    kind: 'RemoveOperation',
    id: 'removeOperationFromCampaign',
    path: 'operations/removed',
    who: OPERATION_LEADER,
    title: 'The operation is no part of the campaign any more',
    refusals: OPERATION,
    fields: operation,
  }),
  command({
    event: CampaignAmended,
    kind: 'AmendCampaign',
    id: 'amendCampaign',
    path: 'amendments',
    who: LEADING,
    title: 'Name, theme, kinds, regions, days or purpose are changed',
    description: 'What is named is new, the rest stays. Operations that are in the campaign stay in it.',
    refusals: [UNKNOWN, ...OVER, ...CAMPAIGN_REFUSALS],
    fields: {
      name: { description: 'What the campaign is called now.', example: 'Outreach week, winter' },
      theme: 'What it is about now.',
      kinds: {
        description: 'Kinds of operation that it takes now (`GET /kinds`).',
        example: ['street-outreach', 'akc-inspection'],
      },
      regions: { description: 'None: the whole country.', min: 0 },
      firstDay: 'The new first day, in Stockholm.',
      lastDay: 'The new last day, in Stockholm.',
      purpose: { description: 'What it is for now.', example: 'to reach those whom nobody has met' },
    },
  }),
  command({
    event: CampaignEnded,
    kind: 'EndCampaign',
    id: 'endCampaign',
    path: 'end',
    who: LEADING,
    title: 'The campaign is over (CampaignEnded). No operation is added any more; its debrief goes on',
    refusals: [UNKNOWN, 'CAMPAIGN.CANCELLED'],
    fields: { leading: FILLED_IN },
  }),
  command({
    event: CampaignCancelled,
    kind: 'CancelCampaign',
    id: 'cancelCampaign',
    path: 'cancellation',
    who: LEADING,
    title: 'The campaign is called off (CampaignCancelled). Its operations are their own leaders’',
    refusals: [UNKNOWN, 'CAMPAIGN.HAS_ENDED'],
    fields: { reason: { description: 'Why it is cancelled.', example: 'the weather' } },
  }),
]);
