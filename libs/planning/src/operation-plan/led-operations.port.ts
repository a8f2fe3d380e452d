import type { Actor, Instant } from '@samsyn/kernel';

/** What an operation is to be, as its plan stands now. */
export interface PlannedOperation {
  readonly kind: string;
  readonly region: string;
  readonly municipality: string;
  readonly window: [Instant, Instant];
}

/** Operations, for their leaders. Injected by this class; `PlanningModule` provides it. */
export abstract class LedOperations {
  /** @throws DomainError `OPERATION.UNKNOWN`, `ACCESS.NOT_YOURS` where the actor does not lead it */
  abstract ledBy(actor: Actor, operationId: string): Promise<PlannedOperation>;
}
