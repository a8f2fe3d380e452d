import {
  DomainError,
  type Instant,
  type CommandMetadata,
  type PersonRef,
  outOfTime,
  type Warning,
} from '@samsyn/kernel';
import { canBeCalled } from '@samsyn/kinds';
import type { AdviceCall, AdviceQuestion } from '../advice-call';
import type { AdviceCallEvent } from '../advice-call.events';

export interface RequestAdvice {
  readonly kind: 'RequestAdvice';
  readonly asked: AdviceQuestion;
  /** Who is asked, in order; empty where nobody is on duty. */
  readonly chain: readonly PersonRef[];
  readonly answerBy: Instant;
}

/**
 * Who may ask: everybody who may meet an exposed person, whatever the agency (ADR 0042). Oversight, facilitation and the
 * administration of the system meet nobody.
 * @rule who-may-ask-for-advice: Everybody who may meet an exposed person asks a coordinator for advice: police, Migration
 *   Agency, municipalities, health care and civil society alike.
 * @source domain: Advice; ADR 0042
 * @proof asking for advice › is for everybody who may meet an exposed person
 */
const NOT_ASKING: ReadonlySet<string> = new Set(['administrator', 'analyst', 'facilitator', 'registrar']);

/** @throws DomainError `ACCESS.NOT_YOURS` (forbidden) */
export function mustMayAsk({ role }: Pick<PersonRef, 'role'>): void {
  if (NOT_ASKING.has(role))
    throw new DomainError('ACCESS.NOT_YOURS', { requires: 'advice-asker' }, 'forbidden');
}

/** Digits of a personal identity number or a telephone number, however they are set apart. */
const LOOKS_LIKE_A_NUMBER = /(?:\d[\s./()-]{0,2}){7,}/;

/** Never refused: at night a question is better asked badly than not at all. */
export const warningsOfQuestion = (question: string): readonly Warning[] => [
  { code: 'ADVICE.IDENTIFY_NOBODY', field: 'question' },
  ...(LOOKS_LIKE_A_NUMBER.test(question) ? [{ code: 'ADVICE.LOOKS_IDENTIFYING', field: 'question' }] : []),
];

/**
 * That nobody is on duty is a fact of its own, recorded with the question: no silent absence.
 * @throws DomainError `ACCESS.NOT_YOURS`, `ADVICE.ANSWER_BY_PASSED`, `ADVICE.NOT_A_COORDINATOR`, `ADVICE.CHAIN_REPEATS`
 * (invalid)
 */
export function decideRequest(
  { asked, chain, answerBy }: RequestAdvice,
  call: AdviceCall,
  { actor, now, occurredAt }: CommandMetadata,
): readonly AdviceCallEvent[] {
  mustMayAsk(actor);
  if (call.phase !== 'not-asked') return [];
  if (answerBy <= occurredAt) throw outOfTime('ADVICE.ANSWER_BY_PASSED', now, { after: occurredAt });
  if (chain.some((asked) => !canBeCalled(asked)))
    throw new DomainError('ADVICE.NOT_A_COORDINATOR', {}, 'invalid');
  if (new Set(chain.map(({ person }) => person)).size < chain.length)
    throw new DomainError('ADVICE.CHAIN_REPEATS', {}, 'invalid');
  const [to, ...then] = chain;
  if (to) return [{ name: 'AdviceRequested', data: { ...asked, answerBy, to, then } }];
  return [
    { name: 'AdviceRequested', data: { ...asked, answerBy, then } },
    { name: 'AdviceUnanswered', data: { reason: 'nobody-on-duty', last: true }, by: 'system' },
  ];
}
