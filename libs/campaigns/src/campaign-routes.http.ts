import { changeRoutes, commandController } from '@samsyn/web';
import { CAMPAIGN_COMMANDS, proposeCampaign } from './campaign-commands';
import { ChangeCampaign } from './campaign.handler';

const tag = 'campaigns';

export const CampaignCommandsController = commandController([
  ...changeRoutes([proposeCampaign], { at: 'campaigns', tag }, ChangeCampaign),
  ...changeRoutes(Object.values(CAMPAIGN_COMMANDS), { at: 'campaigns/:campaignId', tag }, ChangeCampaign),
]);
