import {
  DomainError,
  authorize,
  plusMs,
  secretsOf,
  unknownTo,
  type CommandMetadata,
  type LabelledText,
} from '@samsyn/kernel';
import {
  currentTurn,
  isAsked,
  isOfRegion,
  isParty,
  type AdviceCall,
  type AdviceOutcome,
} from '../advice-call';
import type { AdviceCallEvent } from '../advice-call.events';

export interface GiveAdvice {
  readonly kind: 'GiveAdvice';
  readonly durationMinutes: number;
  readonly outcome: AdviceOutcome;
  readonly note?: LabelledText;
}
export interface WithdrawRequest {
  readonly kind: 'WithdrawRequest';
}
/** `operation`: one that the actor may know; that is checked before. */
export interface LinkToOperation {
  readonly kind: 'LinkToOperation';
  readonly operation: string;
}
/** Given by Samsyn itself when a deadline has passed, or somebody has left; `turn` counts from 0. */
export interface ExpireAdvice {
  readonly kind: 'ExpireAdvice';
  readonly turn: number;
  /** Of the persons of the chain those who have left, by pseudonym; added when it is decided. */
  readonly departed?: ReadonlySet<string>;
}

/** For anybody but a party the call does not exist. @throws DomainError `ADVICE_CALL.UNKNOWN` (unknown) */
function mustBeParty(call: AdviceCall, { actor }: CommandMetadata): void {
  if (!isParty(call, actor.person)) throw unknownTo('ADVICE_CALL');
}

const notYours = (): DomainError => new DomainError('ADVICE.NOT_YOURS', {}, 'forbidden');

/**
 * By anybody who was asked, in their turn or after it, later by a coordinator of the region.
 * @throws DomainError `ADVICE_CALL.UNKNOWN`, `ADVICE.NOT_YOURS` (forbidden)
 */
export function decideAdvice(
  command: GiveAdvice,
  call: AdviceCall,
  metadata: CommandMetadata,
): readonly AdviceCallEvent[] {
  const { actor } = metadata;
  const isRegions = isOfRegion(call, actor);
  if (!isRegions) mustBeParty(call, metadata);
  if (!isAsked(call, actor.person) && !isRegions) throw notYours();
  const { durationMinutes, outcome } = command;
  const isRecorded = call.answers.some(
    ({ by, ...answer }) =>
      by.person === metadata.actor.person &&
      answer.durationMinutes === durationMinutes &&
      answer.outcome === outcome,
  );
  if (isRecorded) return [];
  const { data, labels } = secretsOf(command, ['note']);
  return [{ name: 'AdviceGiven', data: { durationMinutes, outcome, ...data }, labels }];
}

/**
 * The asker no longer needs an answer.
 * @throws DomainError `ADVICE_CALL.UNKNOWN`, `ADVICE.NOT_YOURS`, `ADVICE.ALREADY_GIVEN`
 */
export function decideWithdrawal(
  _: WithdrawRequest,
  call: AdviceCall,
  metadata: CommandMetadata,
): readonly AdviceCallEvent[] {
  mustBeParty(call, metadata);
  if (call.asker?.person !== metadata.actor.person) throw notYours();
  if (call.phase === 'given') throw new DomainError('ADVICE.ALREADY_GIVEN');
  return call.phase === 'open' ? [{ name: 'AdviceRequestWithdrawn', data: {} }] : [];
}

/**
 * By the asker, or by who gave the advice.
 * @throws DomainError `ADVICE_CALL.UNKNOWN`, `ADVICE.NOT_YOURS`, `ADVICE.ALREADY_LINKED`
 */
export function decideLink(
  { operation }: LinkToOperation,
  call: AdviceCall,
  metadata: CommandMetadata,
): readonly AdviceCallEvent[] {
  mustBeParty(call, metadata);
  const { person } = metadata.actor;
  const isTheirs = call.asker?.person === person || call.answers.some(({ by }) => by.person === person);
  if (!isTheirs) throw notYours();
  if (call.operation === operation) return [];
  if (call.operation !== undefined) throw new DomainError('ADVICE.ALREADY_LINKED');
  return [{ name: 'AdviceLinkedToOperation', data: { operation } }];
}

/** The next is asked, if any. Records nothing if it was answered, withdrawn or went on meanwhile. */
export function decideExpiry(
  { turn, departed = new Set() }: ExpireAdvice,
  call: AdviceCall,
  metadata: CommandMetadata,
): readonly AdviceCallEvent[] {
  authorize('system', metadata);
  const current = currentTurn(call);
  const { asked, rest, turns, windowMs } = call;
  if (call.phase !== 'open' || !asked || !current || current !== turns[turn]) return [];
  const by = 'system' as const;
  const occurredAt = metadata.now;
  const hasLeft = departed.has(current.to.person);
  // Before its deadline, a turn ends only if the person has left.
  if (!hasLeft && metadata.now < current.answerBy) return [];
  const to = rest.find(({ person }) => !departed.has(person));
  const reason = hasLeft ? 'left' : 'no-answer';
  const unanswered = { to: current.to, reason, last: to === undefined } as const;
  const ended: AdviceCallEvent = { name: 'AdviceUnanswered', data: unanswered, by, occurredAt };
  if (!to) return [ended];
  const next = { ...asked, to, turn: turns.length, answerBy: plusMs(metadata.now, windowMs) };
  return [ended, { name: 'AdviceEscalated', data: next, by, occurredAt }];
}
