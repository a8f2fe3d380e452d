import { asRecorded, given, type Actor, type CommandMetadata, type PersonRef } from '@samsyn/kernel';
import { evolveAgreement, noAgreement, versionOn } from './agreement';
import type { Terms } from './agreement.events';
import { agreement } from './agreement-decider';
import type { AgreementEvent } from './agreement.events';

const [POLICE, COORDINATORS, EMERGENCY, BORDER] = [
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
const leader = person(1, POLICE, 'operation-leader');
const coordinator = person(2, COORDINATORS, 'coordinator');
const duty = person(3, EMERGENCY, 'duty-officer');
const stranger = person(4, BORDER, 'supervisor');
const NOW = '2026-03-01T12:00:00.000Z';
const as = (who: PersonRef): Partial<CommandMetadata> => ({
  actor: { ...who, regions: [] } satisfies Actor,
  now: NOW,
  occurredAt: NOW,
});

const TERMS: Terms = {
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
const propose = (own: Partial<Terms> = {}) =>
  ({ kind: 'ProposeAgreement', terms: { ...TERMS, ...own } }) as const;
const by = (actor: PersonRef, event: AgreementEvent) => ({ ...event, actor });
const proposed = (version = 1, own: object = {}) =>
  by(leader, { name: 'AgreementProposed', data: { version, ...TERMS, ...own } });
const adopted = (who: PersonRef, version = 1) => by(who, { name: 'AgreementAdopted', data: { version } });
const inForce = (version = 1) => by(leader, { name: 'AgreementInForce', data: { version } });
const first = [proposed(), adopted(leader)] as const;
const agreed = [...first, adopted(coordinator), adopted(duty), inForce()] as const;
const adopt = { kind: 'AdoptAgreement' } as const;
const end = { kind: 'EndAgreement', reason: 'the region is divided' } as const;

describe('proposing an agreement', () => {
  it('adopts it for the branch that proposes', () => {
    given(agreement)
      .when(propose(), as(leader))
      .then(
        { name: 'AgreementProposed', data: { version: 1, ...TERMS } },
        { name: 'AgreementAdopted', data: { version: 1 } },
      );
  });

  it.each([
    [{ parties: [COORDINATORS, EMERGENCY] }, 'AGREEMENT.NOT_A_PARTY'],
    [{ parties: [POLICE] }, 'AGREEMENT.NOT_A_PARTY'],
    [{ validUntil: '2026-04-01' }, 'AGREEMENT.ENDS_FIRST'],
    [{ validUntil: '2026-03-31' }, 'AGREEMENT.ENDS_FIRST'],
    [{ leads: [{ kind: 'apartment-visit', branches: [BORDER] }] }, 'AGREEMENT.LEADER_NOT_A_PARTY'],
    [{ invites: [...TERMS.invites, ...TERMS.invites] }, 'AGREEMENT.KIND_REPEATS'],
    [{ chain: [{ branch: BORDER, region: 'syd' }] }, 'CALL.NOT_CALLABLE'],
    [{ chain: [{ branch: POLICE, region: 'syd', who: leader }] }, 'CALL.NOT_CALLABLE'],
  ])('is refused with %j: %s', (own, code) => {
    given(agreement).when(propose(own), as(leader)).refused(code);
  });

  it('is for those who sign for their branch', () => {
    given(agreement)
      .when(propose(), as({ ...leader, role: 'officer' }))
      .refused('ACCESS.NOT_YOURS');
  });

  it('makes a further version of one that there is, silently no other of the same terms', () => {
    const { outcome } = given(agreement, ...agreed).when(propose({ chain: [] }), as(coordinator));
    expect(outcome.events).toMatchObject([
      { name: 'AgreementProposed', data: { version: 2, chain: [] } },
      { name: 'AgreementAdopted', data: { version: 2 } },
    ]);
    given(agreement, ...agreed)
      .when(propose(), as(coordinator))
      .silent();
    given(agreement, ...agreed)
      .when(propose({ parties: [BORDER, POLICE] }), as(stranger))
      .refused('AGREEMENT.UNKNOWN');
  });
});

describe('adopting an agreement', () => {
  it('is each party’s own, and with the last one the version is in force', () => {
    given(agreement, ...first)
      .when(adopt, as(coordinator))
      .then({ name: 'AgreementAdopted', data: { version: 1 } });
    given(agreement, ...first, adopted(coordinator))
      .when(adopt, as(duty))
      .then(
        { name: 'AgreementAdopted', data: { version: 1 } },
        { name: 'AgreementInForce', data: { version: 1 }, by: 'system' },
      );
  });

  it('is silent the second time, and does not exist for others', () => {
    given(agreement, ...first)
      .when(adopt, as(leader))
      .silent();
    given(agreement, ...first)
      .when(adopt, as(stranger))
      .refused('AGREEMENT.UNKNOWN');
    given(agreement).when(adopt, as(leader)).refused('AGREEMENT.UNKNOWN');
  });

  it('is of what was proposed last', () => {
    given(agreement, ...first, proposed(2), adopted(leader, 2))
      .when({ ...adopt, version: 1 }, as(coordinator))
      .refused('AGREEMENT.SUPERSEDED');
  });
});

describe('ending an agreement', () => {
  it('is for any party, from a day that is not over', () => {
    given(agreement, ...agreed)
      .when(end, as(duty))
      .then({ name: 'AgreementEnded', data: { endsOn: '2026-03-01', reason: 'the region is divided' } });
    given(agreement, ...agreed)
      .when({ ...end, endsOn: '2026-02-28' }, as(duty))
      .refused('AGREEMENT.ENDS_IN_THE_PAST');
    given(agreement, ...agreed)
      .when(end, as(stranger))
      .refused('AGREEMENT.UNKNOWN');
  });

  it('is silent where it ends by then, and lets nothing be adopted or proposed', () => {
    const ended = by(duty, { name: 'AgreementEnded', data: { endsOn: '2026-06-01', reason: 'x' } });
    given(agreement, ...agreed, ended)
      .when({ ...end, endsOn: '2026-07-01' }, as(leader))
      .silent();
    given(agreement, ...first, ended)
      .when(adopt, as(coordinator))
      .refused('AGREEMENT.HAS_ENDED');
    given(agreement, ...agreed, ended)
      .when(propose({ chain: [] }), as(leader))
      .refused('AGREEMENT.HAS_ENDED');
  });
});

describe('the version that holds on a day', () => {
  const on = (day: string, ...past: AgreementEvent[]) => {
    const state = past.reduce(
      (known, event, index) => evolveAgreement(known, asRecorded(event, index, NOW)),
      noAgreement,
    );
    return versionOn(state, day)?.version;
  };

  it('is none before every party has adopted it', () => {
    expect(on('2026-05-01', ...first, adopted(coordinator))).toBeUndefined();
    expect(on('2026-05-01', ...agreed)).toBe(1);
  });

  it.each([
    ['2026-03-31', undefined],
    ['2026-04-01', 1],
    ['2026-12-31', 1],
    ['2027-01-01', undefined],
  ])('on %s is %s, from its first day up to the one on which it ends', (day, version) => {
    expect(on(day, ...agreed)).toBe(version);
  });

  it('is the one before, until the first day of the next', () => {
    const next = [proposed(2, { validFrom: '2026-06-01' }), inForce(2)] as const;
    expect(on('2026-05-31', ...agreed, ...next)).toBe(1);
    expect(on('2026-06-01', ...agreed, ...next)).toBe(2);
  });

  it('is none from the day on which the agreement ends', () => {
    const ended = by(duty, { name: 'AgreementEnded', data: { endsOn: '2026-06-01', reason: 'x' } });
    expect(on('2026-05-31', ...agreed, ended)).toBe(1);
    expect(on('2026-06-01', ...agreed, ended)).toBeUndefined();
  });
});
