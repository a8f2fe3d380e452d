import type { WorkItem, WorkItemPart, WorkList } from '@samsyn/worklist';
import {
  COORDINATORS,
  HANDLES,
  TestSamsyn,
  INSPECTION,
  POLICE,
  SHELTER,
  type Handle,
} from '../support/test-samsyn';
import { further, MUNICIPALITY, openTestSamsyn } from '../encounter/persons';

interface Listed extends WorkList {
  readonly items: readonly WorkItem[];
}

const CALL = { to: 'coordA', then: ['coordB'], answerBy: '2026-11-19T20:50:00+01:00' };
const MEETING = { at: '2026-11-20T10:00:00+01:00', place: { value: 'KANARIE-PLATS' } };

describe('the work list', () => {
  let app: TestSamsyn;
  const routes = new Map<string, boolean>();
  /** Whether there is such a route: what no command's body has is refused by it before anything else. */
  const isRouted = async (
    who: Handle,
    { method, path }: WorkItemPart['answers'][number],
  ): Promise<boolean> => {
    const template = `${method} ${path.replaceAll(/[0-9a-f-]{36}/g, ':id')}`;
    const ask = () => (method === 'GET' ? app.get(who, path) : app.post(who, path, { odd: 1 }));
    if (!routes.has(template)) routes.set(template, !(await ask()).text.includes('NO_SUCH_ROUTE'));
    return routes.get(template)!;
  };
  /** Every item leads somewhere, and rests on an entry that its reader sees. */
  const list = async (who: Handle): Promise<readonly WorkItem[]> => {
    const { items } = (await app.get<Listed>(who, '/work-list?limit=500')).body;
    const places = items.map(({ code, operation, parts: [first] }) =>
      [code, operation?.id ?? first?.answers[0]?.path].join(' '),
    );
    expect(new Set(places).size).toBe(places.length);
    for (const { code, operation, parts } of items) {
      for (const { answers, reason } of parts) {
        for (const answer of answers)
          expect({ answer, isRouted: await isRouted(who, answer) }).toEqual({ answer, isRouted: true });
        if (!operation) continue;
        const viewed = (await app.seen(who, operation.id, reason.entry)) !== undefined;
        expect({ who, code, seen: viewed }).toEqual({ who, code, seen: true });
      }
    }
    return items;
  };
  const codes = async (who: Handle): Promise<readonly string[]> => (await list(who)).map(({ code }) => code);
  const parts = async (who: Handle, code: string): Promise<readonly WorkItemPart[]> =>
    (await list(who)).flatMap((item) => (item.code === code ? item.parts : []));
  const found = async (who: Handle, code: string): Promise<WorkItem | undefined> =>
    (await list(who)).find((item) => item.code === code);

  beforeEach(async () => {
    app = await openTestSamsyn();
  });
  afterEach(() => app.close());

  it('is empty for who has nothing to do', async () => {
    await app.plan();
    expect(await list('stranger')).toEqual([]);
    expect((await app.get('stranger', '/work-list/summary')).body).toEqual({
      total: 0,
      overdue: 0,
      byUrgency: { alarm: 0, urgent: 0, soon: 0, later: 0 },
      byCode: {},
    });
  });

  it('has a call to answer for the person whose turn it is, with its deadline, until it is answered', async () => {
    const operationId = await app.propose();
    const { entry, id } = await app.tell('leader', `/operations/${operationId}/calls`, CALL);
    expect(await found('coordA', 'call-to-answer')).toMatchObject({
      due: '2026-11-19T19:50:00.000Z',
      text: {
        sv: 'En kallelse att besvara. Senast 2026-11-19 20:50.',
        en: 'A call to answer. By 2026-11-19 20:50.',
      },
      urgency: 'urgent',
      overdue: false,
      operation: { id: operationId, kind: 'apartment-visit', municipality: 'Växjö' },
      parts: [
        {
          reason: { entry, type: 'CoordinatorCalled' },
          answers: [
            { does: 'acceptCall', method: 'POST', path: `/call-outs/${id}/acceptance` },
            { does: 'declineCall', method: 'POST', path: `/call-outs/${id}/decline` },
          ],
        },
      ],
    });
    expect(await codes('coordB')).not.toContain('call-to-answer');
    await app.tell('coordA', `/call-outs/${id}/decline`, { reason: 'illness' });
    expect(await codes('coordA')).not.toContain('call-to-answer');
    expect(await codes('coordB')).toContain('call-to-answer');
    await app.tell('coordB', `/call-outs/${id}/acceptance`, { mode: 'on-site' });
    expect(await codes('coordB')).not.toContain('call-to-answer');
  });

  it('has an invitation for the invited branch alone, overdue once its time has passed, until it is answered', async () => {
    const operationId = await app.propose();
    const invitation = {
      agencies: ['work-environment-authority/inspection'],
      answerBy: '2026-11-19T20:30:00+01:00',
    };
    await app.tell('leader', `/operations/${operationId}/invitations`, invitation);
    expect(await found('work', 'invitation-to-answer')).toMatchObject({ overdue: false, urgency: 'urgent' });
    expect(await codes('tax')).toEqual([]);
    app.clock.moveTo('2026-11-19T20:00:00.000Z');
    expect(await found('work', 'invitation-to-answer')).toMatchObject({ overdue: true });
    await app.tell('work', `/operations/${operationId}/declines`, { reason: 'nobody free' });
    expect(await list('work')).toEqual([]);
  });

  it('tells the leader which gates are not met, and a participant their task', async () => {
    const operationId = await app.plan();
    await app.tell('leader', `/operations/${operationId}/roles`, {
      roles: { work: 'checks the register' },
    });
    const gates = await parts('leader', 'gate-not-met');
    expect(gates.map(({ about }) => about)).toContain('PLAN.NOT_BRIEFED');
    expect(await found('work', 'task-assigned')).toMatchObject({
      parts: [{ answers: [{ path: `/operations/${operationId}/plan` }] }],
    });
    expect(await codes('officer')).not.toContain('gate-not-met');
    await app.tell('leader', `/operations/${operationId}/cancellation`, { reason: 'no longer needed' });
    expect(await list('leader')).toEqual([]);
    expect(await list('work')).toEqual([]);
  });

  it('raises a missed check-in before everything else, to the leader and to whom it is about', async () => {
    const operationId = await app.plan();
    await app.tell('work', `/operations/${operationId}/conduct/safety-check-ins`, { everyMinutes: 20 });
    app.clock.moveTo('2026-11-19T19:25:00.000Z');
    const [first] = await list('leader');
    expect(first).toMatchObject({ code: 'check-in-missed', urgency: 'alarm', overdue: true });
    expect((await list('work'))[0]).toMatchObject({ code: 'check-in-missed' });
    expect(await codes('border')).not.toContain('check-in-missed');
    await app.tell('work', `/operations/${operationId}/conduct/safety-check-ins/reports`);
    expect(await codes('leader')).not.toContain('check-in-missed');
  });

  it('keeps what waits within an encounter to its holder, and what was asked of a branch to that branch', async () => {
    const operationId = await app.plan();
    const encounter = await app.encounter(operationId);
    const tell = (path: string, body: object) => app.tell('coordB', `/encounters/${encounter}/${path}`, body);
    await tell('follow-ups', MEETING);
    await tell('referrals', { to: SHELTER, service: 'shelter' });
    const asked = await tell('child-concerns', { to: MUNICIPALITY, ground: { value: 'KANARIE-GRUND' } });
    expect(await codes('coordB')).toEqual(
      expect.arrayContaining(['child-concern-unacknowledged', 'referral-unanswered', 'support-contact-due']),
    );
    expect(await codes('coordB')).not.toContain('follow-up-today');
    expect(await codes('shelter')).toEqual(['referral-to-answer']);
    expect(await codes(further('municipality'))).toEqual(['child-concern-to-acknowledge']);
    const others = HANDLES.filter((handle) => !['coordB', 'shelter'].includes(handle));
    for (const handle of others) {
      const viewed = (await codes(handle)).filter((code) =>
        /follow|referral|concern|support|reflection/.test(code),
      );
      expect({ handle, seen: viewed }).toEqual({ handle, seen: [] });
    }
    await app.tell(further('municipality'), `/encounters/${encounter}/child-concern-acknowledgements`, {
      concern: asked.entry,
    });
    expect(await codes(further('municipality'))).toEqual([]);
    await app.tell('shelter', `/encounters/${encounter}/referral-acceptances`);
    expect(await codes('shelter')).toEqual([]);
    expect(await codes('coordB')).not.toContain('child-concern-unacknowledged');
    app.clock.moveTo('2026-11-20T07:00:00.000Z');
    expect(await found('coordB', 'follow-up-today')).toMatchObject({ due: '2026-11-20T09:00:00.000Z' });
    app.clock.moveTo('2026-11-21T07:00:00.000Z');
    expect(await found('coordB', 'follow-up-overdue')).toMatchObject({ overdue: true });
    expect((await app.get('coordB', '/work-list')).text).not.toContain('KANARIE');
    await tell('follow-ups/kept', {});
    expect(await codes('coordB')).not.toContain('follow-up-overdue');
  });

  it('asks each branch for its perspective, and never tells who has given one to the facilitator', async () => {
    const operationId = await app.plan();
    const debrief = `/debriefs/${operationId}`;
    await app.tell('leader', `/operations/${operationId}/conduct/start`, {});
    await app.tell('leader', `/operations/${operationId}/conduct/end`, {});
    expect(await codes('leader')).toContain('debrief-to-open');
    await app.tell('leader', `/operations/${operationId}/debrief`, {});
    await app.tell('leader', `${debrief}/facilitators`, { who: 'facilitator' });
    const of = [COORDINATORS, POLICE, INSPECTION];
    await app.tell('leader', `${debrief}/perspective-requests`, { of, answerBy: '2026-11-22T16:00:00Z' });
    expect(await codes('leader')).not.toContain('debrief-to-open');
    const before = new Map<Handle, string>();
    const others = HANDLES.filter((handle) => handle !== 'coordB' && handle !== 'facilitator');
    const everything = async (handle: Handle) => (await app.get(handle, '/work-list')).text;
    for (const handle of others) before.set(handle, await everything(handle));
    expect(before.get('coordA')).toContain('perspective-to-give');
    expect(await codes('coordB')).toContain('perspective-to-give');
    await app.tell('coordB', `${debrief}/perspectives`, { through: 'facilitator', hard: 'KANARIE' });
    for (const handle of others)
      expect({ handle, text: await everything(handle) }).toEqual({ handle, text: before.get(handle) });
    expect(await codes('coordB')).not.toContain('perspective-to-give');
    const [released] = await parts('facilitator', 'perspective-to-release');
    expect(released?.answers.map(({ path }) => path)).toEqual([`${debrief}/releases`]);
    await app.tell('facilitator', `${debrief}/releases`, {});
    expect(await codes('facilitator')).not.toContain('perspective-to-release');
  });

  it('has the debrief to sign off and an agreed action, until each is done', async () => {
    const operationId = await app.plan();
    const debrief = `/debriefs/${operationId}`;
    await app.tell('leader', `/operations/${operationId}/conduct/start`, {});
    await app.tell('leader', `/operations/${operationId}/conduct/end`, {});
    await app.tell('leader', `/operations/${operationId}/debrief`, {});
    expect(await codes('work')).not.toContain('debrief-to-sign-off');
    await app.tell('leader', `${debrief}/meetings`, { present: ['leader', 'work'] });
    const action = { what: 'KANARIE', owner: 'work', due: '2026-11-30' };
    const { entry } = await app.tell('leader', `${debrief}/actions`, action);
    expect(await codes('work')).toEqual(expect.arrayContaining(['debrief-to-sign-off', 'action-due']));
    const items = (await list('work')).filter(({ code }) => code === 'action-due');
    expect(items.map(({ due, text }) => [due, text.sv])).toEqual([
      ['2026-11-30T23:00:00.000Z', 'En åtgärd att göra klar. Senast 2026-11-30.'],
    ]);
    expect(await codes('leader')).not.toContain('action-due');
    await app.tell('work', `${debrief}/action-completions`, { action: entry });
    await app.tell('work', `${debrief}/sign-offs`);
    expect(await codes('work')).not.toContain('action-due');
    expect(await codes('work')).not.toContain('debrief-to-sign-off');
    expect(await codes('leader')).toContain('debrief-to-sign-off');
    await app.tell('leader', `${debrief}/closing`, {});
    expect(await list('leader')).toEqual([]);
  });

  it('has a disclosure to decide for who owns what is asked for', async () => {
    const operationId = await app.plan();
    await app.start(operationId);
    const encounter = await app.encounter(operationId);
    const account = { value: 'KANARIE' };
    const { entry } = await app.tell('coordB', `/encounters/${encounter}/conversation-ended`, { account });
    const request = { item: { entry, field: 'account' }, ground: 'OSL 10:2', purpose: 'to plan' };
    await app.tell('leader', '/disclosures/requests', request);
    expect(await codes('coordB')).toContain('disclosure-to-decide');
    expect(await codes('coordA')).not.toContain('disclosure-to-decide');
    expect(await codes('leader')).not.toContain('disclosure-to-decide');
    const decision = { item: request.item, outcome: 'refused', recipient: POLICE, why: 'harm' };
    await app.tell('coordB', '/disclosures/decisions', decision);
    expect(await codes('coordB')).not.toContain('disclosure-to-decide');
  });

  it('has the steps after a wrong recipient, each for the side whose step it is', async () => {
    const operationId = await app.plan();
    const encounter = await app.encounter(operationId);
    const { entry } = await app.tell('coordB', `/encounters/${encounter}/follow-ups`, MEETING);
    const given = {
      outcome: 'granted',
      recipient: INSPECTION,
      ground: 'OSL 10:2',
      purpose: 'x',
      weighing: 'it is needed to come there, and harms nobody',
    };
    const decided = await app.tell('coordB', '/disclosures/decisions', {
      item: { entry, field: 'at' },
      ...given,
    });
    const report = `/disclosures/decisions/${decided.entry}/wrong-recipient`;
    const incident = await app.tell('coordB', report, { what: 'KANARIE' });
    const steps = async (who: Handle) => (await parts(who, 'incident-step')).map(({ about }) => about);
    expect((await steps('coordB')).toSorted()).toEqual([
      'deletion-requested',
      'person-informed',
      'supervisory-authority',
    ]);
    expect(await steps('work')).toEqual(['deletion-confirmed']);
    expect(await steps('coordA')).toEqual([]);
    expect(await steps('leader')).toEqual([]);
    const take = (who: Handle, step: string) =>
      app.tell(who, `/disclosures/incidents/${incident.entry}/steps`, { step, outcome: 'done' });
    for (const step of await steps('coordB')) await take('coordB', step!);
    await take('work', 'deletion-confirmed');
    expect(await steps('coordB')).toEqual(['closing']);
    await app.tell('coordB', `/disclosures/incidents/${incident.entry}/closing`);
    expect(await steps('coordB')).toEqual([]);
  });

  it('has a request for public records for those of the branch who may answer it', async () => {
    const operationId = await app.plan();
    const { id } = await app.tell('leader', `/operations/${operationId}/public-records-requests`, {
      asked: 'KANARIE',
    });
    const [asked] = await parts('leader', 'public-records-to-answer');
    expect(asked?.answers.map(({ path }) => path)).toEqual(
      ['copy', 'answer', 'withdrawal'].map((last) => `/public-records-requests/${id}/${last}`),
    );
    for (const handle of ['officer', 'coordB', 'work'] as const)
      expect(await codes(handle)).not.toContain('public-records-to-answer');
    await app.tell('leader', `/public-records-requests/${id}/withdrawal`);
    expect(await codes('leader')).not.toContain('public-records-to-answer');
  });

  it('has leadership that is offered to the person, until they accept it', async () => {
    const operationId = await app.plan();
    await app.tell('leader', `/operations/${operationId}/conduct/start`, {});
    await app.tell('leader', `/operations/${operationId}/conduct/leadership-handovers`, { to: 'officer' });
    expect(await codes('officer')).toContain('leadership-to-accept');
    expect(await codes('leader')).not.toContain('leadership-to-accept');
    await app.tell('officer', `/operations/${operationId}/conduct/leadership-acceptances`, {});
    expect(await codes('officer')).not.toContain('leadership-to-accept');
    await app.tell('officer', `/operations/${operationId}/conduct/end`, {});
    expect(await codes('leader')).toContain('debrief-to-open');
  });

  it('has a swap that is offered to the person, and nothing of it for the one who offers', async () => {
    const shift = {
      from: '2026-11-20T18:00:00+01:00',
      to: '2026-11-21T06:00:00+01:00',
      mode: 'on-site',
      covers: ['syd'],
    };
    await app.tell('coordA', '/availability/shifts', shift);
    const offered = await app.tell('coordA', '/availability/swaps', {
      with: 'coordB',
    });
    expect(await found('coordB', 'swap-to-answer')).toMatchObject({
      due: '2026-11-20T17:00:00.000Z',
      parts: [
        {
          answers: ['acceptance', 'decline'].map((last) => ({
            path: `/availability/swaps/${offered.id}/${last}`,
          })),
        },
      ],
    });
    expect(await list('coordA')).toEqual([]);
    await app.tell('coordB', `/availability/swaps/${offered.id}/acceptance`);
    expect(await list('coordB')).toEqual([]);
  });

  it('has advice that is asked of the person, outside any operation', async () => {
    const asked = { topic: 'approach', region: 'syd', question: 'KANARIE', to: 'coordA' };
    const { id } = await app.tell('leader', '/advice-calls', {
      ...asked,
      answerBy: '2026-11-19T20:30:00+01:00',
    });
    expect(await found('coordA', 'advice-to-give')).toMatchObject({
      due: '2026-11-19T19:30:00.000Z',
      parts: [{ answers: [{ path: `/advice-calls/${id}/advice` }, { does: 'readAdviceCall' }] }],
    });
    expect((await app.get('coordA', '/work-list')).text).not.toContain('KANARIE');
    expect(await list('coordB')).toEqual([]);
    await app.tell('coordA', `/advice-calls/${id}/advice`, {
      durationMinutes: 5,
      outcome: 'question-answered',
    });
    expect(await list('coordA')).toEqual([]);
  });

  it('is the same after the read model was made anew, and answers 304 to who has it already', async () => {
    const operationId = await app.plan();
    await app.encounter(operationId);
    await app.tell('leader', `/operations/${operationId}/calls`, { to: 'coordA', answerBy: CALL.answerBy });
    const texts = async () =>
      Promise.all(
        (['leader', 'coordA', 'coordB', 'work'] as const).map(
          async (who) => (await app.get(who, '/work-list')).text,
        ),
      );
    const before = await texts();
    app.parts.processing.rebuild('waiting');
    expect(await texts()).toEqual(before);
    const { headers } = await app.get('coordA', '/work-list');
    const again = await app.fetch('coordA', '/work-list', { 'if-none-match': String(headers['etag']) });
    expect(again.status).toBe(304);
  });
});
