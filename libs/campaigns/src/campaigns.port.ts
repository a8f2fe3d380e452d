import type { OutlinedOperation } from '@samsyn/operations/contract';
import type { Branch, Day, PersonRef, Recorded } from '@samsyn/kernel';

/** What the reader's branch is to the campaign. */
export type CampaignRelation = 'leading' | 'joined' | 'invited';

/** A campaign as one branch may know it. */
export interface KnownCampaign {
  readonly id: string;
  readonly relation: CampaignRelation;
  readonly state: 'open' | 'ended' | 'cancelled';
  readonly name: string;
  readonly theme: string;
  readonly kinds: readonly string[];
  /** None: the whole country. */
  readonly regions: readonly string[];
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly purpose: string;
  /** The first proposed it. Nobody but these to a branch that was asked and has not answered. */
  readonly leading: readonly Branch[];
  /** Those that lead it, too. */
  readonly joined: readonly Branch[];
  /** Asked, and have not answered. */
  readonly invited: readonly Branch[];
  /** Those in which the reader's branch takes part, or whose debrief the caller facilitates; in the order of their windows. */
  readonly operations: readonly OutlinedOperation[];
}

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
