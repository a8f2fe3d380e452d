import { StoreUnavailable } from '@samsyn/event-store';
import {
  append,
  eventOf,
  eventually,
  LOGS,
  noted,
  plainCodec,
  positionsNoted,
  RememberingLog,
  reportOf,
  temporaryFolder,
} from '../log.fixture';
import { started, stopAll } from '../processing.fixture';
import type { Projection } from './projection';
import { deadLettersIn } from './projection-catalogue';

const folder = temporaryFolder();
afterEach(stopAll);
afterAll(() => folder.remove());

const numbered = (count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => eventOf(`${from + index}`));
const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);

describe.each(LOGS)('a projection', ({ at, memoryLog }) => {
  it('takes in what stood in the log and what comes after, each once and in order', async () => {
    const eventStore = memoryLog();
    await append(eventStore, ...numbered(300));
    const { processing, readModels } = await started({ eventStore });
    const last = await append(eventStore, ...numbered(300, 301));
    await processing.waitFor(last);
    expect(positionsNoted(readModels)).toEqual(upTo(600).map(at));
    expect(reportOf(processing, 'noted')).toMatchObject({
      state: 'live',
      position: last,
      head: last,
      lag: 0,
    });
  });

  it('gets its own types only and does not open events that it does not ask for', async () => {
    const eventStore = memoryLog();
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
    const { processing, readModels } = await started({ eventStore, projections: [opening] });
    await processing.waitFor(at(3));
    expect(positionsNoted(readModels)).toEqual([at(2)]);
    expect(decode).toHaveBeenCalledTimes(1);
    decode.mockRestore();
  });

  it('lists a poison event as a dead letter, visibly, and goes on without its writes', async () => {
    const eventStore = memoryLog();
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
    const { processing, readModels } = await started({ eventStore, log, projections: [noted(), other] });
    await processing.waitFor(at(5));
    expect(positionsNoted(readModels)).toEqual([1, 2, 4, 5].map(at));
    expect(readModels.all('SELECT * FROM noted_types')).toEqual([{ type: 'test.Noted.v1', count: 4 }]);
    expect(readModels.all('SELECT position FROM other')).toHaveLength(5);
    expect(deadLettersIn(readModels)).toMatchObject([
      {
        projection: 'noted',
        position: at(3),
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
        fields: expect.objectContaining({ position: at(3) }),
      }),
    );
    expect(JSON.stringify([log.lines, deadLettersIn(readModels)])).not.toContain('KANARIE');
  });

  it('lists an event that cannot be opened as a dead letter', async () => {
    const eventStore = memoryLog();
    await append(eventStore, eventOf('a', 'test.Noted.v1', { unreadable: true }), eventOf('b'));
    const apply: Projection['apply'] = (event, rows) =>
      rows.run('INSERT INTO noted (position, id) VALUES (?, ?)', event.opened().position, event.stored.id);
    const { processing, readModels } = await started({ eventStore, projections: [noted({ apply })] });
    await processing.waitFor(at(2));
    expect(positionsNoted(readModels)).toEqual([at(2)]);
    expect(processing.deadLetterCount).toBe(1);
  });

  it('does not skip an event because something does not answer', async () => {
    const eventStore = memoryLog();
    let failures = 3;
    const apply: Projection['apply'] = (event, rows) => {
      if (event.stored.position === at(2) && failures-- > 0) throw new StoreUnavailable('busy');
      noted().apply(event, rows);
    };
    await append(eventStore, ...numbered(4));
    const { processing, readModels } = await started({ eventStore, projections: [noted({ apply })] });
    await processing.waitFor(at(4));
    expect(positionsNoted(readModels)).toEqual(upTo(4).map(at));
    expect(processing.deadLetterCount).toBe(0);
  });

  it('does not take what does not answer for a poison event, also beside one', async () => {
    const eventStore = memoryLog();
    let failures = 2;
    const apply: Projection['apply'] = (event, rows) => {
      if (event.stored.position === at(3) && failures-- > 0) throw new StoreUnavailable('busy');
      noted().apply(event, rows);
    };
    await append(eventStore, eventOf('bad', 'test.Bad.v1', { poison: true }), ...numbered(3));
    const { processing, readModels } = await started({ eventStore, projections: [noted({ apply })] });
    await processing.waitFor(at(4));
    expect(positionsNoted(readModels)).toEqual([2, 3, 4].map(at));
    expect(deadLettersIn(readModels).map(({ position }) => position)).toEqual([at(1)]);
  });

  it('goes on without a gap when a full disk has room again', async () => {
    const eventStore = memoryLog();
    const file = folder.path(`full-${at(1)}.sqlite`);
    const { processing, readModels } = await started({ eventStore, readModelFile: file });
    readModels.exec('PRAGMA max_page_count = 30');
    const last = await append(eventStore, ...numbered(3_000));
    await eventually(() => reportOf(processing, 'noted')?.state === 'retrying');
    expect(processing.complaints()).toEqual(['projection noted held up: SqliteError SQLITE_FULL']);
    readModels.exec('PRAGMA max_page_count = 1000000');
    await processing.waitFor(last);
    expect(positionsNoted(readModels)).toEqual(upTo(3_000).map(at));
    expect(processing.deadLetterCount).toBe(0);
  });

  it('says that it is held up while it is', async () => {
    const eventStore = memoryLog();
    let unavailable = true;
    const apply: Projection['apply'] = (event, rows) => {
      if (unavailable) throw new StoreUnavailable('busy');
      noted().apply(event, rows);
    };
    const { processing } = await started({ eventStore, projections: [noted({ apply })] });
    await append(eventStore, eventOf('a'));
    await eventually(() => reportOf(processing, 'noted')?.state === 'retrying');
    expect(processing.complaints()).toEqual(['projection noted held up: StoreUnavailable']);
    unavailable = false;
    await processing.waitFor(at(1));
    await eventually(() => processing.complaints().length === 0);
  });

  it('that gathers in memory writes it before the checkpoint and forgets what was rolled back', async () => {
    const eventStore = memoryLog();
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
    const { processing, readModels } = await started({ eventStore, projections: [summing] });
    await processing.waitFor(at(5));
    const rows = readModels.all<{ position: number }>('SELECT position FROM summing ORDER BY position');
    expect(rows.map(({ position }) => position)).toEqual([1, 2, 4, 5].map(at));
  });
});

describe.each(LOGS)('waiting for a position', ({ at, memoryLog }) => {
  it('ends with READ_MODEL.BEHIND where the read models do not come there in time', async () => {
    const { processing } = await started({ eventStore: memoryLog() });
    await expect(processing.waitFor(at(1), { timeoutMs: 20 })).rejects.toMatchObject({
      code: 'READ_MODEL.BEHIND',
      kind: 'unavailable',
      details: { position: at(1), reached: 0 },
    });
  });

  it('resolves as soon as the read model has come there', async () => {
    const eventStore = memoryLog();
    const { processing, readModels } = await started({ eventStore });
    const waiting = processing.waitFor(at(2), { projections: ['noted'] });
    await append(eventStore, ...numbered(2));
    await waiting;
    expect(positionsNoted(readModels)).toEqual([at(1), at(2)]);
  });
});
