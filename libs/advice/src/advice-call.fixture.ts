import { SYSTEM, type Actor, type Past, type PersonRef } from '@samsyn/kernel';
import type { AdviceCallEvent } from './advice-call.events';

const COORDINATORS = 'social-services/regional-coordinator';
export const person = (digit: number, branch: string, role: string): PersonRef => ({
  person: `${digit}`.repeat(8) + '-0000-4000-8000-000000000000',
  branch,
  role,
});
export const leader = person(1, 'police/trafficking-unit', 'operation-leader');
export const syd = person(2, COORDINATORS, 'coordinator');
export const ost = person(3, COORDINATORS, 'coordinator');
export const other = person(4, COORDINATORS, 'coordinator');
export const jour = person(5, 'social-services/emergency-service', 'duty-officer');
export const OPERATION = '99999999-0000-4000-8000-000000000000';

export const at = (minute: number): string => `2026-11-19T22:${String(minute).padStart(2, '0')}:00.000Z`;
export const by = (who: PersonRef, minute = 0) => ({
  actor: { ...who, regions: [] } satisfies Actor,
  now: at(minute),
  occurredAt: at(minute),
});
export const past = (actor: PersonRef, event: AdviceCallEvent, minute = 0): Past<AdviceCallEvent> => ({
  ...event,
  actor,
  occurredAt: at(minute),
});

export const asked = { topic: 'approach', region: 'syd', question: 'how?', telephone: '010' } as const;
export const request = { kind: 'RequestAdvice', asked, chain: [syd, ost], answerBy: at(20) } as const;
export const requestedData = { ...asked, answerBy: at(20), to: syd, then: [ost] };
export const requested = past(leader, { name: 'AdviceRequested', data: requestedData });
export const escalated = past(
  SYSTEM,
  { name: 'AdviceEscalated', data: { ...asked, to: ost, turn: 1, answerBy: at(40) } },
  20,
);
export const unanswered = past(
  SYSTEM,
  { name: 'AdviceUnanswered', data: { to: syd, reason: 'no-answer', last: false } },
  20,
);
export const give = { kind: 'GiveAdvice', durationMinutes: 7, outcome: 'question-answered' } as const;
export const givenAdvice = past(syd, {
  name: 'AdviceGiven',
  data: { durationMinutes: 7, outcome: 'question-answered' },
});
export const expire = (turn: number) => ({ kind: 'ExpireAdvice', turn }) as const;
export const asSystem = (minute: number) => ({ ...by(leader, minute), actor: SYSTEM });
export const withdraw = { kind: 'WithdrawRequest' } as const;
export const withdrawn = past(leader, { name: 'AdviceRequestWithdrawn', data: {} }, 5);
