import type { PlannedCampaign } from '../release-operation/earlier-lessons.port';
import type { Branch, PersonRef } from '@samsyn/kernel';
import type { CarriedAction } from './carried-action.schema';

export interface OperationToCarryTo {
  readonly kind: string;
  readonly region: string;
  readonly participants: readonly Branch[];
  /** Its own actions are not carried over to itself. */
  readonly operationId?: string;
}

/** What earlier debriefs left to do. Injected by this class; `LessonsModule` provides it. */
export abstract class CarryOver {
  /**
   * Only from operations in which the viewer's branch took part and campaigns that it leads or has joined, and in words
   * that the viewer may read.
   */
  abstract for(planned: OperationToCarryTo, viewer: PersonRef): Promise<readonly CarriedAction[]>;

  /** The same for a campaign, by its kinds and regions. */
  abstract forCampaign(planned: PlannedCampaign, viewer: PersonRef): Promise<readonly CarriedAction[]>;
}
