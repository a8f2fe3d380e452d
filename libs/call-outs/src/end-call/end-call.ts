import {
  definedFields,
  DomainError,
  authorize,
  SYSTEM_BRANCH,
  unknownTo,
  type Instant,
  type CommandMetadata,
} from '@samsyn/kernel';
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
/** More time to answer, or less, for the person whose turn it is; those after them have as long as before. */
export interface MoveDeadline {
  readonly kind: 'MoveDeadline';
  readonly answerBy: Instant;
}
/** Given by Samsyn itself when a deadline has passed, or a person has left; `turn` counts from 0. */
export interface ExpireCall {
  readonly kind: 'ExpireCall';
  readonly turn: number;
  readonly plan: PlanNow;
}

const isSystem = ({ actor }: CommandMetadata): boolean => actor.branch === SYSTEM_BRANCH;

/** @throws DomainError `CALL_OUT.UNKNOWN` (unknown), `ACCESS.NOT_YOURS` (forbidden) */
function mustLead(callOut: CallOut, metadata: CommandMetadata): void {
  const { actor, standing } = metadata;
  if (!standing?.leads && !isCalledBranch(callOut, actor.branch)) throw unknownTo('CALL_OUT');
  authorize('operation-leader', metadata);
}

/** @throws DomainError `CALL.ALREADY_ACCEPTED`: a person who has accepted is released instead */
export function decideWithdrawal(
  { reason }: WithdrawCall,
  callOut: CallOut,
  metadata: CommandMetadata,
): readonly CallOutEvent[] {
  if (!isSystem(metadata)) mustLead(callOut, metadata);
  if (callOut.phase === 'open') return [{ name: 'CallWithdrawn', data: definedFields({ reason }) }];
  if (callOut.phase === 'accepted' && !isSystem(metadata)) throw new DomainError('CALL.ALREADY_ACCEPTED');
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
  metadata: CommandMetadata,
): readonly CallOutEvent[] {
  if (!isSystem(metadata)) mustLead(callOut, metadata);
  if (callOut.phase === 'released') return [];
  if (!callOut.accepted) {
    if (isSystem(metadata)) return [];
    throw new DomainError('CALL.NOBODY_ACCEPTED');
  }
  return [{ name: 'CoordinatorReleased', data: { who: callOut.accepted, ...definedFields({ reason }) } }];
}

/**
 * @rule call-deadline-moved: Until when a call is answered is moved by a command, which moves the timer; it is not
 *   corrected as a text.
 * @source domain: Planning; ADR 0038
 * @proof moving the deadline of a call › holds for whose turn it is, and for the expiry
 * @throws DomainError `CALL.NOT_OPEN`, `CALL.ANSWER_BY_PASSED` (invalid)
 */
export function decideDeadline(
  { answerBy }: MoveDeadline,
  callOut: CallOut,
  metadata: CommandMetadata,
): readonly CallOutEvent[] {
  mustLead(callOut, metadata);
  const turn = currentTurn(callOut);
  if (callOut.phase !== 'open' || !turn) throw new DomainError('CALL.NOT_OPEN');
  if (answerBy <= metadata.now) throw new DomainError('CALL.ANSWER_BY_PASSED', {}, 'invalid');
  if (turn.answerBy === answerBy) return [];
  const data = { to: turn.to, turn: callOut.turns.length - 1, answerBy };
  return [{ name: 'CallDeadlineMoved', data }];
}

/** Records nothing if the turn was answered, withdrawn or went on meanwhile. */
export function decideExpiry(
  { turn, plan }: ExpireCall,
  callOut: CallOut,
  metadata: CommandMetadata,
): readonly CallOutEvent[] {
  if (!isSystem(metadata)) throw new DomainError('ACCESS.NOT_YOURS', { requires: 'system' }, 'forbidden');
  const current = currentTurn(callOut);
  // Before its deadline (also one that was moved), a turn ends only if the person has left.
  const isDue = !current || current.answerBy <= metadata.now || plan.departed?.has(current.to.person);
  return current === callOut.turns[turn] && isDue ? expire(callOut, plan, metadata.now) : [];
}
