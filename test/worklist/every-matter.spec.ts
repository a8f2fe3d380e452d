import type { WorkItem, WorkItemPart } from '@samsyn/worklist';
import { BORDER, TestSamsyn, type Handle } from '../support/test-samsyn';
import { propose, registerAdministrators } from '../support/administrators';

const AGENDA = [
  ...['approach', 'responsibilities', 'victim-perspective', 'entry-order', 'max-persons-inside'],
  ...['dress', 'secrecy', 'money', 'what-is-noted', 'if-somebody-is-met'],
];

/** What waits in situations that the other specification leaves out; each is gone when it is done. */
describe('what can wait for a person', () => {
  let app: TestSamsyn;
  const list = async (who: Handle): Promise<readonly WorkItem[]> =>
    (await app.get<{ items: readonly WorkItem[] }>(who, '/work-list?limit=500')).body.items;
  const of = async (who: Handle, code: string): Promise<readonly WorkItem[]> =>
    (await list(who)).filter((item) => item.code === code);
  const parts = async (who: Handle, code: string): Promise<readonly WorkItemPart[]> =>
    (await of(who, code)).flatMap((item) => item.parts);
  const brief = (operationId: string, present: readonly Handle[]) =>
    app.tell('leader', `/operations/${operationId}/pre-briefings/held`, { present, covered: AGENDA });

  beforeEach(async () => {
    app = await TestSamsyn.open();
  });
  afterEach(() => app.close());

  it('a sign of life, from a quarter of an hour before it is due, for those it is due from', async () => {
    const operationId = await app.plan();
    const checkIns = `/operations/${operationId}/conduct/safety-check-ins`;
    await app.tell('work', checkIns, { everyMinutes: 20 });
    expect(await of('work', 'check-in-due')).toEqual([]);
    app.clock.moveTo('2026-11-19T19:05:00.000Z');
    expect(await of('work', 'check-in-due')).toMatchObject([{ due: '2026-11-19T19:20:00.000Z' }]);
    expect(await of('border', 'check-in-due')).toEqual([]);
    await app.tell('work', `${checkIns}/endings`);
    expect(await of('work', 'check-in-due')).toEqual([]);
  });

  it('a change of an account, for those who may approve it, until one of them has', async () => {
    registerAdministrators(app.parts.directory);
    const newcomer = { branch: 'police/trafficking-unit', role: 'officer', regions: ['syd'] };
    const proposal = await propose(app, 'newcomer', newcomer);
    for (const who of ['leader', 'admin2'])
      expect(await of(who as Handle, 'change-to-approve')).toMatchObject([
        {
          due: '2026-12-03T19:00:00.000Z',
          parts: [{ answers: [{ path: `/approvals/${proposal}/approve` }, {}] }],
        },
      ]);
    for (const who of ['officer', 'otherLeader', 'admin'])
      expect(await of(who as Handle, 'change-to-approve')).toEqual([]);
    await app.tell('leader', `/approvals/${proposal}/approve`);
    for (const who of ['leader', 'admin2']) expect(await of(who as Handle, 'change-to-approve')).toEqual([]);
  });

  it('leadership that is offered, until it is accepted', async () => {
    const conduct = `/operations/${await app.plan()}/conduct`;
    await app.tell('leader', `${conduct}/start`);
    await app.tell('leader', `${conduct}/leadership-handovers`, { to: 'officer' });
    expect(await of('officer', 'leadership-to-accept')).toHaveLength(1);
    expect(await of('leader', 'leadership-to-accept')).toEqual([]);
    await app.tell('officer', `${conduct}/leadership-acceptances`);
    expect(await of('officer', 'leadership-to-accept')).toEqual([]);
  });

  it('the end of a reflection period, from five days before, for who holds the encounter', async () => {
    const encounter = await app.encounter(await app.plan());
    await app.tell('coordB', `/encounters/${encounter}/reflection-period/grants`, { from: '2026-11-19' });
    app.clock.moveTo('2026-12-14T07:59:00.000Z');
    await app.parts.processing.settled();
    expect(await of('coordB', 'reflection-period-ending')).toEqual([]);
    app.clock.moveTo('2026-12-14T08:00:00.000Z');
    await app.parts.processing.settled();
    expect(await of('coordB', 'reflection-period-ending')).toMatchObject([
      { due: '2026-12-18T23:00:00.000Z' },
    ]);
    expect(await of('coordA', 'reflection-period-ending')).toEqual([]);
    expect(await of('leader', 'reflection-period-ending')).toEqual([]);
  });

  it('somebody who was met without a coordinator, by the end of the next working day, for those of the region', async () => {
    const operationId = await app.plan(['border']);
    const facts = { language: 'ro', consentToContact: true };
    const met = await app.tell('border', `/operations/${operationId}/conduct/persons-met`, facts);
    expect(await of('coordB', 'contact-person-met')).toMatchObject([{ due: '2026-11-20T23:00:00.000Z' }]);
    expect(await of('leader', 'contact-person-met')).toEqual([]);
    const opened = { identity: 'unknown', from: met.entry };
    await app.tell('coordA', `/operations/${operationId}/encounters`, opened);
    expect(await of('coordB', 'contact-person-met')).toEqual([]);
  });

  it('the steps of an incident, each for the branch whose step it is', async () => {
    const operationId = await app.plan();
    const encounter = await app.encounter(operationId);
    const { entry } = await app.tell('coordB', `/encounters/${encounter}/follow-ups`, {
      at: '2026-11-21T10:00:00+01:00',
      place: { value: 'KANARIE-PLACE', label: 'social-services' },
    });
    const recipient = { recipient: BORDER, purpose: 'p' };
    await app.tell('coordB', `/encounters/${encounter}/consents`, {
      ...recipient,
      scope: ['follow-up place'],
    });
    const decided = await app.tell('coordB', '/disclosures/decisions', {
      ...{ outcome: 'granted', item: { entry, field: 'place' }, ground: 'OSL 12:2', weighing: 'w' },
      ...recipient,
    });
    const incident = await app.tell('coordB', `/disclosures/decisions/${decided.entry}/wrong-recipient`, {
      what: 'w',
    });
    const steps = async (who: Handle) => (await parts(who, 'incident-step')).map(({ about }) => about);
    expect(await steps('border')).toEqual(['deletion-confirmed']);
    expect(await steps('coordB')).toContain('person-informed');
    expect(await steps('leader')).toEqual([]);
    await app.tell('border', `/disclosures/incidents/${incident.entry}/steps`, {
      step: 'deletion-confirmed',
      outcome: 'done',
    });
    expect(await steps('border')).toEqual([]);
  });

  it('a swap of a shift, until it is answered', async () => {
    const evening = { from: '2026-11-20T17:00:00+01:00', to: '2026-11-21T08:00:00+01:00' };
    await app.tell('coordA', '/availability/shifts', {
      ...{ who: 'coordA', mode: 'telephone', covers: ['syd'] },
      ...evening,
    });
    const { id } = await app.tell('coordA', '/availability/swaps', { with: 'coordB', gives: evening });
    expect(await of('coordB', 'swap-to-answer')).toHaveLength(1);
    expect(await of('coordA', 'swap-to-answer')).toEqual([]);
    await app.tell('coordB', `/availability/swaps/${id}/acceptance`);
    expect(await of('coordB', 'swap-to-answer')).toEqual([]);
  });

  it('a pre-briefing to be at, then a branch that missed it, then what else the plan lacks', async () => {
    const operationId = await app.plan();
    const at = '2026-11-19T20:30:00+01:00';
    await app.tell('leader', `/operations/${operationId}/pre-briefings`, { at });
    expect(await of('work', 'pre-briefing-to-attend')).toMatchObject([{ due: '2026-11-19T19:30:00.000Z' }]);
    expect(await of('tax', 'pre-briefing-to-attend')).toEqual([]);
    expect(await of('leader', 'branch-to-brief')).toEqual([]);
    await brief(operationId, ['leader', 'border', 'coordB']);
    expect(await of('work', 'pre-briefing-to-attend')).toEqual([]);
    expect(await of('leader', 'branch-to-brief')).toHaveLength(1);
    await app.tell('leader', `/operations/${operationId}/late-joiners`, { who: 'work' });
    expect(await of('leader', 'branch-to-brief')).toEqual([]);
    const missing = async () => (await parts('leader', 'plan-incomplete')).map(({ about }) => about);
    const contact = 'contact-person-missing work-environment-authority/inspection';
    expect(await missing()).toContain(contact);
    await app.tell('work', `/operations/${operationId}/contact-persons`, { who: 'work' });
    expect(await missing()).not.toContain(contact);
    expect(await of('work', 'plan-incomplete')).toEqual([]);
  });

  it('a released operation, from the beginning of its window, for its leader', async () => {
    const operationId = await app.propose('field-survey');
    await brief(operationId, ['leader']);
    expect(await of('leader', 'operation-to-start')).toEqual([]);
    await app.tell('leader', `/operations/${operationId}/release`);
    expect(await of('leader', 'operation-to-start')).toHaveLength(1);
    expect(await of('officer', 'operation-to-start')).toEqual([]);
    await app.tell('leader', `/operations/${operationId}/conduct/start`);
    expect(await of('leader', 'operation-to-start')).toEqual([]);
  });

  it('lessons of an earlier operation, for the leader who plans the next', async () => {
    const earlier = await app.plan();
    await app.tell('leader', `/operations/${earlier}/debrief`);
    const { entry: lesson } = await app.tell('leader', `/debriefs/${earlier}/lessons`, {
      what: 'KANARIE-LESSON',
      tags: ['kind:apartment-visit'],
    });
    const next = await app.propose();
    expect(await of('leader', 'lessons-to-answer')).toMatchObject([
      { operation: { id: next }, parts: [{ about: lesson }] },
    ]);
    expect(await of('officer', 'lessons-to-answer')).toEqual([]);
    await app.tell('leader', `/operations/${next}/lesson-answers`, { lesson, answer: 'applied' });
    expect(await of('leader', 'lessons-to-answer')).toEqual([]);
  });

  it('a request for public records, for those who may answer for the branch that was asked', async () => {
    const operationId = await app.plan();
    const { id } = await app.tell('leader', `/operations/${operationId}/public-records-requests`, {
      asked: 'everything',
    });
    expect(await of('leader', 'public-records-to-answer')).toHaveLength(1);
    for (const other of ['officer', 'coordB'] as const)
      expect(await of(other, 'public-records-to-answer')).toEqual([]);
    await app.tell('leader', `/public-records-requests/${id}/withdrawal`);
    expect(await of('leader', 'public-records-to-answer')).toEqual([]);
  });

  it('a chain that nobody came by and a yes that came late, for the leader, until somebody is called anew', async () => {
    const operationId = await app.propose();
    const calls = `/operations/${operationId}/calls`;
    const { id } = await app.tell('leader', calls, { to: 'coordA', answerBy: '2026-11-19T20:10:00+01:00' });
    expect(await of('leader', 'call-chain-exhausted')).toEqual([]);
    app.clock.moveTo('2026-11-19T19:10:00.000Z');
    await app.parts.processing.settled();
    expect(await of('leader', 'call-chain-exhausted')).toHaveLength(1);
    await app.tell('coordA', `/call-outs/${id}/acceptance`, { mode: 'on-site' });
    expect(await of('leader', 'late-yes-to-take-up')).toHaveLength(1);
    expect(await of('coordA', 'late-yes-to-take-up')).toEqual([]);
    await app.tell('leader', calls, { to: 'coordA', answerBy: '2026-11-19T20:40:00+01:00' });
    expect(await of('leader', 'call-chain-exhausted')).toEqual([]);
    expect(await of('leader', 'late-yes-to-take-up')).toEqual([]);
  }, 60_000);

  it('an end that nobody recorded, from the morning after, for the leader', async () => {
    const conduct = `/operations/${await app.plan()}/conduct`;
    await app.tell('leader', `${conduct}/start`);
    expect(await of('leader', 'conduct-not-ended')).toEqual([]);
    app.clock.moveTo('2026-11-20T19:00:00.000Z');
    expect(await of('leader', 'conduct-not-ended')).toHaveLength(1);
    expect(await of('border', 'conduct-not-ended')).toEqual([]);
    await app.tell('leader', `${conduct}/end`);
    expect(await of('leader', 'conduct-not-ended')).toEqual([]);
  }, 60_000);
});
