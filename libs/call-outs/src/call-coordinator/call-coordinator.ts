import {
  DomainError,
  authorize,
  type Instant,
  type CommandMetadata,
  type PersonRef,
  outOfTime,
} from '@samsyn/kernel';
import { canBeCalled } from '@samsyn/kinds';
import { holdsFor, proportionateAnswerBy } from '@samsyn/operations/contract';
import { acceptedFor, currentTurn, type CallOut, type Turn } from '../call-out';
import type { CallOutEvent } from '../call-out.events';
import { isOver, type PlanNow } from '../escalation';

export interface CallCoordinator {
  readonly kind: 'CallCoordinator';
  readonly to: PersonRef;
  /** Who is called after that person, in order, if they do not come. */
  readonly then: readonly PersonRef[];
  readonly answerBy: Instant;
  readonly plan: PlanNow;
}

/** @throws DomainError `ACCESS.NOT_YOURS`, `PLAN.CANCELLED`, `PLAN.ENDED`, `CALL.ANSWER_BY_PASSED`, `CALL.CHAIN_REPEATS` and as `mustBeFree` */
export function decideCall(
  command: CallCoordinator,
  callOut: CallOut,
  metadata: CommandMetadata,
): readonly CallOutEvent[] {
  authorize('operation-leader', metadata);
  refuseIfOver(command.plan);
  if (callOut.phase !== 'not-called') return [];
  const { to, then, answerBy, plan } = command;
  const chain = [to, ...then].map(({ person }) => person);
  mustBeFree([to, ...then], plan);
  if (new Set(chain).size < chain.length) throw new DomainError('CALL.CHAIN_REPEATS', {}, 'invalid');
  if (answerBy <= metadata.occurredAt)
    throw outOfTime('CALL.ANSWER_BY_PASSED', metadata.now, { after: metadata.occurredAt });
  return [{ name: 'CoordinatorCalled', data: { ...plan.operation, to, turn: 0, answerBy, then: [...then] } }];
}

/** @throws DomainError `PLAN.CANCELLED`, `PLAN.ENDED` */
function refuseIfOver({ cancelled, ended }: PlanNow): void {
  if (cancelled) throw new DomainError('PLAN.CANCELLED');
  if (ended) throw new DomainError('PLAN.ENDED');
}

/**
 * @rule called-once: Nobody is called twice to the same operation at once.
 * @source domain: Planning; ADR 0038
 * @proof calling a coordinator › asks nobody whom another call of the operation asks, or has coming
 * @throws DomainError `CALL.NOT_CALLABLE` (invalid), `CALL.ALREADY_CALLED`; `position` in the chain counts from 0
 */
function mustBeFree(chain: readonly PersonRef[], { engaged }: PlanNow): void {
  for (const [position, one] of chain.entries()) {
    if (!canBeCalled(one)) throw new DomainError('CALL.NOT_CALLABLE', { position }, 'invalid');
    const callOut = engaged.get(one.person);
    if (callOut !== undefined) throw new DomainError('CALL.ALREADY_CALLED', { callOut, position });
  }
}

/** Given by Samsyn when the operation was moved; decided in the stream of the new call-out. */
export interface RenewCall {
  readonly kind: 'RenewCall';
  /** Id of the call-out that was for the window that no longer holds. */
  readonly renews: string;
  /** That call-out as it stands. */
  readonly before: CallOut;
  readonly plan: PlanNow;
}

/** Who is asked again: whose turn it is to answer, or who comes. */
const askedAgain = (before: CallOut): Turn | undefined =>
  before.phase === 'accepted'
    ? before.turns.findLast(({ to }) => to.person === before.accepted?.person)
    : before.phase === 'open'
      ? currentTurn(before)
      : undefined;

/** A call that is open or was accepted, and for another time than the operation's. ADR 0017. */
export function isOutdated(callOut: CallOut, { operation }: PlanNow): boolean {
  const window = callOut.phase === 'accepted' ? acceptedFor(callOut) : askedAgain(callOut)?.window;
  return window !== undefined && !holdsFor(window, operation.window);
}

/** Records nothing if the person was released or withdrawn meanwhile, or the operation was moved back. */
export function decideRenewal(
  { renews, before, plan }: RenewCall,
  callOut: CallOut,
  metadata: CommandMetadata,
): readonly CallOutEvent[] {
  authorize('system', metadata);
  const turn = askedAgain(before);
  if (callOut.phase !== 'not-called' || isOver(plan) || !turn || !isOutdated(before, plan)) return [];
  const { askedAt, answerBy: firstBy, window } = turn;
  const isFree = ({ person }: PersonRef): boolean => (plan.engaged.get(person) ?? renews) === renews;
  const [to, ...then] = [turn.to, ...before.rest].filter(
    (one) => canBeCalled(one) && isFree(one) && !plan.departed?.has(one.person),
  );
  if (!to) return [];
  const asked = { askedAt, answerBy: firstBy, begins: window[0] };
  const answerBy = proportionateAnswerBy(asked, metadata.now, plan.operation.window[0]);
  return [{ name: 'CoordinatorCalled', data: { ...plan.operation, to, turn: 0, answerBy, then, renews } }];
}
