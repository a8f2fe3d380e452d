import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestSamsyn, type HistoryEntry } from '../support/test-samsyn';

const minute = (count: number): string =>
  new Date(Date.parse('2026-11-19T19:00:00.000Z') + count * 60_000).toISOString();

interface Replay {
  readonly checkIns: readonly { readonly who: readonly string[]; readonly overdue: boolean }[];
}

describe('safety check-ins of staff on the site', () => {
  let app: TestSamsyn;
  let operation: string;
  let folder: string | undefined;
  const conduct = (path: string) => `/operations/${operation}/conduct/${path}`;
  const at = async (count: number): Promise<void> => {
    app.clock.moveTo(minute(count));
    await app.parts.processing.settled();
  };
  const safety = async (handle: Parameters<TestSamsyn['get']>[0]): Promise<readonly HistoryEntry[]> =>
    (await app.history(handle, operation)).filter(({ type }) => /^Safety(Check|Alarm)/.test(type));
  const types = async (handle: Parameters<TestSamsyn['get']>[0]) =>
    (await safety(handle)).map(({ type, facts }) =>
      type === 'SafetyCheckInMissed' ? `${type} ${String(facts.step)}` : type,
    );

  beforeEach(async () => {
    folder = undefined;
    app = await TestSamsyn.open();
    operation = await app.plan(['border', 'coordB', 'work', 'tax']);
  });
  afterEach(async () => {
    await app.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  it('raise an alarm when nothing is heard, again after the interval, until the leader has handled it', async () => {
    const { id } = await app.tell('work', conduct('safety-check-ins'), { everyMinutes: 20 });
    await at(19);
    await app.tell('work', conduct('safety-check-ins/reports'));
    await at(38);
    expect(await types('leader')).toEqual(['SafetyCheckInStarted', 'SafetyCheckedIn']);
    await at(39);
    await at(59);
    expect(await types('leader')).toEqual([
      'SafetyCheckInStarted',
      'SafetyCheckedIn',
      'SafetyCheckInMissed 1',
      'SafetyCheckInMissed 2',
    ]);
    const alarms = (await safety('leader')).slice(-2);
    expect(alarms.map(({ at: when, by, facts }) => [when, by, facts.dueAt, facts.who])).toEqual([
      [minute(39), 'system', minute(39), ['work']],
      [minute(59), 'system', minute(39), ['work']],
    ]);
    const asked = await app.post('work', conduct('safety-check-ins/alarms-handled'), { how: 'help-sent' });
    expect(asked.body.code).toBe('ACCESS.NOT_YOURS');
    await app.tell('leader', conduct('safety-check-ins/alarms-handled'), {
      checkIn: id,
      how: 'reached-and-safe',
      note: 'flat battery',
    });
    await at(78);
    expect((await types('leader')).at(-1)).toBe('SafetyAlarmHandled');
    await at(79);
    expect((await types('leader')).at(-1)).toBe('SafetyCheckInMissed 1');
    await app.tell('work', conduct('safety-check-ins/endings'));
    await at(500);
    expect((await types('leader')).at(-1)).toBe('SafetyCheckInEnded');
  });

  it('are seen by the leading branch and the own; for the others there is no such plan, by any route', async () => {
    const { id } = await app.tell('work', conduct('safety-check-ins'), { until: minute(30), site: 's2' });
    await at(30);
    for (const seer of ['leader', 'officer', 'work'] as const) expect(await types(seer)).toHaveLength(2);
    for (const other of ['border', 'tax', 'coordB'] as const) {
      expect(await types(other)).toEqual([]);
      expect(await app.everything(other, operation)).not.toMatch(/SafetyCheck|"s2"/);
      for (const path of ['reports', 'endings']) {
        const { status, body } = await app.post(other, conduct(`safety-check-ins/${path}`), {
          checkIn: id,
        });
        expect([status, body.code]).toEqual([404, 'CHECK_IN.UNKNOWN']);
      }
    }
    const { body } = await app.get<Replay>('leader', `/operations/${operation}/replay?at=${minute(30)}`);
    expect(body.checkIns).toMatchObject([{ who: ['work'], overdue: true }]);
  });

  it('are cleared by a sign of life that was told late, which is seen beside the alarm', async () => {
    await app.tell('work', conduct('safety-check-ins'), { everyMinutes: 20 });
    await at(25);
    await app.tell('work', conduct('safety-check-ins/reports'), { occurredAt: minute(18) });
    const found = await safety('leader');
    const alarm = found.find(({ type }) => type === 'SafetyCheckInMissed')!;
    const cleared = found.find(({ type }) => type === 'SafetyCheckedIn')!;
    expect(cleared.facts).toMatchObject({ clears: alarm.id, nextAt: minute(38) });
    await at(37);
    expect(await types('leader')).toHaveLength(3);
    await at(38);
    expect((await types('leader')).at(-1)).toBe('SafetyCheckInMissed 1');
  });

  it('sent afterwards in one batch raise no alarm that the batch itself answers', async () => {
    await at(120);
    const items = [
      { key: 's1', does: 'SafetyCheckInStarted', everyMinutes: 20, occurredAt: minute(60) },
      { key: 's2', does: 'SafetyCheckedIn', occurredAt: minute(75) },
      { key: 's3', does: 'SafetyCheckInEnded', occurredAt: minute(90) },
    ];
    const { status, text } = await app.post('work', `/operations/${operation}/entries`, { items });
    expect([status, text.includes('problem')]).toEqual([200, false]);
    await at(200);
    expect(await types('leader')).toEqual(['SafetyCheckInStarted', 'SafetyCheckedIn', 'SafetyCheckInEnded']);
  });

  it('fire once after a restart, and go on from there', async () => {
    await app.close();
    folder = mkdtempSync(join(tmpdir(), 'samsyn-check-ins-'));
    app = await TestSamsyn.open({ folder });
    operation = await app.plan(['work']);
    await app.tell('work', conduct('safety-check-ins'), { everyMinutes: 20 });
    await at(10);
    await app.close();
    app = await TestSamsyn.open({ folder }, minute(65));
    await app.parts.processing.settled();
    expect(await types('leader')).toEqual(['SafetyCheckInStarted', 'SafetyCheckInMissed 1']);
    await app.close();
    app = await TestSamsyn.open({ folder }, minute(66));
    await app.parts.processing.settled();
    expect(await types('leader')).toHaveLength(2);
    await at(85);
    expect((await types('leader')).at(-1)).toBe('SafetyCheckInMissed 2');
  });
});

describe('a safety incident', () => {
  let app: TestSamsyn;
  beforeEach(async () => {
    app = await TestSamsyn.open();
  });
  afterEach(() => app.close());

  it('is reported by the coordinator who is threatened, within the own agency where the coordinator chooses so', async () => {
    const operation = await app.plan(['border', 'coordB', 'work']);
    const { entry } = await app.tell('coordB', `/operations/${operation}/conduct/safety-incidents`, {
      severity: 'threat',
      detail: { value: 'KANARIE-THREAT', label: 'agency-own' },
    });
    expect((await app.seen('leader', operation, entry))?.withheld).toEqual([
      { field: 'detail', rule: 'OSL 8:1' },
    ]);
    expect(await app.canaries('coordB', operation)).toEqual(['KANARIE-THREAT']);
    expect(await app.canaries('border', operation)).toEqual([]);
    const stranger = await app.post('stranger', `/operations/${operation}/conduct/safety-incidents`, {
      severity: 'threat',
    });
    expect(stranger.status).toBe(404);
  });
});
