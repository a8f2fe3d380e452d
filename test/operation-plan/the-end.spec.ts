import { ConductEnded } from '@samsyn/conducting/contract';
import { wireTypes } from '@samsyn/event-store';
import { CONDUCT_ENDED } from '@samsyn/operations/contract';
import { BORDER, PlanSamsyn, TAX } from './plan-samsyn';

const BEFORE = '2026-11-19T15:20:00.000Z';
const OVER = '2026-11-19T16:00:00.000Z';
const AFTERWARDS = '2026-11-19T16:01:00.000Z';
const WEEK_LATER = '2026-11-26T16:00:00.000Z';
const ANSWER_BY = '2026-11-19T17:30:00.000Z';
const LATER = ['2026-11-20T18:00:00.000Z', '2026-11-20T22:00:00.000Z'];
const PRESENT = { present: ['leader'], covered: ['approach'] };
const CALL = { to: 'coordB', answerBy: '2026-11-20T17:30:00.000Z' };
const INVITATION = { agencies: [TAX], answerBy: CALL.answerBy };

/** What would ask somebody, let somebody in or change the plan: `[path, body]`, given by the leader. */
const OF_THE_PLAN: readonly (readonly [path: string, body: object])[] = [
  ['calls', CALL],
  ['reschedulings', { window: LATER, reason: 'ill' }],
  ['cancellation', { reason: 'gone' }],
  ['roles', { roles: { officer: 'entry' } }],
  ['risk-assessments', { level: 'high' }],
  ['pre-briefings', { at: CALL.answerBy }],
  ['pre-briefings/held', PRESENT],
  ['late-joiners', { who: 'officer' }],
  ['release', {}],
  ['release-without-coordinator', { reason: 'nobody' }],
  ['interpreters', { language: 'ro', mode: 'telephone' }],
];

describe('the end of the conduct', () => {
  let app: PlanSamsyn;
  let op: string;
  beforeEach(async () => {
    app = await PlanSamsyn.open();
    op = await app.propose();
  });
  afterEach(() => app.close());

  const post = (by: string, path: string, body: object = {}) =>
    app.post(by, `/operations/${op}/${path}`, body);
  const done = async (by: string, path: string, body: object = {}) => {
    const answer = await post(by, path, body);
    expect([path, answer.status, answer.body.code]).toEqual([path, 201, undefined]);
    return answer.body;
  };
  const knows = async (by: string): Promise<readonly string[]> => {
    const { body } = await app.get<{ entries?: { type: string }[] }>(by, `/operations/${op}/history`);
    return (body.entries ?? []).map(({ type }) => type);
  };
  /** A call and two invitations wait for their answers, and one branch has said no; then the conduct ends. */
  const endedMeanwhile = async () => {
    const invited = { agencies: [BORDER, TAX], answerBy: ANSWER_BY };
    await done('leader', 'invitations', invited);
    await done('tax', 'declines', { reason: 'no staff' });
    const { id } = await done('leader', 'calls', { to: 'coordA', then: ['jour'], answerBy: ANSWER_BY });
    await done('leader', 'conduct/start');
    await app.moveTo(OVER);
    await done('leader', 'conduct/end');
    return id;
  };

  it('is heard by the name that the event has', () => {
    expect(wireTypes(ConductEnded)).toEqual([CONDUCT_ENDED]);
  });

  it('withdraws open calls and unanswered invitations, and says why', async () => {
    await endedMeanwhile();
    const entries = await app.entries(op);
    const after = entries.slice(entries.findIndex(({ name }) => name === 'ConductEnded') + 1);
    expect(
      after.map(({ name, data, actor }) => [name, (data as { reason: string }).reason, actor.branch]),
    ).toEqual(
      expect.arrayContaining([
        ['CallWithdrawn', 'ended', 'system'],
        ['InvitationWithdrawn', 'operation-ended', 'system'],
      ]),
    );
    expect(after).toHaveLength(2);
  });

  it('leaves no deadline that would remind, expire or escalate', async () => {
    await endedMeanwhile();
    const before = await app.names(op);
    await app.moveTo(WEEK_LATER);
    expect(await app.names(op)).toEqual(before);
  });

  it.each(['coordA', 'jour', 'border', 'tax'])('lets %s in by no answer that comes after it', async (who) => {
    const call = await endedMeanwhile();
    const before = await knows(who);
    if (who === 'coordA') {
      const answer = await app.post(who, `/call-outs/${call}/acceptance`, { mode: 'on-site' });
      expect([answer.status, answer.body.entries.map(({ type }) => type)]).toEqual([
        201,
        ['CallAnsweredLate'],
      ]);
    } else if (who === 'jour') {
      expect((await app.post(who, `/call-outs/${call}/acceptance`, { mode: 'on-site' })).status).toBe(404);
    } else {
      const answer = await post(who, 'confirmations', { staff: 1, focus: 'x' });
      expect([answer.status, answer.body.code]).toEqual([409, 'PLAN.ENDED']);
    }
    expect(await knows(who)).toEqual(who === 'coordA' ? [...before, 'CallAnsweredLate'] : before);
    expect((await post(who, 'conduct/notes', { text: 'x' })).status).not.toBe(201);
  });

  it('lets nobody in by a time that is reported or put right afterwards', async () => {
    await endedMeanwhile();
    const { entries } = (
      await app.get<{ entries: { id: string; type: string }[] }>('leader', `/operations/${op}/history`)
    ).body;
    const end = entries.find(({ type }) => type === 'ConductEnded')!.id;
    const is = '2026-11-19T10:00:00.000Z';
    await app.tell('leader', `/entries/${end}/corrections`, { field: 'occurredAt', is, reason: 'typo' });
    await app.moveTo(AFTERWARDS);
    await done('leader', 'debrief');
    await done('leader', 'conduct/end', { occurredAt: BEFORE });
    for (const who of ['tax', 'border'])
      for (const occurredAt of [undefined, BEFORE, is]) {
        const answer = await post(who, 'confirmations', { staff: 1, focus: 'x', occurredAt });
        expect([who, answer.body.code]).toEqual([who, 'PLAN.ENDED']);
      }
    expect(await knows('tax')).toEqual([]);
    const { body } = await app.get<{ state: { phase: string } }>(
      'leader',
      `/operations/${op}/replay?at=${WEEK_LATER}`,
    );
    expect(JSON.stringify(body)).toContain('"phase":"debriefing"');
  });

  it('closes a call that was made anew after a move', async () => {
    const { id } = await done('leader', 'calls', { to: 'coordA', answerBy: ANSWER_BY });
    await app.tell('coordA', `/call-outs/${id}/acceptance`, { mode: 'on-site' });
    await done('leader', 'reschedulings', { window: LATER, reason: 'ill' });
    await app.entries(op);
    await done('leader', 'conduct/start');
    await done('leader', 'conduct/end');
    const calls = (await app.entries(op)).filter(({ name }) => name === 'CoordinatorCalled');
    expect(calls).toHaveLength(2);
    await app.moveTo(WEEK_LATER);
    expect((await app.names(op)).slice(-1)).toEqual(['CallWithdrawn']);
  });

  it('calls nobody in the place of a coordinator who says afterwards that they do not come', async () => {
    const { id } = await done('leader', 'calls', { to: 'coordA', then: ['jour'], answerBy: ANSWER_BY });
    await app.tell('coordA', `/call-outs/${id}/acceptance`, { mode: 'on-site' });
    await done('leader', 'conduct/end');
    await app.tell('coordA', `/call-outs/${id}/decline`, { reason: 'illness' });
    expect((await app.names(op)).slice(-2)).toEqual(['CoordinatorDeclined', 'CallWithdrawn']);
  });

  it.each(['closed', 'open'])(
    'refuses what asks somebody or changes the plan, debrief %s',
    async (debrief) => {
      await done('leader', 'conduct/start');
      await app.moveTo(OVER);
      await done('leader', 'conduct/end');
      await app.moveTo(AFTERWARDS);
      if (debrief === 'open') await done('leader', 'debrief');
      const head = await app.head();
      for (const [path, body] of OF_THE_PLAN) {
        const { status, body: answer } = await post('leader', path, body);
        expect([path, status, answer.code]).toEqual([path, 409, 'PLAN.ENDED']);
      }
      expect(await app.head()).toBe(head);
    },
  );

  it('lets in a branch that is invited after it, and says what is shared by that', async () => {
    await endedMeanwhile();
    await app.moveTo(AFTERWARDS);
    const { warnings } = await done('leader', 'invitations', INVITATION);
    expect(warnings?.map(({ code }) => code)).toEqual(['INVITATION.AFTER_THE_END']);
    await done('tax', 'confirmations', { staff: 1, focus: 'to debrief' });
    expect(await knows('tax')).toContain('ConductEnded');
  });

  it('takes what happened before it and is told after it, and lets nobody in by that', async () => {
    await done('leader', 'conduct/start');
    await app.moveTo(OVER);
    await done('leader', 'conduct/end');
    await done('leader', 'risk-assessments', { level: 'high', occurredAt: BEFORE });
    await done('leader', 'pre-briefings/held', { ...PRESENT, occurredAt: BEFORE });
    const refused = await post('leader', 'pre-briefings/held', {
      ...PRESENT,
      present: ['leader', 'tax'],
      occurredAt: BEFORE,
    });
    expect([refused.body.code, refused.body.details]).toEqual(['PLAN.ENDED', { branches: [TAX] }]);
    expect(await knows('tax')).toEqual([]);
  });
});

describe('somebody who has left', () => {
  let app: PlanSamsyn;
  beforeAll(async () => {
    app = await PlanSamsyn.open();
  });
  afterAll(() => app.close());

  it('is said to have left to whom may know of them, and does not exist for anybody else', async () => {
    const op = await app.propose();
    app.leaves('officer');
    app.leaves('coordB');
    const call = (to: string) => app.post('leader', `/operations/${op}/calls`, { to, answerBy: ANSWER_BY });
    expect([(await call('officer')).body.code, (await call('coordB')).body.code]).toEqual([
      'PERSON.HAS_LEFT',
      'PERSON.UNKNOWN',
    ]);
  });
});
