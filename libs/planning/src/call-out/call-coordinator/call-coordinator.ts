import { DomainError, must, type Instant, type Intent, type PersonRef } from '@samsyn/kernel';
import { refuseIfCancelled } from '../../operation-plan/plan-rule';
import type { CallOut } from '../call-out';
import type { CallOutEvent } from '../call-out.events';
import type { PlanNow } from '../escalation';

export interface CallCoordinator {
  readonly kind: 'CallCoordinator';
  readonly to: PersonRef;
  /** Who is called after her, in order, when she does not come. */
  readonly then: readonly PersonRef[];
  readonly answerBy: Instant;
  readonly plan: PlanNow;
}

/** @throws DomainError `ACCESS.NOT_YOURS`, `PLAN.CANCELLED`, `CALL.ANSWER_BY_PASSED`, `CALL.CHAIN_REPEATS` */
export function decideCall(
  command: CallCoordinator,
  callOut: CallOut,
  intent: Intent,
): readonly CallOutEvent[] {
  must('operation-leader', intent);
  refuseIfCancelled(command.plan);
  if (callOut.phase !== 'not-called') return [];
  const { to, then, answerBy, plan } = command;
  const chain = [to, ...then].map(({ person }) => person);
  if (new Set(chain).size < chain.length) throw new DomainError('CALL.CHAIN_REPEATS', {}, 'invalid');
  if (answerBy <= intent.occurredAt) throw new DomainError('CALL.ANSWER_BY_PASSED', {}, 'invalid');
  return [{ name: 'CoordinatorCalled', data: { ...plan.operation, to, turn: 0, answerBy, then: [...then] } }];
}
