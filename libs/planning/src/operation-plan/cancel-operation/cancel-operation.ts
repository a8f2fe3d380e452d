import type { CommandMetadata } from '@samsyn/kernel';
import { isOpen } from '../interpreters/interpreter-state';
import type { OperationPlan } from '../operation-plan';
import type { OperationPlanEvent } from '../operation-plan.events';
import { refuseIfBegun, type Circumstances, type PlanRule } from '../plan-rule';

export interface CancelOperation {
  readonly kind: 'CancelOperation';
  readonly reason: string;
  readonly circumstances: Circumstances;
}

/**
 * Those who take part see the cancellation. A branch that was only invited would not: its invitation is
 * withdrawn, and so are the interpreters that were asked for, in the same decision. Calls are ended by
 * `CallWithdrawal`.
 * @throws DomainError `PLAN.UNDER_WAY`: what has begun is ended, not cancelled
 */
function cancel(
  { reason, circumstances }: CancelOperation,
  plan: OperationPlan,
  { now }: CommandMetadata,
): readonly OperationPlanEvent[] {
  if (plan.cancelled) return [];
  refuseIfBegun(circumstances);
  const { asked, answers } = plan.invitations;
  const why = 'operation-cancelled' as const;
  const bySystem = { by: 'system', occurredAt: now } as const;
  const agencies = [...asked].flatMap(([branch, { state }]) =>
    state === 'withdrawn' || answers.has(branch) || circumstances.takingPart.has(branch) ? [] : [branch],
  );
  const bookings = [...plan.bookings].filter(([, booking]) => isOpen(booking));
  return [
    { name: 'OperationCancelled', data: { reason } },
    ...(agencies.length === 0
      ? []
      : [{ name: 'InvitationWithdrawn' as const, data: { agencies, reason: why }, ...bySystem }]),
    ...bookings.map(([booking]) => ({
      name: 'InterpreterCancelled' as const,
      data: { booking, reason: why },
      ...bySystem,
    })),
  ];
}

export const CANCELLATION_RULES: { CancelOperation: PlanRule<CancelOperation> } = {
  CancelOperation: { who: 'operation-leader', decide: cancel },
};
