import { PlanSamsyn } from './plan-samsyn';

const LATER = ['2026-11-20T18:00:00.000Z', '2026-11-20T22:00:00.000Z'];
const chain = { to: 'coordA', answerBy: '2026-11-19T15:50:00.000Z', then: ['coordB', 'jour'] };
const WHOLE_AGENDA = [
  'approach',
  'responsibilities',
  'victim-perspective',
  'entry-order',
  'max-persons-inside',
  'dress',
  'secrecy',
  'money',
];

interface CallData {
  readonly to?: { readonly person: string };
  readonly answerBy?: string;
  readonly window?: readonly string[];
  readonly renews?: string;
  readonly reason?: string;
  readonly then?: readonly unknown[];
}

describe('an operation that is moved', () => {
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
  const move = (window: readonly string[] = LATER) =>
    done('leader', 'reschedulings', { window, reason: 'ill' });
  const accept = (id: string, by = 'coordA') =>
    app.post(by, `/call-outs/${id}/acceptance`, { mode: 'on-site' });
  /** What stands of calls, the new ones with the number of the one they renew. */
  const calls = async () => {
    const entries = (await app.entries(op)).filter(({ stream }) => stream.startsWith('planning.call-out-'));
    const streams = [...new Set(entries.map(({ stream }) => stream))];
    return entries.map(({ name, stream, data }) => {
      const { reason, renews } = data as CallData;
      const of = renews === undefined ? undefined : streams.findIndex((known) => known.endsWith(renews));
      return [name, streams.indexOf(stream), reason ?? of].filter((part) => part !== undefined);
    });
  };
  const latestCall = async () =>
    (await app.entries(op)).findLast(({ name }) => name === 'CoordinatorCalled')!;
  const idOf = ({ stream }: { stream: string }) => stream.slice(-36);

  it('makes an open call anew for the new window, with an answer window in proportion', async () => {
    await done('leader', 'calls', chain);
    await move();
    expect(await calls()).toEqual([
      ['CoordinatorCalled', 0],
      ['CoordinatorCalled', 1, 0],
      ['CallWithdrawn', 0, 'rescheduled'],
    ]);
    const { data, actor } = await latestCall();
    expect(actor.branch).toBe('system');
    // Half an hour of 160 minutes was given; now 26 hours and 40 minutes are left.
    expect(data as CallData).toMatchObject({ window: LATER, answerBy: '2026-11-19T20:20:00.000Z' });
    expect((data as CallData).then).toHaveLength(2);
    // The old deadline is nobody's any more; the new one is.
    await app.moveTo('2026-11-19T20:30:00.000Z');
    expect((await calls()).slice(3).map(([name, call]) => [name, call])).toEqual([
      ['CallExpired', 1],
      ['CallEscalated', 1],
    ]);
  });

  it('releases whoever had accepted, and asks them for the new window', async () => {
    await accept((await done('leader', 'calls', chain)).id);
    await move();
    expect(await calls()).toEqual([
      ['CoordinatorCalled', 0],
      ['CoordinatorAccepted', 0],
      ['CoordinatorCalled', 1, 0],
      ['CoordinatorReleased', 0, 'rescheduled'],
    ]);
    const release = await post('leader', 'release');
    expect(release.body.details?.unmet).toContain('PLAN.NO_COORDINATOR');
    expect(release.body.details?.answerAnew).toBe(1);
    expect((await accept(idOf(await latestCall()))).status).toBe(201);
    expect((await post('leader', 'release')).body.details?.unmet).not.toContain('PLAN.NO_COORDINATOR');
  });

  it('asks nobody again where the new window lies within the old one', async () => {
    await accept((await done('leader', 'calls', chain)).id);
    await move(['2026-11-19T18:30:00.000Z', '2026-11-19T21:00:00.000Z']);
    expect(await calls()).toEqual([
      ['CoordinatorCalled', 0],
      ['CoordinatorAccepted', 0],
    ]);
  });

  it('is moved twice, and each call is renewed once for where it stands', async () => {
    await done('leader', 'calls', chain);
    await move();
    const latest = ['2026-11-21T18:00:00.000Z', '2026-11-21T22:00:00.000Z'];
    await move(latest);

    const made = (await app.entries(op)).filter(({ name }) => name === 'CoordinatorCalled');
    const ended = (await app.entries(op)).filter(({ name }) => name === 'CallWithdrawn');
    expect(ended).toHaveLength(made.length - 1);
    expect((made.at(-1)!.data as CallData).window).toEqual(latest);
  });

  it('must be released again for the new time', async () => {
    await accept((await done('leader', 'calls', chain)).id);
    await done('leader', 'pre-briefings/held', { present: ['leader', 'coordA'], covered: WHOLE_AGENDA });
    await done('leader', 'release');
    await move();

    const moved = (await app.entries(op)).find(({ name }) => name === 'OperationRescheduled');
    expect(moved?.data).toMatchObject({ releaseTakenBack: true });
    expect((await app.get<{ phase: string }>('leader', `/operations/${op}`)).body.phase).toBe('proposed');
    expect((await post('leader', 'release')).body.code).toBe('PLAN.NO_COORDINATOR');
    await accept(idOf(await latestCall()));
    await done('leader', 'release');
    expect((await app.get<{ phase: string }>('leader', `/operations/${op}`)).body.phase).toBe('released');
  });

  it('tells nobody else of the call that it renews', async () => {
    await done('leader', 'invitations', {
      agencies: ['police/border-police'],
      answerBy: '2026-11-19T17:00:00Z',
    });
    await done('border', 'confirmations', { staff: 1, focus: 'x' });
    await accept((await done('leader', 'calls', chain)).id);
    await move();

    const history = await app.get<{ entries: { type: string }[] }>('border', `/operations/${op}/history`);
    const types = history.body.entries.map(({ type }) => type);
    expect(types).toContain('CoordinatorReleased');
    expect(types).not.toContain('CoordinatorCalled');
    expect(JSON.stringify(history.body)).not.toContain('renews');
  });

  it('frees everybody when it is cancelled instead', async () => {
    await accept((await done('leader', 'calls', chain)).id);
    await done('leader', 'calls', { to: 'coordB', answerBy: '2026-11-19T16:30:00.000Z' });
    await done('leader', 'cancellation', { reason: 'gone' });
    expect((await calls()).slice(-2)).toEqual([
      ['CoordinatorReleased', 0, 'cancelled'],
      ['CallWithdrawn', 1, 'cancelled'],
    ]);
    const path = '/availability/who-can-come?region=syd&from=2026-11-19T18:00:00Z&to=2026-11-19T22:00:00Z';
    const { body } = await app.get<{ persons: { handle: string; reasons: { code: string }[] }[] }>(
      'leader',
      path,
    );
    const reasons = body.persons.find(({ handle }) => handle === 'coordA')?.reasons.map(({ code }) => code);
    expect(reasons).not.toContain('other-assignment');
  });
});
