import { writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import * as fc from 'fast-check';
import {
  append,
  eventOf,
  eventually,
  LOGS,
  noted,
  positionsNoted,
  RememberingLog,
  reportOf,
  temporaryFolder,
} from '../log.fixture';
import { started, stopAll } from '../processing.fixture';
import { ProcessingStore } from '../store/processing-store';
import type { Projection } from './projection';
import { deadLettersIn } from './projection-catalogue';
import { ReadModelDatabase } from './read-model-database';

const folder = temporaryFolder();
afterEach(stopAll);
afterAll(() => folder.remove());

const numbered = (count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => eventOf(`${from + index}`));
const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);

describe.each(LOGS)('a rebuild', ({ log: kind, at, memoryLog }) => {
  const pathOf = (name: string) => folder.path(`${kind}${name}`);

  it('gives the same rows and the same dead letters while the others go on', async () => {
    const eventStore = memoryLog();
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
    const { processing, readModels } = await started({ eventStore, projections: [noted(), other] });
    await processing.waitFor(at(101));
    const before = [positionsNoted(readModels), deadLettersIn(readModels)];
    processing.rebuild('noted');
    expect(reportOf(processing, 'other')).toMatchObject({ state: 'live', position: at(101) });
    expect(reportOf(processing, 'noted')).toMatchObject({ state: 'catching-up', position: 0 });
    await processing.waitFor(at(101));
    expect([positionsNoted(readModels), deadLettersIn(readModels)]).toEqual(before);
    expect(readModels.all('SELECT position FROM other')).toHaveLength(101);
  });

  it('leaves no dead letter where the event is no longer one', async () => {
    const eventStore = memoryLog();
    await append(eventStore, ...numbered(2));
    let broken = true;
    const apply: Projection['apply'] = (event, rows) => {
      if (broken) throw new TypeError('x');
      noted().apply(event, rows);
    };
    const { processing, readModels } = await started({ eventStore, projections: [noted({ apply })] });
    await processing.waitFor(at(2));
    expect(deadLettersIn(readModels)).toHaveLength(2);
    broken = false;
    processing.rebuild('noted');
    await processing.waitFor(at(2));
    expect(deadLettersIn(readModels)).toEqual([]);
    expect(processing.complaints()).toEqual([]);
    expect(positionsNoted(readModels)).toEqual([at(1), at(2)]);
  });

  it('follows from a changed version, and only for that projection', async () => {
    const eventStore = memoryLog();
    const file = pathOf('versions.sqlite');
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
    const first = await started({
      eventStore,
      readModelFile: file,
      projections: [counting('kept', 1), counting('changed', 1), counting('gone', 1)],
    });
    await first.processing.waitFor(at(3));
    await first.stop();
    applied.length = 0;
    const second = await started({
      eventStore,
      readModelFile: file,
      projections: [counting('kept', 1), counting('changed', 2)],
    });
    await second.processing.waitFor(at(3));
    expect(applied).toEqual(upTo(3).map((nr) => `changed 2 ${at(nr)}`));
    const tables = second.readModels.all<{ name: string }>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\' ORDER BY name`,
    );
    expect(tables.map(({ name }) => name)).toEqual(['changed_2', 'kept_1']);
  });

  it('follows where the file is damaged, at the start and while it is used', async () => {
    const eventStore = memoryLog();
    const file = pathOf('damaged.sqlite');
    await append(eventStore, ...numbered(3));
    writeFileSync(file, 'this is not a database, it is something else entirely'.repeat(100));
    const log = new RememberingLog();
    const { processing, readModels } = await started({ eventStore, readModelFile: file, log });
    await processing.waitFor(at(3));
    expect(positionsNoted(readModels)).toEqual(upTo(3).map(at));
    expect(log.lines).toContainEqual(expect.objectContaining({ level: 'error' }));

    jest.spyOn(Database.prototype, 'prepare').mockImplementationOnce(() => {
      throw new Database.SqliteError('database disk image is malformed', 'SQLITE_CORRUPT');
    });
    expect(() => readModels.all('SELECT 1 AS one')).toThrow('malformed');
    jest.restoreAllMocks();
    await eventually(() => !readModels.isDamaged);
    await processing.waitFor(at(3));
    expect(positionsNoted(readModels)).toEqual(upTo(3).map(at));
  });

  it('follows where the checkpoint is of another log', async () => {
    const file = pathOf('other-log.sqlite');
    const lost = memoryLog();
    await append(lost, ...numbered(5));
    const first = await started({ eventStore: lost, readModelFile: file });
    await first.processing.waitFor(at(5));
    await first.stop();
    const restored = memoryLog();
    await append(restored, ...numbered(3), ...numbered(3, 100));
    const { processing, readModels } = await started({ eventStore: restored, readModelFile: file });
    await processing.waitFor(at(6));
    const ids = readModels.all<{ id: string }>('SELECT id FROM noted ORDER BY nr').map(({ id }) => id);
    expect(ids).toEqual([...numbered(3), ...numbered(3, 100)].map(({ id }) => id));
  });

  it('never overwrites a database of something else', () => {
    const file = pathOf('foreign.sqlite');
    const foreign = new Database(file);
    foreign.exec('CREATE TABLE event (position INTEGER)');
    foreign.close();
    expect(() => new ReadModelDatabase(file)).toThrow('database of another kind');
    expect(() => new ProcessingStore(file)).toThrow('database of another kind');
  });

  it('gives the same rows as following live, for any history', async () => {
    const history = fc.array(
      fc.array(fc.record({ type: fc.constantFrom('a', 'b', 'c'), poison: fc.boolean() }), { maxLength: 12 }),
      { maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(history, fc.boolean(), async (bursts, stopBetween) => {
        const eventStore = memoryLog();
        const file = pathOf(`${Math.abs(Date.now())}-${performance.now()}.sqlite`);
        let live = await started({ eventStore, readModelFile: file });
        for (const [burst, events] of bursts.entries()) {
          const named = events.map(({ type, poison }, nr) =>
            eventOf(`${burst} ${nr}`, `test.${type}.v1`, { poison }),
          );
          await append(eventStore, ...named);
          if (!stopBetween) continue;
          await live.stop();
          live = await started({ eventStore, readModelFile: file });
        }
        const head = await eventStore.head();
        await live.processing.waitFor(head);
        const rebuilt = await started({ eventStore });
        await rebuilt.processing.waitFor(head);
        const rows = ({ readModels }: typeof live) => [
          readModels.all('SELECT * FROM noted ORDER BY nr'),
          readModels.all('SELECT * FROM noted_types ORDER BY type'),
          deadLettersIn(readModels).map(({ position, eventId }) => [position, eventId]),
        ];
        expect(rows(rebuilt)).toEqual(rows(live));
        await live.stop();
        await rebuilt.stop();
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
