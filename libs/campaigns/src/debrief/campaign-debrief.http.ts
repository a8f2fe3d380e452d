import { changeRoutes, commandController } from '@samsyn/web';
import { LessonDto } from '@samsyn/debriefing/contract';
import { CAMPAIGN_DEBRIEF_COMMANDS } from './campaign-debrief.commands';
import { ChangeCampaignDebrief } from './campaign-debrief.handler';

const bodies = { CampaignLessonAgreed: LessonDto };

export const CampaignDebriefController = commandController(
  changeRoutes(
    Object.values(CAMPAIGN_DEBRIEF_COMMANDS),
    { at: 'campaigns/:campaignId', tag: 'campaigns', bodies },
    ChangeCampaignDebrief,
  ),
);
