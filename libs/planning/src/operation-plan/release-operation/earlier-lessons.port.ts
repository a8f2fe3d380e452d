import type { PersonRef } from '@samsyn/kernel';
import type { EarlierLesson } from './earlier-lesson.schema';

/** The first of these ends the planning: what is learnt later is for the next operation. */
export const ENDS_PLANNING: readonly string[] = [
  'OperationReleased',
  'OperationReleasedWithoutCoordinator',
  'ConductStarted',
];

/** What a campaign that is being planned is matched by. */
export interface PlannedCampaign {
  readonly campaignId: string;
  readonly kinds: readonly string[];
  /** None: the whole country. */
  readonly regions: readonly string[];
  /** What its own operations taught does not return to it. */
  readonly operations: readonly string[];
}

/** What earlier debriefs taught. Injected by this class; `LessonsModule` provides it. */
export abstract class EarlierLessons {
  /**
   * Those that were reopened first, then those without an answer, then what fits best and is newest. Once the operation
   * has been released, only what had been agreed by then. `undefined` where the viewer may not know the operation, or
   * takes no part in it.
   */
  abstract forOperation(
    operationId: string,
    viewer: PersonRef,
  ): Promise<readonly EarlierLesson[] | undefined>;

  /** Relevant for a campaign of these kinds and regions; lessons of `campaignId` do not return to itself. */
  abstract forCampaign(campaign: PlannedCampaign, viewer: PersonRef): Promise<readonly EarlierLesson[]>;
}
