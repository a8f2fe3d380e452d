import { BORDER, PlanSamsyn } from './plan-samsyn';
import type { PlanView } from '../../libs/planning/src/operation-plan/queries/plan-view.schema';

const WINDOW = ['2026-11-19T18:00:00.000Z', '2026-11-19T22:00:00.000Z'];

describe('interpreters over HTTP', () => {
  let app: PlanSamsyn;
  let op: string;
  beforeEach(async () => {
    app = await PlanSamsyn.open();
    op = await app.propose();
    await app.post('leader', `/operations/${op}/invitations`, {
      agencies: [BORDER, 'tax-agency/audit'],
      answerBy: '2026-11-19T17:00:00.000Z',
    });
    await app.post('border', `/operations/${op}/confirmations`, { staff: 1, focus: 'x' });
  });
  afterEach(() => app.close());

  const post = (by: string, path: string, body: object) =>
    app.post(by, `/operations/${op}/interpreters${path}`, body);
  const request = (by = 'leader', own: object = {}) =>
    post(by, '', { language: 'es', mode: 'on-site', ...own });
  const plan = async (by = 'leader') => (await app.get<PlanView>(by, `/operations/${op}/plan`)).body;
  const codes = async () =>
    (await plan()).notices.map(({ code }) => code).filter((code) => code.startsWith('interp'));

  it('are asked for, booked and shown to those who take part', async () => {
    const { id } = (await request('border', { preference: 'female' })).body;
    expect(await codes()).toEqual(['interpreter-unanswered']);
    const conflict = { value: 'KANARIE-SLÄKT', label: 'agency-own' };
    const booked = await post('leader', '/booked', { reference: 'T-2026-1', who: 'jour', conflict });
    expect(booked.status).toBe(201);
    expect((await plan()).interpreters).toMatchObject([
      {
        booking: id,
        state: 'booked',
        language: 'es',
        mode: 'on-site',
        window: WINDOW,
        preference: 'female',
        reference: 'T-2026-1',
        who: 'jour',
        withinWindow: true,
      },
    ]);
    expect(await codes()).toEqual([]);
    const history = async (by: string) =>
      JSON.stringify((await app.get(by, `/operations/${op}/history?limit=200`)).body);
    expect(await history('leader')).toContain('KANARIE-SLÄKT');
    for (const given of [await history('border'), JSON.stringify(await plan('border'))]) {
      expect(given).toContain('T-2026-1');
      expect(given).not.toContain('KANARIE-SLÄKT');
    }
    const debrief = await app.get<{ course: { type: string }[] }>('border', `/operations/${op}/debrief`);
    expect(debrief.body.course.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['InterpreterRequested', 'InterpreterBooked']),
    );
    expect(JSON.stringify((await app.get('tax', `/operations/${op}/history`)).body)).not.toContain(
      'Interpreter',
    );
  });

  it('are missing where the agency has none, and outside the window once the operation was moved', async () => {
    await request();
    await post('leader', '/declined', { reason: 'none-free' });
    expect(await codes()).toEqual(['interpreter-missing']);
    await request('leader', { mode: 'telephone' });
    await post('leader', '/booked', { reference: 'T-2' });
    const window = ['2026-11-20T18:00:00.000Z', '2026-11-20T22:00:00.000Z'];
    await app.post('leader', `/operations/${op}/reschedulings`, { window, reason: 'ill' });
    expect(await codes()).toEqual(['interpreter-missing', 'interpreter-outside-window']);
  });

  it('are cancelled with the operation', async () => {
    await request();
    await app.post('leader', `/operations/${op}/cancellation`, { reason: 'gone' });
    expect((await plan()).interpreters).toMatchObject([
      { state: 'cancelled', reason: 'operation-cancelled' },
    ]);
  });

  const none = '6f1c2f0e-5c0b-4b7e-9d0e-0d7c2f3a1b42';
  it.each([
    ['tax', '', { language: 'es', mode: 'on-site' }, 403, 'ACCESS.NOT_YOURS'],
    ['otherLeader', '', { language: 'es', mode: 'on-site' }, 404, 'OPERATION.UNKNOWN'],
    ['leader', '', { language: 'es', mode: 'by-letter' }, 400, 'REQUEST.INVALID'],
    ['leader', '', { language: 'es', mode: 'video', window: [WINDOW[1], WINDOW[0]] }, 400, 'REQUEST.INVALID'],
    ['leader', '/booked', { reference: 'T-1' }, 404, 'INTERPRETER.UNKNOWN'],
    ['leader', '/booked', { reference: 'T-1', booking: none }, 404, 'INTERPRETER.UNKNOWN'],
    ['leader', '/cancelled', { reason: 'not-needed' }, 404, 'INTERPRETER.UNKNOWN'],
    ['tax', '/booked', { reference: 'T-1', who: 'nobody' }, 403, 'ACCESS.NOT_YOURS'],
  ])('refuses %s %s %j', async (by, path, body, status, code) => {
    const head = await app.head();
    const answer = await post(by, path, body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await app.head()).toBe(head);
  });
});
