import { writeFileSync } from 'node:fs';
import { MemoryEventStore, StoreUnavailable } from '@samsyn/event-store';
import { ManualClock } from '@samsyn/kernel';
import Database from 'better-sqlite3';
import * as fc from 'fast-check';
import {
  append,
  eventOf,
  eventually,
  MOMENT,
  noted,
  plainCodec,
  positionsNoted,
  RememberingLog,
  reportOf,
  temporaryFolder,
} from './log.fixture';
import { Processing } from './processing';
import { ProcessingStore } from './processing-store';
import type { Projection } from './projection';
import { ReadModelDatabase } from './read-model-database';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const open: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

interface Setting {
  readonly eventStore: MemoryEventStore;
  readonly file?: string;
  readonly log?: RememberingLog;
}

async function started({ eventStore, file = ':memory:', log }: Setting, ...projections: Projection[]) {
  const readModels = new ReadModelDatabase(file, log);
  const store = new ProcessingStore(':memory:');
  const processing = new Processing({
    eventStore,
    codec: plainCodec,
    readModels,
    store,
    clock: new ManualClock(MOMENT),
    log,
    backOff: { firstMs: 1, mostMs: 5 },
  });
  for (const projection of projections) processing.addProjection(projection);
  await processing.start();
  const stop = async (): Promise<void> => {
    await processing.stop();
    readModels.close();
    store.close();
  };
  open.push(stop);
  return { processing, readModels, stop: () => (open.splice(open.indexOf(stop), 1), stop()) };
}

const numbered = (count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => eventOf(`${from + index}`));
const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);

describe('a projection', () => {
  it('takes in what stood in the log and what comes after, each once and in order', async () => {
    const eventStore = new MemoryEventStore();
    await append(eventStore, ...numbered(300));
    const { processing, readModels } = await started({ eventStore }, noted());
    const last = await append(eventStore, ...numbered(300, 301));
    await processing.waitFor(last);
    expect(positionsNoted(readModels)).toEqual(upTo(600));
    expect(reportOf(processing, 'noted')).toMatchObject({ state: 'live', position: 600, head: 600, lag: 0 });
  });

  it('gets its own types only and does not open events that it does not ask for', async () => {
    const eventStore = new MemoryEventStore();
    const decode = jest.spyOn(plainCodec, 'decode');
    const opening = noted({
      types: ['test.Opened.v1'],
      apply: (event, rows) => {
        event.opened();
        event.opened();
        rows.run('INSERT INTO noted (position, id) VALUES (?, ?)', event.stored.position, event.stored.id);
      },
    });
    await append(eventStore, eventOf('a'), eventOf('b', 'test.Opened.v1'), eventOf('c'));
    const { processing, readModels } = await started({ eventStore }, opening);
    await processing.waitFor(3);
    expect(positionsNoted(readModels)).toEqual([2]);
    expect(decode).toHaveBeenCalledTimes(1);
    decode.mockRestore();
  });

  it('lists a poison event as a dead letter, visibly, and goes on without its writes', async () => {
    const eventStore = new MemoryEventStore();
    const log = new RememberingLog();
    const other = noted({
      name: 'other',
      createTables: (rows) => rows.exec('CREATE TABLE other (position INTEGER PRIMARY KEY)'),
      apply: ({ stored }, rows) => rows.run('INSERT INTO other VALUES (?)', stored.position),
    });
    await append(
      eventStore,
      ...numbered(2),
      eventOf('bad', 'test.Bad.v1', { poison: true }),
      ...numbered(2, 3),
    );
    const { processing, readModels } = await started({ eventStore, log }, noted(), other);
    await processing.waitFor(5);
    expect(positionsNoted(readModels)).toEqual([1, 2, 4, 5]);
    expect(readModels.all('SELECT * FROM noted_types')).toEqual([{ type: 'test.Noted.v1', count: 4 }]);
    expect(readModels.all('SELECT position FROM other')).toHaveLength(5);
    expect(processing.deadLetters()).toMatchObject([
      {
        projection: 'noted',
        position: 3,
        eventId: eventOf('bad').id,
        type: 'test.Bad.v1',
        error: 'TypeError',
      },
    ]);
    expect(processing.deadLetterCount).toBe(1);
    expect(processing.complaints()).toEqual(['projection noted has 1 dead letters']);
    expect(log.lines).toContainEqual(
      expect.objectContaining({
        level: 'error',
        message: 'dead letter',
        fields: expect.objectContaining({ position: 3 }),
      }),
    );
    expect(JSON.stringify([log.lines, processing.deadLetters()])).not.toContain('KANARIE');
  });

  it('lists an event that cannot be opened as a dead letter', async () => {
    const eventStore = new MemoryEventStore();
    await append(eventStore, eventOf('a', 'test.Noted.v1', { unreadable: true }), eventOf('b'));
    const apply: Projection['apply'] = (event, rows) =>
      rows.run('INSERT INTO noted (position, id) VALUES (?, ?)', event.opened().position, event.stored.id);
    const { processing, readModels } = await started({ eventStore }, noted({ apply }));
    await processing.waitFor(2);
    expect(positionsNoted(readModels)).toEqual([2]);
    expect(processing.deadLetterCount).toBe(1);
  });

  it('does not skip an event because something does not answer', async () => {
    const eventStore = new MemoryEventStore();
    let failures = 3;
    const apply: Projection['apply'] = (event, rows) => {
      if (event.stored.position === 2 && failures-- > 0) throw new StoreUnavailable('busy');
      noted().apply(event, rows);
    };
    await append(eventStore, ...numbered(4));
    const { processing, readModels } = await started({ eventStore }, noted({ apply }));
    await processing.waitFor(4);
    expect(positionsNoted(readModels)).toEqual(upTo(4));
    expect(processing.deadLetterCount).toBe(0);
  });

  it('says that it is held up while it is', async () => {
    const eventStore = new MemoryEventStore();
    let unavailable = true;
    const apply: Projection['apply'] = (event, rows) => {
      if (unavailable) throw new StoreUnavailable('busy');
      noted().apply(event, rows);
    };
    const { processing } = await started({ eventStore }, noted({ apply }));
    await append(eventStore, eventOf('a'));
    await eventually(() => reportOf(processing, 'noted')?.state === 'retrying');
    expect(processing.complaints()).toEqual(['projection noted held up: StoreUnavailable']);
    unavailable = false;
    await processing.waitFor(1);
    await eventually(() => processing.complaints().length === 0);
  });

  it('that gathers in memory writes it before the checkpoint and forgets what was rolled back', async () => {
    const eventStore = new MemoryEventStore();
    let gathered: number[] = [];
    const summing: Projection = {
      name: 'summing',
      version: 1,
      createTables: (rows) => rows.exec('CREATE TABLE summing (position INTEGER PRIMARY KEY)'),
      apply: ({ stored }) => {
        gathered.push(stored.position);
        if (stored.data['poison'] === true) throw new Error('poison');
      },
      flush: (rows) => {
        for (const position of gathered.splice(0)) rows.run('INSERT INTO summing VALUES (?)', position);
      },
      forget: () => (gathered = []),
    };
    await append(
      eventStore,
      ...numbered(2),
      eventOf('bad', 'test.Bad.v1', { poison: true }),
      ...numbered(2, 3),
    );
    const { processing, readModels } = await started({ eventStore }, summing);
    await processing.waitFor(5);
    const rows = readModels.all<{ position: number }>('SELECT position FROM summing ORDER BY position');
    expect(rows.map(({ position }) => position)).toEqual([1, 2, 4, 5]);
  });
});

describe('waiting for a position', () => {
  it('ends with READ_MODEL.BEHIND where the read models do not come there in time', async () => {
    const { processing } = await started({ eventStore: new MemoryEventStore() }, noted());
    await expect(processing.waitFor(1, { timeoutMs: 20 })).rejects.toMatchObject({
      code: 'READ_MODEL.BEHIND',
      kind: 'unavailable',
      details: { position: 1, reached: 0 },
    });
  });

  it('resolves as soon as the read model has come there', async () => {
    const eventStore = new MemoryEventStore();
    const { processing, readModels } = await started({ eventStore }, noted());
    const waiting = processing.waitFor(2, { projections: ['noted'] });
    await append(eventStore, ...numbered(2));
    await waiting;
    expect(positionsNoted(readModels)).toEqual([1, 2]);
  });
});

describe('a rebuild', () => {
  it('gives the same rows and the same dead letters while the others go on', async () => {
    const eventStore = new MemoryEventStore();
    const other = noted({
      name: 'other',
      createTables: (rows) => rows.exec('CREATE TABLE other (position INTEGER PRIMARY KEY)'),
      apply: ({ stored }, rows) => rows.run('INSERT INTO other VALUES (?)', stored.position),
    });
    await append(
      eventStore,
      ...numbered(50),
      eventOf('bad', 'test.Bad.v1', { poison: true }),
      ...numbered(50, 51),
    );
    const { processing, readModels } = await started({ eventStore }, noted(), other);
    await processing.waitFor(101);
    const before = [positionsNoted(readModels), processing.deadLetters()];
    processing.rebuild('noted');
    expect(reportOf(processing, 'other')).toMatchObject({ state: 'live', position: 101 });
    expect(reportOf(processing, 'noted')).toMatchObject({ state: 'catching-up', position: 0 });
    await processing.waitFor(101);
    expect([positionsNoted(readModels), processing.deadLetters()]).toEqual(before);
    expect(readModels.all('SELECT position FROM other')).toHaveLength(101);
  });

  it('follows from a changed version, and only for that projection', async () => {
    const eventStore = new MemoryEventStore();
    const file = folder.path('versions.sqlite');
    await append(eventStore, ...numbered(3));
    const applied: string[] = [];
    const counting = (name: string, version: number): Projection => ({
      name,
      version,
      createTables: (rows) => rows.exec(`CREATE TABLE ${name}_${version} (position INTEGER PRIMARY KEY)`),
      apply: ({ stored }, rows) => {
        applied.push(`${name} ${version} ${stored.position}`);
        rows.run(`INSERT INTO ${name}_${version} VALUES (?)`, stored.position);
      },
    });
    const first = await started(
      { eventStore, file },
      counting('kept', 1),
      counting('changed', 1),
      counting('gone', 1),
    );
    await first.processing.waitFor(3);
    await first.stop();
    applied.length = 0;
    const second = await started({ eventStore, file }, counting('kept', 1), counting('changed', 2));
    await second.processing.waitFor(3);
    expect(applied).toEqual(['changed 2 1', 'changed 2 2', 'changed 2 3']);
    const tables = second.readModels.all<{ name: string }>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\' ORDER BY name`,
    );
    expect(tables.map(({ name }) => name)).toEqual(['changed_2', 'kept_1']);
  });

  it('follows where the file is damaged, at the start and while it is used', async () => {
    const eventStore = new MemoryEventStore();
    const file = folder.path('damaged.sqlite');
    await append(eventStore, ...numbered(3));
    writeFileSync(file, 'this is not a database, it is something else entirely'.repeat(100));
    const log = new RememberingLog();
    const { processing, readModels } = await started({ eventStore, file, log }, noted());
    await processing.waitFor(3);
    expect(positionsNoted(readModels)).toEqual(upTo(3));
    expect(log.lines).toContainEqual(expect.objectContaining({ level: 'error' }));

    jest.spyOn(Database.prototype, 'prepare').mockImplementationOnce(() => {
      throw new Database.SqliteError('database disk image is malformed', 'SQLITE_CORRUPT');
    });
    expect(() => readModels.all('SELECT 1 AS one')).toThrow('malformed');
    jest.restoreAllMocks();
    await eventually(() => !readModels.isDamaged);
    await processing.waitFor(3);
    expect(positionsNoted(readModels)).toEqual(upTo(3));
  });

  it('follows where the checkpoint is of another log', async () => {
    const file = folder.path('other-log.sqlite');
    const lost = new MemoryEventStore();
    await append(lost, ...numbered(5));
    const first = await started({ eventStore: lost, file }, noted());
    await first.processing.waitFor(5);
    await first.stop();
    const restored = new MemoryEventStore();
    await append(restored, ...numbered(3), ...numbered(3, 100));
    const { processing, readModels } = await started({ eventStore: restored, file }, noted());
    await processing.waitFor(6);
    const ids = readModels.all<{ id: string }>('SELECT id FROM noted ORDER BY nr').map(({ id }) => id);
    expect(ids).toEqual([...numbered(3), ...numbered(3, 100)].map(({ id }) => id));
  });

  it('never overwrites a database of something else', () => {
    const file = folder.path('foreign.sqlite');
    const foreign = new Database(file);
    foreign.exec('CREATE TABLE event (position INTEGER)');
    foreign.close();
    expect(() => new ReadModelDatabase(file)).toThrow('database of something else');
    expect(() => new ProcessingStore(file)).toThrow('database of something else');
  });

  it('gives the same rows as following live, for any history', async () => {
    const history = fc.array(
      fc.array(fc.record({ type: fc.constantFrom('a', 'b', 'c'), poison: fc.boolean() }), { maxLength: 12 }),
      { maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(history, fc.boolean(), async (bursts, stopBetween) => {
        const eventStore = new MemoryEventStore();
        const file = folder.path(`${Math.abs(Date.now())}-${open.length}-${performance.now()}.sqlite`);
        let live = await started({ eventStore, file }, noted());
        for (const [burst, events] of bursts.entries()) {
          const named = events.map(({ type, poison }, nr) =>
            eventOf(`${burst} ${nr}`, `test.${type}.v1`, { poison }),
          );
          await append(eventStore, ...named);
          if (!stopBetween) continue;
          await live.stop();
          live = await started({ eventStore, file }, noted());
        }
        const head = await eventStore.head();
        await live.processing.waitFor(head);
        const rebuilt = await started({ eventStore }, noted());
        await rebuilt.processing.waitFor(head);
        const rows = ({ readModels, processing }: typeof live) => [
          readModels.all('SELECT * FROM noted ORDER BY nr'),
          readModels.all('SELECT * FROM noted_types ORDER BY type'),
          processing.deadLetters().map(({ position, eventId }) => [position, eventId]),
        ];
        expect(rows(rebuilt)).toEqual(rows(live));
        await live.stop();
        await rebuilt.stop();
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
