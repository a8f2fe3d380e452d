import {
  definedFields,
  DomainError,
  secretsOf,
  unknownTo,
  type Instant,
  type CommandMetadata,
  type LabelledText,
} from '@samsyn/kernel';
import {
  currentTurn,
  isCalledBranch,
  isCalledPerson,
  type Answer,
  type AnswerMode,
  type CallOut,
  type DeclineReason,
} from '../call-out';
import type { CallOutEvent } from '../call-out.events';
import { endedWith, expire, goOn, isOver, thereafter, type PlanNow } from '../escalation';

export interface ReportDelivery {
  readonly kind: 'ReportDelivery';
}
export interface ReportRead {
  readonly kind: 'ReportRead';
}
export interface AcceptCall {
  readonly kind: 'AcceptCall';
  readonly mode: AnswerMode;
  readonly eta?: Instant;
  readonly plan: PlanNow;
}
export interface DeclineCall {
  readonly kind: 'DeclineCall';
  readonly reason: DeclineReason;
  readonly note?: LabelledText;
  readonly plan: PlanNow;
}

/**
 * Only the called person answers their call, not a colleague. For anybody who is neither of a called branch
 * nor of the leading one, the call does not exist.
 * @throws DomainError `CALL.NOT_YOURS` (forbidden), `CALL_OUT.UNKNOWN` (unknown)
 */
export function mustBeCalled(callOut: CallOut, { actor, standing }: CommandMetadata): void {
  if (isCalledPerson(callOut, actor.person)) return;
  if (!standing?.leads && !isCalledBranch(callOut, actor.branch)) throw unknownTo('CALL_OUT');
  throw new DomainError('CALL.NOT_YOURS', {}, 'forbidden');
}

const isAsked = (callOut: CallOut, { actor }: CommandMetadata): boolean =>
  callOut.phase === 'open' && currentTurn(callOut)?.to.person === actor.person;

/** After the deadline by the reporter's own time, though the expiry is not recorded yet: it comes first. */
const isOverdue = (callOut: CallOut, { now, occurredAt }: CommandMetadata): boolean => {
  const answerBy = currentTurn(callOut)?.answerBy ?? '';
  return now > answerBy && occurredAt > answerBy;
};

/**
 * What ends the turn before the yes that comes too late for it: the operation is over, or the deadline has passed,
 * and that is not recorded yet.
 */
function overtakenBy(
  callOut: CallOut,
  plan: PlanNow,
  metadata: CommandMetadata,
): readonly CallOutEvent[] | undefined {
  if (!isAsked(callOut, metadata)) return undefined;
  if (isOver(plan)) return [endedWith(plan, metadata.now)];
  return isOverdue(callOut, metadata) ? expire(callOut, plan, metadata.now) : undefined;
}

const sameAnswer = (a: Answer | undefined, b: Answer): boolean =>
  a?.answer === b.answer &&
  (b.answer === 'declined' || (a.answer === 'accepted' && a.mode === b.mode && a.eta === b.eta));

export function decideDelivery(
  _: ReportDelivery,
  callOut: CallOut,
  metadata: CommandMetadata,
): readonly CallOutEvent[] {
  mustBeCalled(callOut, metadata);
  return callOut.delivered.has(metadata.actor.person) ? [] : [{ name: 'CallDelivered', data: {} }];
}

export function decideRead(
  _: ReportRead,
  callOut: CallOut,
  metadata: CommandMetadata,
): readonly CallOutEvent[] {
  mustBeCalled(callOut, metadata);
  return callOut.read.has(metadata.actor.person) ? [] : [{ name: 'CallRead', data: {} }];
}

/** A later time of arrival or another way of coming is a new acceptance; the latest one holds. */
export function decideAcceptance(
  command: AcceptCall,
  callOut: CallOut,
  metadata: CommandMetadata,
): readonly CallOutEvent[] {
  mustBeCalled(callOut, metadata);
  const facts = { mode: command.mode, ...definedFields({ eta: command.eta }) };
  const answer: Answer = { answer: 'accepted', ...facts };
  if (sameAnswer(callOut.answers.get(metadata.actor.person), answer)) return [];
  const overtaken = overtakenBy(callOut, command.plan, metadata);
  if (overtaken) return [...overtaken, { name: 'CallAnsweredLate', data: answer }];
  if (isAsked(callOut, metadata) || callOut.accepted?.person === metadata.actor.person) {
    return [{ name: 'CoordinatorAccepted', data: facts }];
  }
  return [{ name: 'CallAnsweredLate', data: answer }];
}

/** Also by a person who had accepted and cannot come after all: then too the next is called. */
export function decideDecline(
  command: DeclineCall,
  callOut: CallOut,
  metadata: CommandMetadata,
): readonly CallOutEvent[] {
  mustBeCalled(callOut, metadata);
  const { reason, plan } = command;
  const { data, labels } = secretsOf(command, ['note']);
  const answer: Answer = { answer: 'declined', reason };
  if (sameAnswer(callOut.answers.get(metadata.actor.person), answer)) return [];
  const late: CallOutEvent = { name: 'CallAnsweredLate', data: { ...answer, ...data }, labels };
  if (isAsked(callOut, metadata) && isOverdue(callOut, metadata))
    return [...expire(callOut, plan, metadata.now), late];
  if (!isAsked(callOut, metadata) && callOut.accepted?.person !== metadata.actor.person) return [late];
  return [
    { name: 'CoordinatorDeclined', data: { reason, ...data }, labels },
    ...goOn(callOut, plan, thereafter(metadata)),
  ];
}
