import { setTimeout as pause } from 'node:timers/promises';
import { isConnectionLost } from '../support/samsyn-process';
import { FaultyProcess, onFaultySystem } from './faulty-process';

const LEADER = 'trafficking-leader';
const WRITERS = 6;
const REFUSALS_WANTED = 25;
const SHORTEST_MS = 400;

interface RecordedBody {
  readonly id?: string;
  readonly code?: string;
  readonly entries?: readonly { readonly id: string }[];
}
interface Entry {
  readonly id: string;
  readonly type: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

onFaultySystem('a disk that answers EIO', () => {
  let faulty: FaultyProcess;
  let operation: string;
  const counts: string[] = [];

  beforeAll(async () => {
    faulty = new FaultyProcess();
    await faulty.samsyn.start();
    const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
    const plan = {
      ...{ kind: 'apartment-visit', region: 'syd', municipality: 'Växjö', purpose: 'visit', reference: 'r' },
      window: [inHours(1), inHours(4)],
    };
    const { body } = await faulty.samsyn.post<RecordedBody>(LEADER, '/operations', plan, 'operation');
    operation = body.id!;
  });
  afterAll(async () => {
    await faulty.end();
    process.stdout.write(counts.map((line) => `failing disk: ${line}\n`).join(''));
  });

  const note = (key: string) =>
    faulty.samsyn.post<RecordedBody>(LEADER, `/operations/${operation}/conduct/notes`, { text: key }, key);

  const notes = async (): Promise<readonly string[]> =>
    (await faulty.samsyn.history<Entry>(LEADER, operation))
      .filter(({ type }) => type === 'NoteAdded')
      .map(({ facts }) => String(facts['text']));

  /** Writers go on while the fault comes and goes, or until the process is killed in the middle of it. */
  async function writeThrough(name: string, faults: readonly string[], isKilled = false) {
    const [taken, refused, others] = [new Set<string>(), new Set<string>(), new Set<string>()];
    let ended = false;
    const writer = async (number: number) => {
      for (let index = 0; !ended; index += 1) {
        const key = `${name}-${number}-${index}`;
        try {
          const { status, body } = await note(key);
          if (status === 201) taken.add(key);
          else if (status === 503 && body.code === 'STORE.UNAVAILABLE') refused.add(key);
          else others.add(`${status} ${body.code}`);
        } catch (error) {
          if (!isKilled || !isConnectionLost(error)) throw error;
          refused.add(key);
          return;
        }
      }
    };
    const writers = Array.from({ length: WRITERS }, (_, number) => writer(number));
    await pause(200);
    const before = { met: faulty.met, taken: taken.size };
    faulty.set(...faults);
    const began = Date.now();
    while (
      Date.now() - began < SHORTEST_MS ||
      (refused.size < REFUSALS_WANTED && taken.size < before.taken + REFUSALS_WANTED)
    )
      await pause(10);
    if (isKilled) await faulty.samsyn.kill();
    faulty.set();
    const after = taken.size;
    while (!isKilled && taken.size < after + WRITERS) await pause(10);
    ended = true;
    await Promise.all(writers);
    return { taken, refused, others, met: faulty.met - before.met };
  }

  it.each([
    ['write', 'goes by'],
    ['sync', 'goes by'],
    ['write', 'ends with a kill'],
    ['sync', 'ends with a kill'],
  ])('never makes a false yes of a command: %s, and the fault %s', async (call, end) => {
    const name = `${call}-${end.replaceAll(' ', '-')}`;
    const isKilled = end === 'ends with a kill';
    const faults = [`${call} log.sqlite-wal`];
    const { taken, refused, others, met } = await writeThrough(name, faults, isKilled);
    expect([...others]).toEqual([]);
    expect(met).toBeGreaterThan(0);
    expect(refused.size).toBeGreaterThanOrEqual(REFUSALS_WANTED);
    const standing = async () => (await notes()).filter((text) => text.startsWith(`${name}-`));
    await faulty.samsyn.kill();
    await faulty.samsyn.start();
    // What was refused may stand after all: its bytes were there, and nobody had said that they would stay.
    const restarted = await standing();
    expect(restarted).toHaveLength(new Set(restarted).size);
    expect([...taken].filter((key) => !restarted.includes(key))).toEqual([]);
    expect(restarted.filter((key) => !taken.has(key) && !refused.has(key))).toEqual([]);
    for (const key of [...refused, ...[...taken].slice(-WRITERS)])
      expect([key, (await note(key)).status]).toEqual([key, 201]);
    const whole = await standing();
    expect([...whole].sort()).toEqual([...taken, ...refused].sort());
    counts.push(
      `${call} of log.sqlite-wal, the fault ${end}: ${met} calls failed, ${taken.size} commands taken, ` +
        `${refused.size} refused, ${restarted.length - taken.size} of these stood after all, ` +
        `${whole.length} once each after their retry`,
    );
  });

  it.each([
    ['write', 'log.sqlite'],
    ['sync', 'log.sqlite'],
  ])('that only moves what is durable already stops no command: %s %s', async (call, file) => {
    const name = `moved-${call}`;
    const { taken, refused, others, met } = await writeThrough(name, [`${call} /${file}`]);
    // The write-ahead log is moved when writers pause.
    faulty.set(`${call} /${file}`);
    const before = faulty.met;
    await note(`${name}-last`);
    while (faulty.met === before) await pause(10);
    faulty.set();
    expect([[...others], refused.size]).toEqual([[], 0]);
    await faulty.samsyn.kill();
    await faulty.samsyn.start();
    const whole = (await notes()).filter((text) => text.startsWith(`${name}-`));
    expect([...whole].sort()).toEqual([...taken, `${name}-last`].sort());
    counts.push(
      `${call} of ${file}: ${met + faulty.met - before} calls failed, ${taken.size + 1} commands taken and none lost`,
    );
  });

  it.each(['write', 'sync'])(
    'of the access log keeps what would be read, and no command: %s',
    async (call) => {
      const path = `/operations/${operation}/history?limit=5`;
      const read = () => faulty.samsyn.answerTo<RecordedBody>(LEADER, path);
      expect((await read()).status).toBe(200);
      const before = faulty.met;
      faulty.set(`${call} access.sqlite-wal`);
      for (let attempt = 1; attempt <= 20; attempt += 1) {
        const { status, body } = await read();
        expect([status, body.code]).toEqual([503, 'ACCESS_LOG.UNAVAILABLE']);
        expect(JSON.stringify(body)).not.toContain('Växjö');
        expect((await note(`access-${call}-${attempt}`)).status).toBe(201);
      }
      expect(await faulty.samsyn.check('access-log')).toBe('down');
      expect(await faulty.samsyn.check('event-store')).toBe('up');
      faulty.set();
      expect((await read()).status).toBe(200);
      expect(await faulty.samsyn.check('access-log')).toBe('up');
      counts.push(
        `${call} of access.sqlite: ${faulty.met - before} calls failed, 20 reads refused, 20 commands taken`,
      );
    },
  );

  it.each(['write', 'sync'])('of the head of the log is told, and stops nothing: %s', async (call) => {
    const before = faulty.met;
    faulty.set(`${call} keys/log-head.new`);
    let taken = 0;
    while ((await faulty.samsyn.check('log-head')) === 'up') {
      expect((await note(`head-${call}-${(taken += 1)}`)).status).toBe(201);
      await pause(50);
    }
    expect(await faulty.samsyn.check('event-store')).toBe('up');
    expect((await faulty.samsyn.answerTo(LEADER, `/operations/${operation}/history`)).status).toBe(200);
    faulty.set();
    while ((await faulty.samsyn.check('log-head')) !== 'up') await pause(50);
    counts.push(
      `${call} of log-head: ${faulty.met - before} calls failed, ${taken} commands taken meanwhile`,
    );
  });
});
