import { changeRoute, commandController, type FactBody } from '@samsyn/web';
import { LessonDto } from '../lessons/lesson.dto';
import { CAMPAIGN_DEBRIEF_COMMANDS } from './campaign-debrief.commands';
import { ChangeCampaignDebrief, type ToldCampaignDebriefChange } from './campaign-debrief.handler';

const BODIES_BY_HAND: Readonly<Record<string, FactBody>> = { CampaignLessonAgreed: LessonDto };

export const CampaignDebriefController = commandController(
  Object.values(CAMPAIGN_DEBRIEF_COMMANDS).map((definition) => {
    const body = BODIES_BY_HAND[definition.event.name];
    return changeRoute<ToldCampaignDebriefChange>(
      definition,
      { at: 'campaigns', parameter: 'campaignId', tag: 'campaigns', ...(body && { body }) },
      (campaignId, change, context) => new ChangeCampaignDebrief(campaignId, change, context),
    );
  }),
);
