import type { PersonRef } from '@samsyn/kernel';
import type { KnownCampaign } from './campaigns.schema';

export type { KnownCampaign } from './campaigns.schema';

/** How the reader's branch is related to the campaign. */
export type CampaignRelation = 'leading' | 'joined' | 'invited';

/** Campaigns, for those who debrief them. Injected by this class; `CampaignModule` provides it. */
export abstract class Campaigns {
  /** `undefined` where the reader may not know the campaign, exactly as where it does not exist. */
  abstract known(campaignId: string, reader: PersonRef): Promise<KnownCampaign | undefined>;
}
