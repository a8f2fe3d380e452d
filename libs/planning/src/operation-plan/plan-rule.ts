import { DomainError, type Intent, type WhoMay } from '@samsyn/kernel';
import type { OperationPlan } from './operation-plan';
import type { OperationPlanEvent } from './operation-plan.events';

/** One command of the plan: who may give it, and what it records. */
export interface PlanRule<Command> {
  readonly who: WhoMay;
  /** `[]` where it is already so. */
  decide(command: Command, plan: OperationPlan, intent: Intent): readonly OperationPlanEvent[];
}

/** @throws DomainError `PLAN.CANCELLED` */
export function refuseIfCancelled({ cancelled }: Pick<OperationPlan, 'cancelled'>): void {
  if (cancelled) throw new DomainError('PLAN.CANCELLED');
}
