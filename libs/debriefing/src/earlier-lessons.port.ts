import type { Branch, PersonRef } from '@samsyn/kernel';

export interface LessonAnswerGiven {
  readonly branch: Branch;
  readonly answer: 'applied' | 'not-applicable';
  readonly why?: string;
  readonly entry: string;
}

/** A lesson of an earlier operation that matters in one that is planned, in words that the viewer may read. */
export interface EarlierLesson {
  /** The entry that agreed on it. */
  readonly lesson: string;
  readonly what: string;
  readonly tags: readonly string[];
  /** Where it was agreed: another operation, or a campaign as a whole. */
  readonly fromOperation?: string;
  readonly fromCampaign?: string;
  /** Why it is here: what the two operations have in common, or what its own tags say. */
  readonly matches: readonly ('kind' | 'region' | 'agency' | 'tag')[];
  /** In how many operations it was applied and what it is about happened again all the same. */
  readonly timesReopened: number;
  /** The leading branch has answered for the operation, or the viewer's branch for itself. */
  readonly answered: boolean;
  readonly answers: readonly LessonAnswerGiven[];
}

/** What a campaign that is being planned is matched by. */
export interface PlannedCampaign {
  readonly campaignId: string;
  readonly kinds: readonly string[];
  /** None: the whole country. */
  readonly regions: readonly string[];
  /** What its own operations taught does not return to it. */
  readonly operations: readonly string[];
}

/** What earlier debriefs taught. Injected by this class; `DebriefingModule` provides it. */
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

  /** What matters for a campaign of these kinds and regions; `campaignId`: its own lessons do not return to itself. */
  abstract forCampaign(campaign: PlannedCampaign, viewer: PersonRef): Promise<readonly EarlierLesson[]>;
}
