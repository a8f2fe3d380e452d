import type { OperationSnapshot } from '@samsyn/secrecy';
import type { PlannedOperation } from './led-operations.port';

/** What is asked of a plan when something else of its operation is decided. */
export interface CurrentPlan {
  /** Undefined until the operation is proposed. */
  readonly operation: PlannedOperation | undefined;
  readonly cancelled: boolean;
}

/** Plans as they are now. Injected by this class; `PlanningModule` provides it. */
export abstract class CurrentPlans {
  abstract of(operation: Pick<OperationSnapshot, 'operationId' | 'entries'>): CurrentPlan;
}
