import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { NO_STREAM, StoreUnavailable } from '@samsyn/event-store';
import { eventStoreContract } from './event-store.contract';
import { LogFiles } from './event-store.log-files';
import { anEvent, lookedAt, positionsGiven, someEvents, take, untilCaughtUp } from './event-store.samples';

const files = new LogFiles();
const PAGE_BYTES = 4_096;

eventStoreContract('sqlite', {
  open: (options) => files.open(options),
  openWithLittleRoom: () => files.open({ maxFileBytes: 160 * 1024 }),
  discard: () => files.discard(),
});

describe('the SQLite event store', () => {
  afterEach(() => files.discard());

  it('continues after a restart in the middle: same events, next positions, retries recognised', async () => {
    const file = files.newFile();
    const events = someEvents(3);
    for (let round = 0; round < 5; round += 1) {
      const store = await files.open({ file });
      const start = round * 4;
      expect(await store.head()).toBe(start);
      if (round > 0)
        expect(await store.append('a', events, NO_STREAM)).toMatchObject({ position: 3, duplicate: true });
      const items = store.subscribe({ after: 0 })[Symbol.asyncIterator]();
      expect(positionsGiven(await take(items, untilCaughtUp))).toHaveLength(start);
      await store.append('a', round === 0 ? events : someEvents(3), round * 3 - 1);
      await store.append(`b-${round}`, someEvents(1), NO_STREAM);
      expect(positionsGiven(await take(items, (taken) => taken.length === 4))).toEqual(
        [1, 2, 3, 4].map((step) => start + step),
      );
      await store.close();
    }
  });

  it('refuses appends beyond the bound of its queue, and keeps those it took', async () => {
    const store = await files.open({ queue: { appends: 4, characters: 1_000_000 } });
    const settled = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) => store.append(`s-${index}`, someEvents(1), NO_STREAM)),
    );
    expect(settled.map(({ status }) => status)).toEqual([
      ...Array.from({ length: 4 }, () => 'fulfilled'),
      ...Array.from({ length: 6 }, () => 'rejected'),
    ]);
    for (const result of settled) {
      if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(StoreUnavailable);
    }
    expect(await store.head()).toBe(4);
    expect(await store.append('later', someEvents(1), NO_STREAM)).toMatchObject({ position: 5 });
  });

  it('refuses an append that is larger than its queue', async () => {
    const store = await files.open({ queue: { appends: 4, characters: 2_000 } });
    const large = anEvent({ ciphertexts: { note: 'x'.repeat(2_000) } });
    await expect(store.append('a', [large], NO_STREAM)).rejects.toBeInstanceOf(StoreUnavailable);
    expect(await store.append('a', someEvents(1), NO_STREAM)).toMatchObject({ position: 1 });
  });

  it('writes nothing of an append that the file refuses half-way, and takes those beside it', async () => {
    const store = await files.open();
    const broken = anEvent({ type: null as unknown as string });
    const beside = [store.append('a', someEvents(1), NO_STREAM)];
    const refused = store.append('b', [anEvent(), broken], NO_STREAM);
    beside.push(store.append('c', someEvents(1), NO_STREAM));
    await expect(refused).rejects.toThrow('SQLITE_CONSTRAINT');
    expect((await Promise.all(beside)).map(({ position }) => position)).toEqual([1, 2]);
    expect(await store.readStream('b')).toEqual([]);
    expect(await store.append('b', someEvents(1), NO_STREAM)).toMatchObject({ position: 3, revision: 0 });
  });

  it('writes again in a full log once there is room', async () => {
    const file = files.newFile();
    const full = await files.open({ file, maxFileBytes: 100 * 1024 });
    const refused = someEvents(500);
    await full.append('a', someEvents(1), NO_STREAM);
    await expect(full.append('b', refused, NO_STREAM)).rejects.toThrow('SQLITE_FULL');
    await full.close();
    const roomy = await files.open({ file });
    expect(await roomy.append('b', refused, NO_STREAM)).toMatchObject({
      position: 501,
      revision: 499,
      duplicate: false,
    });
  });

  it('is not writable after a failed append until a trial succeeds, which leaves nothing in the log nor beside it', async () => {
    const file = files.newFile();
    const store = await files.open({ file });
    const broken = anEvent({ type: null as unknown as string });
    await expect(store.append('a', [broken], NO_STREAM)).rejects.toBeInstanceOf(StoreUnavailable);
    mkdirSync(`${file}.trial`);
    expect([await store.isWritable(), await store.isWritable()]).toEqual([false, false]);
    rmSync(`${file}.trial`, { recursive: true });
    expect(await store.isWritable()).toBe(true);
    expect(existsSync(`${file}.trial`)).toBe(false);
    expect(await store.head()).toBe(0);
    expect(await store.append('a', someEvents(1), NO_STREAM)).toMatchObject({ position: 1 });
  });

  it('answers a damaged file with a failure, never with a yes', async () => {
    const file = files.newFile();
    const store = await files.open({ file });
    await store.append('a', someEvents(200), NO_STREAM);
    await store.close();
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0xa5, PAGE_BYTES));
    await expect(files.open({ file })).rejects.toBeInstanceOf(StoreUnavailable);
  });

  it('keeps what was written immutable, and lets only ciphertexts go', async () => {
    const file = files.newFile();
    const store = await files.open({ file });
    const event = anEvent();
    await store.append('a', [event], NO_STREAM);
    await store.close();
    const database = new Database(file);
    expect(() => database.exec("UPDATE event SET envelope = '{}'")).toThrow('events are immutable');
    expect(() => database.exec('DELETE FROM event')).toThrow('events are permanent');
    database.exec('UPDATE event SET ciphertexts = NULL');
    database.close();
    const reopened = await files.open({ file });
    expect((await reopened.readStream('a')).map(lookedAt)).toEqual([
      { ...event, ciphertexts: {}, stream: 'a', revision: 0, position: 1 },
    ]);
  });

  it('runs with a write-ahead log, and leaves one whole file when it closes', async () => {
    const file = files.newFile();
    const store = await files.open({ file });
    await store.append('a', someEvents(50), NO_STREAM);
    const beside = new Database(file, { readonly: true });
    expect(beside.pragma('journal_mode', { simple: true })).toBe('wal');
    beside.close();
    await store.close();
    const alone = files.newFile();
    writeFileSync(alone, readFileSync(file));
    expect(await (await files.open({ file: alone })).head()).toBe(50);
  });

  it('refuses a file that is something else', async () => {
    const foreign = files.newFile();
    const database = new Database(foreign);
    database.exec('CREATE TABLE diary (day TEXT)');
    database.close();
    await expect(files.open({ file: foreign })).rejects.toBeInstanceOf(StoreUnavailable);
    const text = files.newFile();
    writeFileSync(text, 'not a database, but long enough to look like one '.repeat(40));
    await expect(files.open({ file: text })).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(files.open({ file: join(text, 'below-a-file') })).rejects.toThrow();
  });
});
