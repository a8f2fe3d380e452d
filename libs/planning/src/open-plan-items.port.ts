import type { ViewedOperation } from '@samsyn/operations/contract';
import type { Branch } from '@samsyn/kernel';

/** Something that is missing in a plan or no longer holds, by its code (`GET /operations/{operationId}/plan`). */
export interface PlanNotice {
  readonly code: string;
  readonly branch?: Branch;
  /** Code of a role, of a point of the agenda, or of a language. */
  readonly about?: string;
  readonly entries: readonly string[];
}

/** What a plan waits for. Injected by this class; `PlanningModule` provides it. */
export abstract class OpenPlanItems {
  /**
   * As far as the viewer of the operation may know it. `gates`: codes of what stands in the way of a release, to the
   * leading branch alone, none once it is released or cancelled.
   */
  abstract of(operation: ViewedOperation): {
    readonly gates: readonly string[];
    readonly notices: readonly PlanNotice[];
  };
}
