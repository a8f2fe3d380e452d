import { DomainError, must, SYSTEM_BRANCH, unknownTo, type Intent } from '@samsyn/kernel';
import { told } from '../../told';
import { currentTurn, isCalledBranch, type CallOut } from '../call-out';
import type { CALL_ENDINGS, CallOutEvent } from '../call-out.events';
import { expire, type PlanNow } from '../escalation';

type Reason = (typeof CALL_ENDINGS)[number];

export interface WithdrawCall {
  readonly kind: 'WithdrawCall';
  readonly reason?: Reason;
}
export interface ReleaseCoordinator {
  readonly kind: 'ReleaseCoordinator';
  readonly reason?: Reason;
}
/** Given by Samsyn itself when a deadline has passed; `turn` counts from 0. */
export interface ExpireCall {
  readonly kind: 'ExpireCall';
  readonly turn: number;
  readonly plan: PlanNow;
}

const isSystem = ({ actor }: Intent): boolean => actor.branch === SYSTEM_BRANCH;

/** @throws DomainError `CALL_OUT.UNKNOWN` (unknown), `ACCESS.NOT_YOURS` (forbidden) */
function mustLead(callOut: CallOut, intent: Intent): void {
  const { actor, standing } = intent;
  if (!standing?.leads && !isCalledBranch(callOut, actor.branch)) throw unknownTo('CALL_OUT');
  must('operation-leader', intent);
}

/** @throws DomainError `CALL.ALREADY_ACCEPTED`: who has accepted is released instead */
export function decideWithdrawal(
  { reason }: WithdrawCall,
  callOut: CallOut,
  intent: Intent,
): readonly CallOutEvent[] {
  if (!isSystem(intent)) mustLead(callOut, intent);
  if (callOut.phase === 'open') return [{ name: 'CallWithdrawn', data: told({ reason }) }];
  if (callOut.phase === 'accepted' && !isSystem(intent)) throw new DomainError('CALL.ALREADY_ACCEPTED');
  return [];
}

/**
 * By the leader, or by Samsyn when the operation was cancelled or moved. The gate of the release then waits for another
 * coordinator.
 * @throws DomainError `CALL.NOBODY_ACCEPTED`
 */
export function decideRelease(
  { reason }: ReleaseCoordinator,
  callOut: CallOut,
  intent: Intent,
): readonly CallOutEvent[] {
  if (!isSystem(intent)) mustLead(callOut, intent);
  if (callOut.phase === 'released') return [];
  if (!callOut.accepted) {
    if (isSystem(intent)) return [];
    throw new DomainError('CALL.NOBODY_ACCEPTED');
  }
  return [{ name: 'CoordinatorReleased', data: { who: callOut.accepted, ...told({ reason }) } }];
}

/** Silent where the turn was answered, withdrawn or went on meanwhile. */
export function decideExpiry(
  { turn, plan }: ExpireCall,
  callOut: CallOut,
  intent: Intent,
): readonly CallOutEvent[] {
  if (!isSystem(intent)) throw new DomainError('ACCESS.NOT_YOURS', { requires: 'system' }, 'forbidden');
  const isCurrent = currentTurn(callOut) === callOut.turns[turn];
  return isCurrent ? expire(callOut, plan, intent.now) : [];
}
