import { given, SYSTEM, type Actor } from '@samsyn/kernel';
import { contactDrill } from './contact-drill';

const leader: Actor = {
  person: '22222222-2222-4222-8222-222222222222',
  branch: 'police/trafficking-unit',
  role: 'operation-leader',
  regions: ['syd'],
};
const ref = (person: string) => ({
  person,
  branch: 'social-services/regional-coordinator',
  role: 'coordinator',
});
const [anna, bea] = [
  ref('33333333-3333-4333-8333-333333333333'),
  ref('44444444-4444-4444-8444-444444444444'),
];
const answerBy = '2026-01-01T01:00:00.000Z';
const start = { kind: 'StartDrill', region: 'syd', who: [anna, bea], answerBy } as const;
const started = {
  name: 'ContactDrillStarted' as const,
  data: { region: 'syd', who: [anna, bea], answerBy },
  actor: leader,
};
const confirmed = { name: 'ContactDrillConfirmed', data: { via: 'sms' }, actor: anna } as const;
const by = (actor: Actor) => ({ actor, now: '2026-01-01T00:00:00.000Z' });

describe('a contact drill', () => {
  it('asks everyone on the chains of the region', () => {
    given(contactDrill).when(start, by(leader)).then({ name: started.name, data: started.data });
  });

  it('is for a leader, a supervisor or a coordinator, in an own region', () => {
    given(contactDrill)
      .when(start, by({ ...leader, role: 'officer' }))
      .refused('ACCESS.NOT_YOURS');
    given(contactDrill)
      .when(start, by({ ...leader, regions: ['nord'] }))
      .refused('ACCESS.NOT_YOURS');
  });

  it('has a deadline within a day, and somebody to ask', () => {
    const late = { ...start, answerBy: '2026-01-02T00:00:00.001Z' };
    given(contactDrill).when(late, by(leader)).refused('DRILL.ANSWER_BY_INVALID');
    given(contactDrill)
      .when({ ...start, answerBy: '2025-12-31T23:59:59.999Z' }, by(leader))
      .refused('DRILL.ANSWER_BY_INVALID');
    given(contactDrill)
      .when({ ...start, who: [] }, by(leader))
      .refused('DRILL.NOBODY_TO_ASK');
  });

  it('asks two hundred persons at most', () => {
    const persons = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        ref(`33333333-3333-4333-8333-${String(index).padStart(12, '0')}`),
      );
    const many = { ...start, who: persons(200) };
    given(contactDrill)
      .when(many, by(leader))
      .then({ name: started.name, data: { ...started.data, who: many.who } });
    given(contactDrill)
      .when({ ...start, who: persons(201) }, by(leader))
      .refused('DRILL.TOO_MANY');
  });

  it('is confirmed once by whoever was asked, and does not exist for others', () => {
    const confirm = { kind: 'ConfirmDrill', via: 'sms' } as const;
    given(contactDrill, started)
      .when(confirm, by({ ...anna, regions: [] }))
      .then({ name: 'ContactDrillConfirmed', data: { via: 'sms' } });
    given(contactDrill, started, confirmed)
      .when(confirm, by({ ...anna, regions: [] }))
      .silent();
    given(contactDrill, started).when(confirm, by(leader)).refused('DRILL.UNKNOWN');
  });

  it('ends with what came of asking each, once', () => {
    const end = { kind: 'EndDrill', outcomes: new Map([[bea.person, 'no-channel' as const]]) } as const;
    const results = [
      { who: anna, outcome: 'confirmed' as const },
      { who: bea, outcome: 'no-channel' as const },
    ];
    const ended = { name: 'ContactDrillEnded' as const, data: { results } };
    given(contactDrill, started, confirmed).when(end, by(SYSTEM)).then(ended);
    given(contactDrill, started, ended).when(end, by(SYSTEM)).silent();
    given(contactDrill, started).when(end, by(leader)).refused('ACCESS.NOT_YOURS');
  });
});
