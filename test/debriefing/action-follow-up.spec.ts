import { CAST, TestSamsyn, type Handle } from '../support/test-samsyn';

interface Debrief {
  readonly actions: readonly {
    readonly what: string;
    readonly owner: string;
    readonly due: string;
    readonly state: string;
    readonly entries: readonly string[];
  }[];
  readonly tasks: readonly { readonly code: string; readonly branch: string }[];
}

const WHAT = 'agree on shared on-call';

describe('an agreed action is followed up', () => {
  let app: TestSamsyn;
  let operationId: string;
  let action: string;

  const at = (path: string) => `/debriefs/${operationId}/${path}`;
  /** Stops at each deadline on the way, as time does. */
  const pass = async (until: string) => {
    for (;;) {
      await app.parts.processing.settled();
      const next = app.parts.processing.timers.nextDue();
      if (!next || next > until) break;
      app.clock.moveTo(next);
    }
    app.clock.moveTo(until);
    await app.parts.processing.settled();
  };
  const reminded = async () =>
    (await app.entries(operationId))
      .filter(({ name }) => name === 'ActionReminded')
      .map(({ recordedAt, data, actor }) => {
        const { about, due, to } = data as { about: string; due: string; to: { branch: string } };
        return [recordedAt, about, due, to.branch, actor.branch];
      });
  const debrief = async (handle: Handle = 'leader') =>
    (await app.get<Debrief>(handle, `/operations/${operationId}/debrief`)).body;

  beforeEach(async () => {
    app = await TestSamsyn.open();
    operationId = await app.plan();
    await app.tell('leader', `/operations/${operationId}/debrief`);
    const agreed = { what: WHAT, owner: 'coordB', due: '2026-12-15' };
    action = (await app.tell('leader', at('actions'), agreed)).entry;
  });
  afterEach(() => app.close());

  it('by reminders of its owner before its last day, and every week after it, until it is done', async () => {
    await pass('2026-12-24T00:00:00.000Z');
    const [owner] = CAST.coordB;
    expect(await reminded()).toEqual([
      ['2026-12-12T08:00:00.000Z', 'before-due', '2026-12-15', owner, 'system'],
      ['2026-12-16T08:00:00.000Z', 'overdue', '2026-12-15', owner, 'system'],
      ['2026-12-23T08:00:00.000Z', 'overdue', '2026-12-15', owner, 'system'],
    ]);
    await app.tell('coordB', at('action-completions'), { action });
    await pass('2027-02-01T00:00:00.000Z');
    expect(await reminded()).toHaveLength(3);
  });

  it('by its new last day, however often it is moved', async () => {
    const moved = { action, due: '2027-01-15', why: 'KANARIE-the region is reorganised' };
    await app.tell('coordB', at('action-moves'), moved);
    await pass('2026-12-31T00:00:00.000Z');
    expect(await reminded()).toEqual([]);
    const [line] = (await debrief()).actions;
    expect([line?.due, line?.state, line?.entries.length]).toEqual(['2027-01-15', 'open', 2]);
    expect((await debrief()).tasks).toEqual([]);
    await app.tell('coordB', at('action-moves'), { action, due: '2027-01-05', why: 'mistyped' });
    await pass('2027-01-03T00:00:00.000Z');
    expect((await reminded()).map(([moment, , due]) => [moment, due])).toEqual([
      ['2027-01-02T08:00:00.000Z', '2027-01-05'],
    ]);
  });

  it('by its new owner, where it is passed on', async () => {
    const passed = { action, owner: 'work', why: 'nearer to it' };
    expect((await app.post('coordB', at('action-reassignments'), passed)).body.code).toBe('ACCESS.NOT_YOURS');
    const unknown = await app.post('leader', at('action-reassignments'), { ...passed, owner: 'nobody' });
    expect(unknown.body.code).toBe('PERSON.UNKNOWN');
    await app.tell('leader', at('action-reassignments'), passed);
    await pass('2026-12-16T09:00:00.000Z');
    expect((await reminded()).map(([, , , branch]) => branch)).toEqual([CAST.work[0], CAST.work[0]]);
    expect((await debrief()).actions.map(({ owner }) => owner)).toEqual(['work']);
    expect((await debrief()).tasks).toEqual([
      expect.objectContaining({ code: 'action-overdue', branch: CAST.work[0] }),
    ]);
    expect((await app.post('coordB', at('action-completions'), { action })).body.code).toBe(
      'ACCESS.NOT_YOURS',
    );
    await app.tell('work', at('action-completions'), { action });
    expect(
      (await app.post('leader', at('action-moves'), { action, due: '2027-01-15', why: 'x' })).body.code,
    ).toBe('DEBRIEF.ACTION_ENDED');
  });

  it('as it was decided last, whenever that is said to have happened', async () => {
    const due = async () =>
      (await app.get('coordB', '/work-list')).text.includes('action-due') &&
      (await debrief()).actions.map(({ due, state }) => `${state} ${due}`);
    const earlier = { occurredAt: '2026-11-01T12:00:00+01:00' };
    await app.tell('coordB', at('action-moves'), { action, due: '2027-01-15', why: 'x', ...earlier });
    expect(await due()).toEqual(['open 2027-01-15']);
    await app.tell('coordB', at('action-completions'), { action, ...earlier });
    expect(await due()).toBe(false);
    expect((await debrief()).actions.map(({ state }) => state)).toEqual(['completed']);
  });

  it('in the words and with the last day that hold when the next operation is planned', async () => {
    await app.tell('leader', at('action-moves'), { action, due: '2027-01-15', why: 'x' });
    await app.tell('leader', at('action-reassignments'), { action, owner: 'work' });
    const next = await app.propose();
    const { body } = await app.get<{ actions: readonly object[] }>(
      'leader',
      `/operations/${next}/carry-over`,
    );
    expect(body.actions).toEqual([expect.objectContaining({ what: WHAT, owner: 'work', due: '2027-01-15' })]);
  });

  it('and is found among more than any page of others, by what it matches', async () => {
    const other = await app.propose('akc-inspection', 'nord');
    await app.tell('leader', `/operations/${other}/debrief`);
    for (let number = 0; number < 210; number += 1) {
      const soon = { what: `soon ${number}`, owner: 'leader', due: '2026-11-20' };
      await app.tell('leader', `/debriefs/${other}/actions`, soon);
    }
    const next = await app.propose('apartment-visit', 'syd');
    const { body } = await app.get<{ actions: readonly { what: string }[] }>(
      'leader',
      `/operations/${next}/carry-over`,
    );
    expect(body.actions.map(({ what }) => what)).toEqual([WHAT]);
  }, 30_000);

  it('for those who take part, and leaves no trace for others', async () => {
    await pass('2026-12-13T00:00:00.000Z');
    expect((await app.history('border', operationId)).map(({ type }) => type)).toContain('ActionReminded');
    for (const handle of ['stranger', 'otherLeader', 'tax'] as const) {
      expect(await app.everything(handle, operationId)).not.toContain('ActionReminded');
      const answer = await app.post(handle, at('action-moves'), { action, due: '2027-01-15', why: 'x' });
      expect([answer.status, answer.body.code]).toEqual([404, 'OPERATION.UNKNOWN']);
    }
  });
});
