import { changeRoutes, commandController } from '@samsyn/web';
import { CAMPAIGN_COMMANDS } from './campaign-commands';
import { ChangeCampaign } from './campaign.handler';
import { proposeCampaign } from './propose-campaign/propose-campaign.commands';

const tag = 'campaigns';

export const CampaignCommandsController = commandController([
  ...changeRoutes([proposeCampaign], { at: 'campaigns', tag }, ChangeCampaign),
  ...changeRoutes(Object.values(CAMPAIGN_COMMANDS), { at: 'campaigns/:campaignId', tag }, ChangeCampaign),
]);
