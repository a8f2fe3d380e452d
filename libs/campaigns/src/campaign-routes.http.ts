import { changeRoute, commandController } from '@samsyn/web';
import { CAMPAIGN_COMMANDS } from './campaign-commands';
import { ChangeCampaign, type ToldCampaignChange } from './campaign.handler';

/** What a body amends stands apart in its command. */
const asDecided = ({ kind, ...fields }: ToldCampaignChange): ToldCampaignChange =>
  (kind === 'AmendCampaign' ? { kind, changes: fields } : { kind, ...fields }) as ToldCampaignChange;

/** Also for who is of no branch of the campaign: the refusal is the decider's, and the same as for none at all. */
export const CampaignCommandsController = commandController(
  Object.values(CAMPAIGN_COMMANDS).map((definition) =>
    changeRoute<ToldCampaignChange>(
      definition,
      { at: 'campaigns', parameter: 'campaignId', tag: 'campaigns' },
      (campaignId, change, context) => new ChangeCampaign(campaignId, asDecided(change), context),
    ),
  ),
);
