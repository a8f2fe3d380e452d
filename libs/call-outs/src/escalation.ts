import { plusMs, type Instant, type CommandMetadata, type PersonRef } from '@samsyn/kernel';
import { canBeCalled } from '@samsyn/kinds';
import type { PlannedOperation } from '@samsyn/planning/contract';
import { currentTurn, type CallOut } from './call-out';
import type { CallOutEvent } from './call-out.events';

/** The operation as it is planned when the call goes on. */
export interface PlanNow {
  readonly operation: PlannedOperation;
  readonly cancelled: boolean;
  /** The conduct has ended. */
  readonly ended: boolean;
  /** The call-out, by person, of everybody whom another call of the operation asks now, or has coming. */
  readonly engaged: ReadonlyMap<string, string>;
  /** Of the persons of the chain those who have left, by pseudonym: the directory knows. */
  readonly departed?: ReadonlySet<string>;
}

/** What Samsyn does comes after what was reported, also when the reporter's clock is a little ahead. */
export const thereafter = ({ now, occurredAt }: Pick<CommandMetadata, 'now' | 'occurredAt'>): Instant =>
  occurredAt > now ? occurredAt : now;

/**
 * Nobody answers, or is called, any more: the operation was cancelled, or its conduct has ended.
 * @rule calls-end-with-the-conduct: With the end of the conduct every open call and every unanswered invitation ends, and an
 *   answer after it lets nobody in.
 * @source domain: Planning; ADR 0038
 * @proof the end of the conduct › …
 */
export const isOver = ({ cancelled, ended }: Pick<PlanNow, 'cancelled' | 'ended'>): boolean =>
  cancelled || ended;

/** What ends a call of an operation that is over. */
export const endedWith = ({ cancelled, ended }: PlanNow, at: Instant): CallOutEvent => {
  const data = ended && !cancelled ? ({ reason: 'ended' } as const) : {};
  return { name: 'CallWithdrawn', data, by: 'system', occurredAt: at };
};

/**
 * The turn is over without a yes: the next in the chain is called, with an answer window as long as the
 * first, or there is nobody left. Somebody who has left is passed over, visibly. Somebody whom another call
 * asks already is not asked twice. Nobody is called to an operation that was cancelled, or has ended,
 * meanwhile. Part of the same decision as the answer (ADR 0007).
 * @rule call-escalates: A no, or no answer in time, calls the next in the chain in the same decision, with an answer
 *   window as long as the first.
 * @source domain: Planning; ADR 0007
 * @proof a no › calls the next in the same decision, with an answer window as long as the first
 */
export function goOn(
  { rest, turns, windowMs }: CallOut,
  plan: PlanNow,
  at: Instant,
): readonly CallOutEvent[] {
  if (isOver(plan)) return [endedWith(plan, at)];
  const { operation, engaged, departed = new Set() } = plan;
  const reached = rest.findIndex(
    (one) => canBeCalled(one) && !engaged.has(one.person) && !departed.has(one.person),
  );
  const to = rest[reached];
  const before = to ? rest.slice(0, reached) : rest;
  const passed = before.filter(({ person }) => departed.has(person)).map((who) => passedOver(who, at));
  if (!to) return [...passed, { name: 'CallChainExhausted', data: {}, by: 'system', occurredAt: at }];
  const turn = { to, turn: turns.length, answerBy: plusMs(at, windowMs) };
  const called = {
    name: 'CallEscalated',
    data: { ...operation, ...turn },
    by: 'system',
    occurredAt: at,
  } as const;
  return [...passed, called];
}

const passedOver = (to: PersonRef, at: Instant): CallOutEvent => ({
  ...{ name: 'CallPassedOver', data: { to, reason: 'left' }, by: 'system', occurredAt: at },
});

/**
 * The deadline of the current turn passed without an answer, or the person whose turn it is has left.
 * @rule call-expires: A call that nobody answers by its deadline expires, and the next is called.
 * @source domain: Planning; ADR 0007
 * @proof the deadline of a turn › calls the next, with an answer window as long as the first
 */
export function expire(callOut: CallOut, plan: PlanNow, at: Instant): readonly CallOutEvent[] {
  const turn = currentTurn(callOut);
  if (callOut.phase !== 'open' || !turn) return [];
  const ended: CallOutEvent = plan.departed?.has(turn.to.person)
    ? passedOver(turn.to, at)
    : { name: 'CallExpired', data: { to: turn.to }, by: 'system', occurredAt: at };
  return [ended, ...goOn(callOut, plan, at)];
}
