import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { FaultyProcess, onFaultySystem } from './faulty-process';

const LEADER = 'trafficking-leader';
const AN_HOUR = 3_600;
/** A call is answered within this, by whatever clock is then right. */
const WINDOW_MS = 1_500;
const LATEST_MS = 30_000;

interface RecordedBody {
  readonly id: string;
  readonly code?: string;
  readonly entries: readonly { readonly id: string }[];
}
interface Entry {
  readonly id: string;
  readonly type: string;
  readonly at: string;
}

onFaultySystem('a clock that is an hour wrong', () => {
  let faulty: FaultyProcess;
  const acknowledged = new Map<string, string[]>();
  let rounds = 0;

  beforeAll(async () => {
    faulty = new FaultyProcess();
    await faulty.samsyn.start();
  });
  afterAll(() => faulty.end());

  /** What the process takes for now, in milliseconds. */
  let offset = 0;
  const now = () => Date.now() + offset * 1_000;
  function put(seconds: number): void {
    offset = seconds;
    if (seconds === 0) faulty.set();
    else faulty.set(`clock ${seconds}`);
    faulty.samsyn.forgetTokens();
  }

  const post = async (path: string, body: object): Promise<RecordedBody> => {
    const { samsyn } = faulty;
    const facts = await samsyn.post<RecordedBody>(LEADER, path, body, `${path}-${(rounds += 1)}`);
    expect([path, facts.status, facts.body.code]).toEqual([path, 201, undefined]);
    return facts.body;
  };

  /** An operation whose call goes unanswered: it is escalated once, by the clock that is right then. */
  async function evening(): Promise<string> {
    const from = new Date(now() + 2 * AN_HOUR * 1_000).toISOString();
    const to = new Date(now() + 4 * AN_HOUR * 1_000).toISOString();
    const plan = { kind: 'apartment-visit', region: 'syd', municipality: 'Växjö', purpose: 'visit' };
    const { id, entries } = await post('/operations', { ...plan, reference: 'r', window: [from, to] });
    const answerBy = new Date(now() + WINDOW_MS).toISOString();
    const called = await post(`/operations/${id}/calls`, {
      ...{ to: 'coordinator-syd', then: ['coordinator-ost'], answerBy },
    });
    const noted = await post(`/operations/${id}/conduct/notes`, { text: 'a note' });
    acknowledged.set(
      id,
      [...entries, ...called.entries, ...noted.entries].map((entry) => entry.id),
    );
    return id;
  }

  const entriesOf = (operation: string) => faulty.samsyn.history<Entry>(LEADER, operation);
  const expired = async (operation: string) =>
    (await entriesOf(operation)).filter(({ type }) => type === 'CallExpired').length;

  /** Both who were called in turn have let their time pass: all by the clock that the call was made by. */
  async function escalates(operation: string): Promise<void> {
    const began = Date.now();
    while ((await expired(operation)) < 2) {
      if (Date.now() - began > LATEST_MS) throw new Error('a deadline that has passed does not fire');
      await pause(50);
    }
  }

  /** `recordedAt` of all events, in the order of the log. */
  function recordedTimes(): readonly string[] {
    const log = new Database(join(faulty.data, 'log.sqlite'), { readonly: true });
    const rows = log.prepare<[], string>('SELECT envelope FROM event ORDER BY position').pluck().all();
    log.close();
    return rows.map((text) => (JSON.parse(text) as { recordedAt: string }).recordedAt);
  }

  it('goes forwards and back, also at a restart: the log keeps its order, deadlines theirs, and nothing is lost', async () => {
    const operations = [await evening()];
    await escalates(operations[0]!);
    put(AN_HOUR);
    operations.push(await evening());
    await escalates(operations[1]!);
    put(0);
    const back = recordedTimes().at(-1)!;
    expect(Date.parse(back)).toBeGreaterThan(Date.now() + (AN_HOUR - 120) * 1_000);
    operations.push(await evening());
    // The call was made after what the log has for its latest time, and its deadline is before that.
    expect(recordedTimes().at(-1)).toBe(back);
    expect(await expired(operations[2]!)).toBe(0);
    await escalates(operations[2]!);
    await faulty.samsyn.kill();
    await faulty.samsyn.start();
    operations.push(await evening());
    await escalates(operations[3]!);
    await faulty.samsyn.kill();
    put(-AN_HOUR);
    await faulty.samsyn.start();
    operations.push(await evening());
    await escalates(operations[4]!);

    const times = recordedTimes();
    expect(times).toEqual([...times].sort());
    for (const operation of operations) {
      const found = (await entriesOf(operation)).map(({ id }) => id);
      expect(found).toHaveLength(new Set(found).size);
      for (const id of acknowledged.get(operation)!) expect(found).toContain(id);
      expect([operation, await expired(operation)]).toEqual([operation, 2]);
    }
    process.stdout.write(
      `wrong clock: ${operations.length} operations over 2 restarts, ${times.length} events in order, ` +
        `${[...acknowledged.values()].flat().length} acknowledged, ${operations.length} calls escalated once each\n`,
    );
  });
});
