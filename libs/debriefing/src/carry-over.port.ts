import type { Branch, PersonRef } from '@samsyn/kernel';

/** An action of an earlier debrief that is still open and concerns an operation that is being planned. */
export interface CarriedAction {
  readonly what: string;
  /** By the name that the reader may know. */
  readonly owner: string;
  /** `YYYY-MM-DD` */
  readonly due: string;
  readonly fromOperation: string;
  readonly entry: string;
  /** What the two operations have in common. */
  readonly matches: readonly ('kind' | 'region' | 'agency')[];
}

export interface PlannedOperation {
  readonly kind: string;
  readonly region: string;
  readonly participants: readonly Branch[];
  /** Its own actions are not carried over to itself. */
  readonly operationId?: string;
}

/** What earlier debriefs left to do. Injected by this class; `DebriefingModule` provides it. */
export abstract class CarryOver {
  /** Only from operations in which the viewer's branch took part, and in words that the viewer may read. */
  abstract for(planned: PlannedOperation, viewer: PersonRef): Promise<readonly CarriedAction[]>;
}
