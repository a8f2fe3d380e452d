import { DomainError, type Branch, type CommandMetadata, type WhoMay } from '@samsyn/kernel';
import type { OperationPlan } from './operation-plan';
import type { OperationPlanEvent } from './operation-plan.events';

/** One command of the plan: who may give it, and what it records. */
export interface PlanRule<Command> {
  readonly who: WhoMay;
  /** `[]` if it is so already. */
  decide(command: Command, plan: OperationPlan, metadata: CommandMetadata): readonly OperationPlanEvent[];
}

/** By the kind of each command. */
export type PlanRules<Command extends { readonly kind: string }> = {
  readonly [K in Command['kind']]: PlanRule<Extract<Command, { readonly kind: K }>>;
};

/** @throws DomainError `PLAN.CANCELLED` */
export function refuseIfCancelled({ cancelled }: Pick<OperationPlan, 'cancelled'>): void {
  if (cancelled) throw new DomainError('PLAN.CANCELLED');
}

/** @throws DomainError `PLAN.ENDED` */
export function refuseIfEnded({ ended }: { readonly ended: boolean }): void {
  if (ended) throw new DomainError('PLAN.ENDED');
}

/** What other streams of the operation say when the command is decided. */
export interface Circumstances {
  /** The conduct has started. */
  readonly begun: boolean;
  /** The conduct has ended. */
  readonly ended: boolean;
  /** Branches that take part, for whatever reason. */
  readonly takingPart: ReadonlySet<Branch>;
}

/** Nobody needs to be asked any more: the operation is cancelled, or has begun. */
export const isOver = (
  { cancelled }: Pick<OperationPlan, 'cancelled'>,
  { begun, ended }: Circumstances,
): boolean => cancelled || begun || ended;

/** @throws DomainError `PLAN.ENDED`, `PLAN.UNDER_WAY` */
export function refuseIfBegun({ begun, ended }: Circumstances): void {
  refuseIfEnded({ ended });
  if (begun) throw new DomainError('PLAN.UNDER_WAY');
}
