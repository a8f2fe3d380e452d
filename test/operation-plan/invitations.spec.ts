import { NEXT_PUBLICATION } from '../support/next-publication';
import { BORDER, COORDINATORS, PlanSamsyn, TAX } from './plan-samsyn';

/** Four hours to answer: the clock stands at 15:20. */
const answerBy = '2026-11-19T19:20:00.000Z';
const LATE_EVENING = ['2026-11-19T20:00:00.000Z', '2026-11-19T23:00:00.000Z'];

interface Shown {
  readonly code?: string;
  readonly entries: readonly {
    readonly type: string;
    readonly at: string;
    readonly branch: string;
    readonly facts: Readonly<Record<string, unknown>>;
  }[];
}

describe('invitations over HTTP', () => {
  let app: PlanSamsyn;
  let op: string;
  beforeEach(async () => {
    app = await PlanSamsyn.open();
    op = await app.propose({ window: ['2026-11-19T21:00:00.000Z', '2026-11-20T01:00:00.000Z'] });
  });
  afterEach(() => app.close());

  const post = (by: string, path: string, body: object = {}) =>
    app.post(by, `/operations/${op}/${path}`, body);
  const done = async (by: string, path: string, body: object = {}) => {
    const answer = await post(by, path, body);
    expect([path, answer.status, answer.body.errors]).toEqual([path, 201, undefined]);
    return answer.body.entries.map(({ type }) => type);
  };
  const invite = (...agencies: string[]) => done('leader', 'invitations', { agencies, answerBy });
  const confirm = (by: string) => done(by, 'confirmations', { staff: 1, focus: 'own mandate' });
  const history = async (by: string) =>
    (await app.get<Shown>(by, `/operations/${op}/history?limit=200`)).body;
  const bySystem = async () =>
    (await app.entries(op))
      .filter(({ actor }) => actor.branch === 'system')
      .map(({ name, occurredAt, data }) => [name, occurredAt, (data as { agencies: string[] }).agencies]);

  it('reminds twice of what is not answered, and says when the time is over', async () => {
    await invite(BORDER, TAX, COORDINATORS);
    await confirm('border');
    await app.moveTo('2026-11-19T18:00:00.000Z');
    await done('tax', 'declines', { reason: 'no staff' });
    await app.moveTo('2026-11-19T23:00:00.000Z');
    expect(await bySystem()).toEqual([
      ['InvitationReminded', '2026-11-19T17:20:00.000Z', [TAX, COORDINATORS]],
      ['InvitationReminded', '2026-11-19T18:20:00.000Z', [COORDINATORS]],
      ['InvitationExpired', answerBy, [COORDINATORS]],
    ]);
    expect(app.nextDue()).toBe(NEXT_PUBLICATION);
    expect(await done('coordA', 'confirmations', { staff: 1, focus: 'support' })).toEqual([
      'AgencyConfirmed',
    ]);
    expect((await app.entries(op)).at(-1)?.data).toMatchObject({ late: true });
  });

  it('reminds nobody once the operation has begun or is cancelled', async () => {
    await invite(BORDER);
    await done('leader', 'cancellation', { reason: 'the advertisement is gone' });
    await app.moveTo('2026-11-20T12:00:00.000Z');
    expect(await bySystem()).toEqual([['InvitationWithdrawn', '2026-11-19T15:20:00.000Z', [BORDER]]]);
  });

  it('reminds no branch whose coordinator comes', async () => {
    await invite(COORDINATORS);
    const call = { to: 'coordA', answerBy: '2026-11-19T16:00:00.000Z' };
    const { body } = await post('leader', 'calls', call);
    await app.post('coordA', `/call-outs/${body.id}/acceptance`, { mode: 'on-site' });
    await app.moveTo('2026-11-20T12:00:00.000Z');
    expect(await bySystem()).toEqual([]);
  });

  it('shows a withdrawn branch its invitation and the withdrawal, and nothing of what comes after', async () => {
    await invite(BORDER, TAX);
    await confirm('border');
    expect(
      await done('leader', 'invitations/withdrawn', { agencies: [BORDER, TAX], reason: 'not-needed' }),
    ).toEqual(['InvitationWithdrawn']);
    await done('leader', 'risk-assessments', { level: 'high' });
    for (const by of ['border', 'tax']) {
      const { entries } = await history(by);
      expect(entries.map(({ type }) => type)).toEqual([
        'AgencyInvited',
        ...(by === 'border' ? ['AgencyConfirmed'] : []),
        'InvitationWithdrawn',
      ]);
      expect(JSON.stringify(entries)).not.toContain(by === 'border' ? TAX : BORDER);
    }
    const refused = await post('tax', 'confirmations', { staff: 1, focus: 'x' });
    expect([refused.status, refused.body.code]).toEqual([409, 'PLAN.INVITATION_WITHDRAWN']);
    await invite(TAX);
    await confirm('tax');
    expect((await history('tax')).entries.map(({ type }) => type)).toContain('RiskAssessed');
  });

  it('lets a branch that says no after its yes see nothing after that, until it says yes again', async () => {
    await invite(BORDER);
    await confirm('border');
    await done('border', 'declines', { reason: 'another task' });
    expect((await history('border')).code).toBe('OPERATION.UNKNOWN');
    await done('leader', 'risk-assessments', { level: 'low' });
    await confirm('border');
    expect((await history('border')).entries.map(({ type }) => type)).toContain('RiskAssessed');
  });

  it('tells those who are invited, and those who come, that the operation was moved', async () => {
    await invite(BORDER, TAX);
    await confirm('border');
    expect(await done('leader', 'reschedulings', { window: LATE_EVENING, reason: 'traffic' })).toEqual([
      'OperationRescheduled',
      'InvitationRenewed',
    ]);
    const viewed = (await history('tax')).entries;
    expect(viewed.map(({ type }) => type)).toEqual(['AgencyInvited', 'InvitationRenewed']);
    expect(viewed[1]).toMatchObject({ branch: 'system', facts: { window: LATE_EVENING } });
    const { body } = await app.get<{ window: string[] }>('tax', `/operations/${op}`);
    expect(body.window).toEqual(LATE_EVENING);
  });

  it.each([
    ['leader', 'invitations/withdrawn', { agencies: [TAX], reason: 'not-needed' }, 400, 'PLAN.NOT_INVITED'],
    ['leader', 'invitations/withdrawn', { agencies: [TAX], reason: 'because' }, 400, 'REQUEST.INVALID'],
    ['officer', 'invitations/withdrawn', { agencies: [TAX], reason: 'other' }, 403, 'ACCESS.NOT_YOURS'],
    ['otherLeader', 'invitations/withdrawn', { agencies: [TAX], reason: 'other' }, 404, 'OPERATION.UNKNOWN'],
  ])('refuses %s %s %j', async (by, path, body, status, code) => {
    const head = await app.head();
    const answer = await post(by, path, body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await app.head()).toBe(head);
  });
});
