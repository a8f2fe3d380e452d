import type { Branch, PersonRef } from '@samsyn/kernel';
import type { CarriedAction } from './actions/carried-action.schema';

export type { CarriedAction } from './actions/carried-action.schema';

export interface PlannedOperation {
  readonly kind: string;
  readonly region: string;
  readonly participants: readonly Branch[];
  /** Its own actions are not carried over to itself. */
  readonly operationId?: string;
}

/** What a campaign that is being planned is matched by. */
export interface CampaignToCarryTo {
  /** Its own actions are not carried over to itself. */
  readonly campaignId: string;
  readonly kinds: readonly string[];
  /** None: the whole country. */
  readonly regions: readonly string[];
  /** What its own operations left to do is not carried over to it. */
  readonly operations: readonly string[];
}

/** What earlier debriefs left to do. Injected by this class; `DebriefingModule` provides it. */
export abstract class CarryOver {
  /**
   * Only from operations in which the viewer's branch took part and campaigns that it leads or has joined, and in words
   * that the viewer may read.
   */
  abstract for(planned: PlannedOperation, viewer: PersonRef): Promise<readonly CarriedAction[]>;

  /** The same for a campaign, by its kinds and regions. */
  abstract forCampaign(planned: CampaignToCarryTo, viewer: PersonRef): Promise<readonly CarriedAction[]>;
}
