export { CAMPAIGN_COMMANDS } from './campaign-commands';
export { CampaignIndex } from './campaigns.projection';
export { ProposalForCampaign } from './campaign-operations/proposal-for-campaign.handler';
export { CampaignModule } from './campaign.module';
