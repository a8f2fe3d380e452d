import type { Actor, CommandMetadata, PersonRef } from '@samsyn/kernel';
import type { Terms, AgreementEvent } from './agreement.events';

export const [POLICE, COORDINATORS, EMERGENCY, BORDER] = [
  'police/trafficking-unit',
  'social-services/regional-coordinator',
  'social-services/emergency-service',
  'police/border-police',
];
const person = (digit: number, branch: string, role: string): PersonRef => ({
  person: `${digit}`.repeat(8) + '-0000-4000-8000-000000000000',
  branch,
  role,
});
export const leader = person(1, POLICE, 'operation-leader');
export const coordinator = person(2, COORDINATORS, 'coordinator');
export const duty = person(3, EMERGENCY, 'duty-officer');
export const stranger = person(4, BORDER, 'supervisor');
export const NOW = '2026-03-01T12:00:00.000Z';
export const as = (who: PersonRef): Partial<CommandMetadata> => ({
  actor: { ...who, regions: [] } satisfies Actor,
  now: NOW,
  occurredAt: NOW,
});

export const TERMS: Terms = {
  name: 'visits to flats',
  region: 'syd',
  validFrom: '2026-04-01',
  validUntil: '2027-01-01',
  parties: [POLICE, COORDINATORS, EMERGENCY],
  leads: [{ kind: 'apartment-visit', branches: [POLICE] }],
  invites: [{ kind: 'apartment-visit', agencies: [BORDER] }],
  chain: [{ branch: COORDINATORS, region: 'syd' }],
  answerMinutes: { invitation: 1_440, call: 20 },
};
export const propose = (own: Partial<Terms> = {}) =>
  ({ kind: 'ProposeAgreement', terms: { ...TERMS, ...own } }) as const;
export const by = (actor: PersonRef, event: AgreementEvent) => ({ ...event, actor });
export const proposed = (version = 1, own: object = {}) =>
  by(leader, { name: 'AgreementProposed', data: { version, ...TERMS, ...own } });
export const adopted = (who: PersonRef, version = 1) =>
  by(who, { name: 'AgreementAdopted', data: { version } });
export const inForce = (version = 1) => by(leader, { name: 'AgreementInForce', data: { version } });
export const first = [proposed(), adopted(leader)] as const;
export const agreed = [...first, adopted(coordinator), adopted(duty), inForce()] as const;
export const adopt = { kind: 'AdoptAgreement' } as const;
export const end = { kind: 'EndAgreement', reason: 'the region is divided' } as const;
