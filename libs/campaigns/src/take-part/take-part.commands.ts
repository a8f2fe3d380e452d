import { BranchText, FILLED_IN, listOf } from '@samsyn/event-store';
import { CampaignBranchInvited, CampaignDeclined, CampaignJoined, CampaignLeft } from '../campaign.events';
import { campaignCommand, LEADING, OVER, UNKNOWN } from '../command-definition';

const ASKED = 'a signatory of a branch that was asked';

export const takePartCommands = [
  campaignCommand({
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
  campaignCommand({
    event: CampaignJoined,
    kind: 'JoinCampaign',
    id: 'joinCampaign',
    path: 'joinings',
    who: ASKED,
    title: 'The caller’s branch joins',
    refusals: [UNKNOWN, ...OVER],
    fields: { part: FILLED_IN },
  }),
  campaignCommand({
    event: CampaignDeclined,
    kind: 'DeclineCampaign',
    id: 'declineCampaign',
    path: 'declines',
    who: ASKED,
    title: 'The caller’s branch does not join (CampaignDeclined), and sees nothing more of it',
    refusals: [UNKNOWN, 'CAMPAIGN.NOTHING_TO_DECLINE'],
    fields: { reason: 'Why the branch does not join.' },
  }),
  campaignCommand({
    event: CampaignLeft,
    kind: 'LeaveCampaign',
    id: 'leaveCampaign',
    path: 'leavings',
    who: 'a signatory of a branch that leads or has joined it',
    title: 'The caller’s branch leaves (CampaignLeft), and its operations with it',
    refusals: [UNKNOWN, 'CAMPAIGN.NOT_JOINED', 'CAMPAIGN.LAST_LEADER'],
    fields: { reason: { description: 'Why the branch leaves.', example: 'no staff this week' } },
  }),
];
