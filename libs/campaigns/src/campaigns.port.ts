import type { Branch, PersonRef, Recorded } from '@samsyn/kernel';
import type { KnownCampaign } from './campaigns.schema';

export type { KnownCampaign } from './campaigns.schema';

/** What the reader's branch is to the campaign. */
export type CampaignRelation = 'leading' | 'joined' | 'invited';

/** What of one stream of a campaign its reader may be shown, before it is viewed. */
export interface CampaignEntries {
  /** In order of recording; nothing of an operation that the reader may not know. */
  readonly events: readonly Recorded[];
  /** Who shares them: those that lead the campaign, then those that have joined it. */
  readonly branches: readonly Branch[];
}

/** Campaigns, for who debriefs them and who puts their entries right. Injected by this class; `PlanningModule` provides it. */
export abstract class Campaigns {
  /** `undefined` where the reader may not know the campaign, exactly as where it does not exist. */
  abstract known(campaignId: string, reader: PersonRef): Promise<KnownCampaign | undefined>;

  /** `undefined` as for `known`, and for a branch that was asked and has not joined. `stream`: its own or its debrief's. */
  abstract entriesOf(
    campaignId: string,
    stream: string,
    reader: PersonRef,
  ): Promise<CampaignEntries | undefined>;
}
