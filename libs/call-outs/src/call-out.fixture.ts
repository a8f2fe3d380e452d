import {
  plusMs,
  SYSTEM,
  type CommandMetadata,
  type Past,
  type PersonRef,
  type Standing,
} from '@samsyn/kernel';
import type { CallOutEvent } from './call-out.events';
import type { CallOutStreamEvent } from './call-out';
import type { PlanNow } from './escalation';

/** Persons, times and pasts that the specifications of the call-out share. */
const person = (digit: number, branch: string, role: string): PersonRef => ({
  person: `${digit}`.repeat(8) + '-0000-4000-8000-000000000000',
  branch,
  role,
});
const COORDINATORS = 'social-services/regional-coordinator';
export const leader = person(1, 'police/trafficking-unit', 'operation-leader');
export const officer = person(2, 'police/trafficking-unit', 'officer');
export const syd = person(3, COORDINATORS, 'coordinator');
export const ost = person(4, COORDINATORS, 'coordinator');
export const colleague = person(5, COORDINATORS, 'coordinator');
export const emergency = person(6, 'social-services/emergency-service', 'duty-officer');
export const border = person(7, 'police/border-police', 'officer');

export const CALLED_AT = '2026-11-19T15:30:00.000Z';
export const WINDOW_MS = 20 * 60_000;
export const minutes = (count: number): string => plusMs(CALLED_AT, count * 60_000);
export const ANSWER_BY = minutes(20);

export const OPERATION = {
  kind: 'apartment-visit',
  region: 'syd',
  municipality: 'Växjö',
  window: ['2026-11-19T18:00:00.000Z', '2026-11-19T22:00:00.000Z'] as [string, string],
};
export const plan: PlanNow = { operation: OPERATION, cancelled: false, ended: false, engaged: new Map() };

type Who = Pick<CommandMetadata, 'actor' | 'standing'>;
const standing: Standing = {
  leadingBranch: leader.branch,
  leads: false,
  participates: false,
  invited: false,
  facilitates: false,
};
const by = (who: PersonRef, own: Partial<Standing> = {}): Who => ({
  actor: { ...who, regions: [] },
  standing: { ...standing, ...own },
});
/** The actor at a moment, in minutes after the call; reported at once where not said otherwise. */
export const at = (count: number, who: Who, occurred = count) => ({
  ...who,
  now: minutes(count),
  occurredAt: minutes(occurred),
});
export const asLeader = by(leader, { leads: true, participates: true });
export const asOfficer = by(officer, { leads: true, participates: true });
export const as = (who: PersonRef): Who => by(who);
export const asParticipant = (who: PersonRef): Who => by(who, { participates: true });
export const asSystem: Who = { actor: SYSTEM, standing };

type PastEvent = Past<CallOutStreamEvent>;
export const past = (actor: PersonRef, event: CallOutEvent, minute = 0): PastEvent => ({
  ...event,
  actor,
  occurredAt: minutes(minute),
});

export const called = (...then: PersonRef[]): PastEvent =>
  past(leader, {
    name: 'CoordinatorCalled',
    data: { ...OPERATION, to: syd, turn: 0, answerBy: ANSWER_BY, then },
  });
export const escalatedTo = (to: PersonRef, turn: number, minute: number): PastEvent =>
  past(
    SYSTEM,
    {
      name: 'CallEscalated',
      data: { ...OPERATION, to, turn, answerBy: plusMs(minutes(minute), WINDOW_MS) },
    },
    minute,
  );
export const declinedBy = (who: PersonRef, minute = 11): PastEvent =>
  past(who, { name: 'CoordinatorDeclined', data: { reason: 'outside-working-hours' } }, minute);
export const acceptedBy = (who: PersonRef, minute = 10): PastEvent =>
  past(who, { name: 'CoordinatorAccepted', data: { mode: 'on-site' } }, minute);
export const expiredFor = (to: PersonRef, minute = 20): PastEvent =>
  past(SYSTEM, { name: 'CallExpired', data: { to } }, minute);
export const exhausted: PastEvent = past(SYSTEM, { name: 'CallChainExhausted', data: {} }, 20);
export const withdrawn: PastEvent = past(leader, { name: 'CallWithdrawn', data: {} }, 15);
export const releasedHer: PastEvent = past(leader, { name: 'CoordinatorReleased', data: { who: syd } }, 15);

/** What Samsyn does by itself at that minute. */
export const bySystem = <E extends object>(event: E, minute: number) => ({
  ...event,
  by: 'system' as const,
  occurredAt: minutes(minute),
});
