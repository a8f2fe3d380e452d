import { CAST, TestSamsyn, MORNING_AFTER, type Handle } from '../support/test-samsyn';

interface Carried {
  readonly what: string;
  readonly owner: string;
  readonly due: string;
  readonly fromOperation: string;
  readonly entry: string;
  readonly matches: readonly string[];
}

const WHAT = 'KANARIE-agree on shared on-call';

describe('actions that return', () => {
  let app: TestSamsyn;
  let earlier: string;
  let action: string;

  const carried = async (handle: Handle, operationId: string) =>
    (await app.get<{ actions: readonly Carried[] }>(handle, `/operations/${operationId}/carry-over`)).body
      .actions;
  const joined = async (handle: Handle, operationId: string) => {
    const agencies = [CAST[handle][0]];
    const answerBy = '2026-11-25T10:00:00Z';
    await app.tell('leader', `/operations/${operationId}/invitations`, { agencies, answerBy });
    await app.tell(handle, `/operations/${operationId}/confirmations`, { staff: 1, focus: 'own mandate' });
  };

  beforeEach(async () => {
    app = await TestSamsyn.open();
    earlier = await app.plan();
    await app.tell('leader', `/operations/${earlier}/debrief`);
    const agreed = { what: WHAT, owner: 'coordB', due: '2026-12-15' };
    action = (await app.tell('leader', `/debriefs/${earlier}/actions`, agreed)).entry;
    app.clock.moveTo(MORNING_AFTER);
  });
  afterEach(() => app.close());

  it.each([
    ['kind and region', 'apartment-visit', 'syd', ['kind', 'region']],
    ['kind', 'apartment-visit', 'nord', ['kind']],
    ['region', 'akc-inspection', 'syd', ['region']],
  ])('come back where the next operation has the same %s', async (_, kind, region, matches) => {
    const next = await app.propose(kind, region);
    expect(await carried('leader', next)).toEqual([
      { what: WHAT, owner: 'coordB', due: '2026-12-15', fromOperation: earlier, entry: action, matches },
    ]);
  });

  it('come back where another branch takes part in both, and not where only the own does', async () => {
    const next = await app.propose('akc-inspection', 'nord');
    expect(await carried('leader', next)).toEqual([]);
    await joined('work', next);
    expect((await carried('leader', next)).map(({ matches }) => matches)).toEqual([['agency']]);
    expect((await carried('work', next)).map(({ what, owner }) => [what, owner])).toEqual([
      [WHAT, 'social-services/regional-coordinator coordinator'],
    ]);
  });

  it('are for branches that took part in the earlier operation', async () => {
    const next = await app.propose();
    await joined('tax', next);
    expect(await carried('tax', next)).toEqual([]);
    expect(await app.canaries('tax', next)).toEqual([]);
    const others = await app.propose('apartment-visit', 'syd', 'otherLeader');
    expect(await carried('otherLeader', others)).toEqual([]);
    const unknown = await app.get<{ code: string }>('leader', `/operations/${others}/carry-over`);
    expect([unknown.status, unknown.body.code]).toEqual([404, 'OPERATION.UNKNOWN']);
  });

  it('stop when they are completed or dropped, and never return to their own operation', async () => {
    expect(await carried('leader', earlier)).toEqual([]);
    const next = await app.propose();
    await app.tell('coordB', `/debriefs/${earlier}/action-completions`, { what: WHAT });
    expect(await carried('leader', next)).toEqual([]);
    const second = { what: 'another', owner: 'work', due: '2026-12-01' };
    await app.tell('leader', `/debriefs/${earlier}/actions`, second);
    expect((await carried('leader', next)).map(({ what }) => what)).toEqual(['another']);
    await app.tell('leader', `/debriefs/${earlier}/action-drops`, {
      what: 'another',
      why: 'done otherwise',
    });
    expect(await carried('leader', next)).toEqual([]);
  });

  it('read as the debrief reads after a move', async () => {
    const next = await app.propose();
    const moved = { action, due: '2026-12-20', why: 'the meeting moved' };
    await app.tell('leader', `/debriefs/${earlier}/action-moves`, moved);
    expect((await carried('leader', next)).map(({ due }) => due)).toEqual(['2026-12-20']);
  });

  it('stand in the read model without a word of theirs', async () => {
    await app.parts.processing.settled();
    const tables = ['open_action', 'action_operation', 'action_participant'];
    const rows = tables.map((table) => app.parts.readModels.all(`SELECT * FROM ${table}`));
    expect(rows.map((found) => found.length > 0)).toEqual([true, true, true]);
    expect(JSON.stringify(rows)).not.toContain('KANARIE');
  });
});
