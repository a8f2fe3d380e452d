import type { Instant, CommandMetadata } from '@samsyn/kernel';
import { holdsFor, proportionateAnswerBy } from '@samsyn/operations/contract';
import { needsReconfirmation } from '../invitations/invitation-state';
import type { OperationPlan } from '../operation-plan';
import type { OperationPlanEvent } from '../operation-plan.events';
import { refuseIfBegun, refuseIfCancelled, type Circumstances, type PlanRule } from '../plan-rule';

export interface RescheduleOperation {
  readonly kind: 'RescheduleOperation';
  readonly window: [Instant, Instant];
  readonly reason: string;
  readonly circumstances: Circumstances;
}

/**
 * Moves the window. Branches that had confirmed for a time that the new one does not lie within, and those
 * that have not answered yet, are asked for the new window in the same decision; those that declined are not.
 * A release that was decided for another time is taken back. Calls are renewed by `CallRenewal`; the
 * pre-briefing stands (ADR 0017).
 * @throws DomainError `PLAN.CANCELLED`, `PLAN.UNDER_WAY`
 */
function reschedule(
  { window, reason, circumstances }: RescheduleOperation,
  plan: OperationPlan,
  metadata: CommandMetadata,
): readonly OperationPlanEvent[] {
  refuseIfCancelled(plan);
  const planned = plan.operation?.window;
  if (planned?.[0] === window[0] && planned[1] === window[1]) return [];
  refuseIfBegun(circumstances);
  const takesBack = plan.released && planned !== undefined && !holdsFor(planned, window);
  const data = { window, reason, ...(takesBack ? { releaseTakenBack: true } : {}) };
  return [{ name: 'OperationRescheduled', data }, ...renewed(plan, window, metadata)];
}

function renewed(
  plan: OperationPlan,
  window: [Instant, Instant],
  metadata: CommandMetadata,
): OperationPlanEvent[] {
  const { operation, invitations } = plan;
  if (!operation) return [];
  const agencies = [...invitations.asked].flatMap(([branch, { state }]) => {
    const isAwaited = state === 'asked' && !invitations.answers.has(branch);
    return isAwaited || needsReconfirmation(invitations, branch, window) ? [branch] : [];
  });
  const [first] = agencies;
  if (first === undefined) return [];
  const { askedAt, answerBy: before } = invitations.asked.get(first)!;
  const asked = { askedAt, answerBy: before, begins: operation.window[0] };
  const answerBy = proportionateAnswerBy(asked, metadata.now, window[0]);
  const data = { ...operation, window, agencies, answerBy };
  return [{ name: 'InvitationRenewed', data, by: 'system', occurredAt: metadata.now }];
}

export const RESCHEDULING_RULES: { RescheduleOperation: PlanRule<RescheduleOperation> } = {
  RescheduleOperation: { who: 'operation-leader', decide: reschedule },
};
