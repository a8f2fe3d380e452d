import { CampaignProposed } from '../campaign.events';
import { campaignCommand, CAMPAIGN_REFUSALS } from '../command-definition';

export const proposeCampaign = campaignCommand({
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
