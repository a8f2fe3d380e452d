import { TestSamsyn, type Handle, type HistoryEntry } from '../support/test-samsyn';

interface Replay {
  readonly phase: string;
  readonly leader: { readonly who: string; readonly offeredTo?: string };
}

describe('leading an operation while it is carried out', () => {
  let app: TestSamsyn;
  let operation: string;
  const conduct = (path: string) => `/operations/${operation}/conduct/${path}`;
  const replay = async (handle: Parameters<TestSamsyn['get']>[0]): Promise<Replay> =>
    (await app.get<Replay>(handle, `/operations/${operation}/replay?at=${app.clock.now()}`)).body;

  beforeEach(async () => {
    app = await TestSamsyn.open();
    operation = await app.plan(['border', 'coordB', 'work', 'tax']);
    await app.tell('leader', conduct('start'));
  });
  afterEach(() => app.close());

  it('is handed over to a colleague, whatever their role is, and only once they have accepted', async () => {
    const { id } = await app.tell('leader', conduct('leadership-handovers'), {
      to: 'officer',
      reason: 'ill',
    });
    expect(id).toBeTruthy();
    expect((await replay('leader')).leader).toMatchObject({ who: 'leader', offeredTo: 'officer' });
    const early = await app.post('officer', conduct('suspension'), { reason: 'x' });
    expect([early.status, early.body.code]).toEqual([403, 'ACCESS.NOT_YOURS']);
    await app.tell('leader', conduct('decisions'), { what: 'wait', why: 'traffic' });

    await app.tell('officer', conduct('leadership-acceptances'));
    expect((await replay('leader')).leader.who).toBe('officer');
    expect((await replay('border')).leader.who).toBe('police/trafficking-unit officer');
    const former = await app.post('leader', conduct('decisions'), { what: 'go', why: 'traffic' });
    expect([former.status, former.body.code]).toEqual([403, 'ACCESS.NOT_YOURS']);
    await app.tell('officer', conduct('decisions'), { what: 'go', why: 'traffic' });
  });

  it('goes back when it is handed back, and after the end by role again', async () => {
    await app.tell('leader', conduct('leadership-handovers'), { to: 'officer' });
    await app.tell('officer', conduct('leadership-acceptances'));
    await app.tell('officer', conduct('leadership-handovers'), { to: 'leader' });
    await app.tell('leader', conduct('leadership-acceptances'));
    const former = await app.post('officer', conduct('end'));
    expect(former.body.code).toBe('ACCESS.NOT_YOURS');

    await app.tell('leader', conduct('leadership-handovers'), { to: 'officer' });
    await app.tell('officer', conduct('leadership-acceptances'));
    expect((await app.post('leader', conduct('end'))).body.code).toBe('ACCESS.NOT_YOURS');
    await app.tell('officer', conduct('end'));
    await app.tell('leader', `/operations/${operation}/debrief`);
  });

  it('is taken over with a reason where the one who leads has left, and nothing is locked', async () => {
    const { directory } = app.parts;
    const entry = { branch: 'police/trafficking-unit', role: 'operation-leader', regions: [] };
    directory.registerPerson('deputy', entry, null);
    await app.tell('leader', conduct('leadership-handovers'), { to: 'officer' });
    await app.tell('officer', conduct('leadership-acceptances'));
    directory.deactivate('officer', null);
    const takeover = { from: 'officer', why: 'has left the service' };
    const before = await app.post('deputy' as Handle, conduct('end'));
    expect(before.body.code).toBe('ACCESS.NOT_YOURS');

    const wrong = await app.post('deputy' as Handle, conduct('leadership-takeovers'), {
      ...takeover,
      from: 'leader',
    });
    expect([wrong.status, wrong.body.code]).toEqual([409, 'CONDUCT.NOT_THE_LEADER']);
    const border = await app.post('border', conduct('leadership-takeovers'), takeover);
    expect([border.status, border.body.code]).toEqual([403, 'ACCESS.NOT_YOURS']);
    const stranger = await app.post('stranger', conduct('leadership-takeovers'), takeover);
    expect([stranger.status, stranger.body.code]).toEqual([404, 'OPERATION.UNKNOWN']);

    await app.tell('deputy' as Handle, conduct('leadership-takeovers'), takeover);
    expect((await replay('leader')).leader.who).toBe('deputy');
    expect((await replay('tax')).leader.who).toBe('police/trafficking-unit operation-leader');
    const late = await app.post('leader', conduct('leadership-takeovers'), takeover);
    expect(late.body.code).toBe('CONDUCT.NOT_THE_LEADER');
    await app.tell('deputy' as Handle, conduct('end'));
  });

  it('is refused to another branch, to who has left, to who is not there, and without any trace to strangers', async () => {
    const to = (handle: string) => app.post('leader', conduct('leadership-handovers'), { to: handle });
    expect((await to('border')).body.code).toBe('CONDUCT.LEADER_OUTSIDE_BRANCH');
    expect((await to('nobody')).body.code).toBe('PERSON.UNKNOWN');
    app.parts.directory.deactivate('officer', null);
    expect((await to('officer')).body.code).toBe('PERSON.UNKNOWN');
    const border = await app.post('border', conduct('leadership-acceptances'));
    expect([border.status, border.body.code]).toEqual([403, 'ACCESS.NOT_YOURS']);
    for (const path of ['leadership-handovers', 'suspension', 'deviations', 'safety-check-ins']) {
      const body = { to: 'officer', reason: 'x', code: 'other', what: 'x', everyMinutes: 5 };
      const facts = {
        'leadership-handovers': { to: body.to },
        suspension: { reason: body.reason },
        deviations: { code: body.code, what: body.what },
        'safety-check-ins': { everyMinutes: body.everyMinutes },
      }[path]!;
      const { status, body: problem } = await app.post('stranger', conduct(path), facts);
      expect([path, status, problem.code]).toEqual([path, 404, 'OPERATION.UNKNOWN']);
    }
  });

  it('halts and goes on; what is told of the meantime is recorded and marked', async () => {
    await app.tell('leader', conduct('suspension'), { reason: 'KANARIE-HALT' });
    expect((await replay('tax')).phase).toBe('suspended');
    const note = await app.tell('work', conduct('notes'), {
      text: { value: 'we wait in the car', label: 'participants-only' },
    });
    app.clock.moveTo('2026-11-19T19:30:00.000Z');
    await app.tell('leader', conduct('resumption'));
    const after = await app.tell('work', conduct('notes'), {
      text: { value: 'we go in', label: 'participants-only' },
    });
    expect((await replay('tax')).phase).toBe('under-way');
    const marked = (await app.history('border', operation)).filter(
      (entry) => (entry as HistoryEntry & { duringSuspension?: true }).duringSuspension,
    );
    expect(marked.map(({ id }) => id)).toEqual([note.entry]);
    expect(marked.map(({ id }) => id)).not.toContain(after.entry);
    expect(await app.canaries('work', operation)).toEqual(['KANARIE-HALT']);
    expect(await app.canaries('stranger', operation)).toEqual([]);
  });
});

describe('joint decisions', () => {
  let app: TestSamsyn;
  let operation: string;
  const conduct = (path: string) => `/operations/${operation}/conduct/${path}`;
  beforeEach(async () => {
    app = await TestSamsyn.open();
    operation = await app.plan(['border', 'coordB', 'work', 'tax']);
  });
  afterEach(() => app.close());

  it('are several, each with its ground and dissent, and disputed afterwards by who was said to agree', async () => {
    const first = await app.tell('leader', conduct('decisions'), {
      what: 'border police wait outside',
      why: 'agreed at the pre-briefing',
      agreed: ['coordB', 'work'],
      disagreed: ['border'],
      ground: { value: 'KANARIE-GROUND', label: 'police-investigation' },
      dissent: { value: 'the stay may be unlawful', label: 'participants-only' },
    });
    await app.tell('leader', conduct('decisions'), { what: 'leave at ten', why: 'staff' });
    const dissent = await app.tell('work', conduct('dissents'), {
      decision: first.id,
      reason: { value: 'KANARIE-DISSENT', label: 'agency-own' },
    });
    const viewed = await app.seen('tax', operation, first.entry);
    expect(viewed?.facts.dissent).toBe('the stay may be unlawful');
    expect(viewed?.withheld).toEqual([{ field: 'ground', rule: 'OSL 18:1' }]);
    expect((await app.seen('tax', operation, dissent.entry))?.facts).toEqual({ decision: first.entry });
    expect(await app.canaries('work', operation)).toEqual(['KANARIE-DISSENT']);
    expect(await app.canaries('leader', operation)).toEqual(['KANARIE-GROUND']);
    expect(await app.canaries('tax', operation)).toEqual([]);
  });

  it('are not disputed where the entry is none of them', async () => {
    const note = await app.tell('work', conduct('notes'), { text: 'x' });
    const other = await app.plan(['border']);
    const elsewhere = await app.tell('leader', `/operations/${other}/conduct/decisions`, {
      what: 'x',
      why: 'x',
    });
    for (const decision of [note.entry, elsewhere.id]) {
      const { status, body } = await app.post('work', conduct('dissents'), { decision });
      expect([status, body.code]).toEqual([404, 'DECISION.UNKNOWN']);
    }
  });
});
