import {
  canBeCalled,
  DomainError,
  type Instant,
  type Intent,
  type PersonRef,
  outOfTime,
} from '@samsyn/kernel';
import type { AdviceCall, AdviceQuestion } from '../advice-call';
import type { AdviceCallEvent } from '../advice-call.events';

export interface RequestAdvice {
  readonly kind: 'RequestAdvice';
  readonly asked: AdviceQuestion;
  /** Who is asked, in order; empty where nobody is on duty. */
  readonly chain: readonly PersonRef[];
  readonly answerBy: Instant;
}

/** Who may ask: those who lead or work in operations (domain.md section 2, advice by telephone). */
const ASKING_ROLES: ReadonlySet<string> = new Set(['operation-leader', 'officer']);

/** @throws DomainError `ACCESS.NOT_YOURS` (forbidden) */
export function mustMayAsk({ role }: Pick<PersonRef, 'role'>): void {
  if (!ASKING_ROLES.has(role))
    throw new DomainError('ACCESS.NOT_YOURS', { requires: 'officer' }, 'forbidden');
}

/**
 * That nobody is on duty is a fact of its own, recorded with the question: no silent absence.
 * @throws DomainError `ACCESS.NOT_YOURS`, `ADVICE.ANSWER_BY_PASSED`, `ADVICE.NOT_A_COORDINATOR`, `ADVICE.CHAIN_REPEATS`
 * (invalid)
 */
export function decideRequest(
  { asked, chain, answerBy }: RequestAdvice,
  call: AdviceCall,
  { actor, now, occurredAt }: Intent,
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
