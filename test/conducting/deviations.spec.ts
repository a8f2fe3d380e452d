import { TestSamsyn } from '../support/test-samsyn';

interface Debrief {
  readonly deviations: readonly {
    readonly code: string;
    readonly entries: readonly string[];
    readonly declared?: readonly string[];
  }[];
}

describe('declaring a deviation', () => {
  let app: TestSamsyn;
  let operation: string;
  const conduct = (path: string) => `/operations/${operation}/conduct/${path}`;
  beforeEach(async () => {
    app = await TestSamsyn.open();
    operation = await app.plan(['border', 'coordB', 'work']);
  });
  afterEach(() => app.close());

  it("stands in every participant's debrief, once with what is computed", async () => {
    const entered = await app.tell('officer', conduct('site-entered'), { persons: 1 });
    const early = await app.tell('coordB', conduct('deviations'), {
      code: 'entered-before-released',
      what: { value: 'KANARIE-WHAT we were told to wait', label: 'participants-only' },
      entries: [entered.entry],
    });
    const other = await app.tell('work', conduct('deviations'), {
      code: 'other',
      what: 'KANARIE-OWN no light',
    });
    for (const handle of ['leader', 'border', 'coordB'] as const) {
      const { body } = await app.get<Debrief>(handle, `/operations/${operation}/debrief`);
      const declared = body.deviations.filter((one) => one.declared);
      expect(declared).toEqual([
        { code: 'entered-before-released', entries: [entered.entry, early.entry], declared: [early.entry] },
        { code: 'other', entries: [other.entry], declared: [other.entry], onlyDeclared: true },
      ]);
    }
    expect(await app.canaries('border', operation)).toEqual(['KANARIE-WHAT']);
    const own = await app.canaries('work', operation);
    expect([...own].sort()).toEqual(['KANARIE-OWN', 'KANARIE-WHAT']);
    expect(await app.canaries('stranger', operation)).toEqual([]);
  });

  it('is refused with a code of no rule, and where it cites what not every participant sees', async () => {
    const encounter = await app.encounter(operation);
    const met = await app.tell('coordB', `/encounters/${encounter}/conversation-ended`, {
      account: { value: 'x', label: 'social-services' },
    });
    const checkIn = await app.tell('work', conduct('safety-check-ins'), { everyMinutes: 20 });
    const declare = (handle: 'coordB' | 'work', code: string, ...entries: string[]) =>
      app.post(handle, conduct('deviations'), {
        code,
        what: 'x',
        ...(entries.length > 0 ? { entries } : {}),
      });
    expect((await declare('work', 'no-such-rule')).body.code).toBe('DEVIATION.UNKNOWN_CODE');
    expect((await declare('coordB', 'other', met.entry)).body.code).toBe('ENTRY.UNKNOWN');
    expect((await declare('work', 'other', checkIn.entry)).body.code).toBe('ENTRY.UNKNOWN');
    expect((await declare('work', 'other', met.entry)).body.code).toBe('ENTRY.UNKNOWN');
  });

  it('comes in a batch like every other fact of the conduct', async () => {
    const items = [
      { key: 'b1', does: 'DeviationDeclared', code: 'other', what: 'typed in afterwards' },
      { key: 'b2', does: 'SafetyIncidentOccurred', severity: 'threat' },
      { key: 'b3', does: 'SafetyCheckInStarted', until: '2026-11-19T23:00:00Z' },
      { key: 'b4', does: 'SafetyCheckedIn' },
      { key: 'b5', does: 'OperationSuspended', reason: 'x' },
      { key: 'b6', does: 'DeviationDeclared', code: 'nonsense', what: 'x' },
    ];
    const { status, text } = await app.post('work', `/operations/${operation}/entries`, { items });
    const answer = JSON.parse(text) as {
      items: readonly { status: number; id?: string; problem?: { code: string } }[];
    };
    expect(status).toBe(207);
    expect(answer.items.map((item) => item.problem?.code ?? item.status)).toEqual([
      201,
      201,
      201,
      201,
      'ACCESS.NOT_YOURS',
      'DEVIATION.UNKNOWN_CODE',
    ]);
    expect(answer.items[2]?.id).toBeTruthy();
  });
});
