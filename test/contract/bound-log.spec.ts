import { createHash, randomBytes } from 'node:crypto';
import Database from 'better-sqlite3';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import type { JsonObject } from '@samsyn/kernel';
import {
  ChainReader,
  contentText,
  EventAltered,
  LogDamage,
  LogLost,
  NO_STREAM,
  type KeptHead,
  type SqliteEventStore,
  type StoredEvent,
} from '@samsyn/event-store';
import { LogFiles } from './event-store.log-files';
import { anEvent, lookedAt, someEvents } from './event-store.samples';

const files = new LogFiles();
const key = randomBytes(32);
const OPERATION = 'operation-1';

/** Somebody with the file, and without what is kept with the keys. */
function withFile(file: string, change: (database: Database.Database) => void): void {
  const database = new Database(file);
  database.exec('DROP TRIGGER IF EXISTS event_is_immutable; DROP TRIGGER IF EXISTS event_is_permanent');
  change(database);
  database.close();
}

const open = (file: string, kept: KeptHead | undefined, damage?: LogDamage): Promise<SqliteEventStore> =>
  files.open({
    file,
    bind: () => ({ key, kept: kept ? [kept] : [], lossIsAccepted: false }),
    ...(damage && { damage }),
  });

/** Two streams of an operation that take turns, and one outside every operation. */
async function written(): Promise<{ file: string; kept: KeptHead }> {
  const file = files.newFile();
  const store = await open(file, undefined);
  for (let round = 0; round < 3; round += 1) {
    await store.append('a', [anEvent()], round - 1);
    await store.append('b', [anEvent()], round - 1);
    await store.append('c', [anEvent({ operationId: null })], round - 1);
  }
  const kept = (await store.keptHead())!;
  await store.close();
  return { file, kept };
}

/** What a reader of the operation does. @throws EventAltered */
async function readWhole(store: SqliteEventStore, operationId = OPERATION): Promise<readonly StoredEvent[]> {
  const chain = new ChainReader(new LogDamage());
  const events = await store.readAll({ after: 0, limit: 100, filter: { operationId } });
  for (const event of events) {
    chain.follow(event);
    lookedAt(event);
  }
  return events;
}

describe('a log that is bound to a key', () => {
  afterEach(() => files.discard());

  it('holds each envelope as the RFC 6962 leaf of its RFC 8785 form', async () => {
    const store = await open(files.newFile(), undefined);
    const event = anEvent();
    await store.append('a', [event], NO_STREAM);
    const [stored] = await store.readStream('a');
    const { id, type, operationId, ciphertexts: _, ...content } = event;
    const envelope = { event: content, id, operationId, revision: 0, stream: 'a', type, version: 2 };
    const leaf = createHash('sha256').update('\0').update(canonicalize(envelope)!).digest('base64url');
    expect([stored!.leaf, stored!.envelopeVersion]).toEqual([leaf, 2]);
  });

  it('writes each content in RFC 8785 form, whatever stands in it', () => {
    const name = fc.string({ unit: 'binary', maxLength: 3 });
    const data = fc.dictionary(name, fc.jsonValue({ maxDepth: 3 })) as fc.Arbitrary<JsonObject>;
    fc.assert(
      fc.property(data, (facts) => {
        const {
          id: _id,
          type: _type,
          operationId: _op,
          ciphertexts: _texts,
          ...content
        } = anEvent({ data: facts });
        expect(contentText(content)).toBe(canonicalize(content));
      }),
    );
  });

  it('is read whole where nobody has changed it', async () => {
    const { file, kept } = await written();
    expect(await readWhole(await open(file, kept))).toHaveLength(6);
  });

  const columns = [
    ['stream', "'z'"],
    ['revision', '7'],
    ['type', "'conducting.SiteSecured.v1'"],
    ['operation', "'operation-2'"],
    ['operation', 'NULL'],
    ['id', "'00000000-0000-4000-8000-000000000000'"],
    ['link', 'link + 1'],
    ['link', 'NULL'],
    ['before', "'' || substr(mac, 2)"],
    ['mac', "'A' || substr(mac, 2)"],
    ['mac', 'NULL'],
  ] as const;

  it.each(columns)('gives nothing of an event whose %s became %s', async (column, value) => {
    const { file, kept } = await written();
    withFile(file, (log) => log.exec(`UPDATE event SET ${column} = ${value} WHERE position = 4`));
    const damage = new LogDamage();
    const store = await open(file, kept, damage);
    const [event] = await store.readAll({ after: 3, limit: 1 });
    expect(() => lookedAt(event!)).toThrow(EventAltered);
    expect(damage.count).toBe(1);
    expect(lookedAt((await store.readAll({ after: 4, limit: 1 }))[0]!)).toBeDefined();
  });

  it('gives nothing of an envelope in which any one byte is another', async () => {
    const { file, kept } = await written();
    const store = await open(file, kept);
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 32, max: 126 }), async (at, byte) => {
        let changed = false;
        let before = '';
        withFile(file, (log) => {
          before = log.prepare('SELECT envelope FROM event WHERE position = 4').pluck().get() as string;
          const bytes = Buffer.from(before);
          changed = bytes[at % bytes.length] !== byte;
          bytes[at % bytes.length] = byte;
          log.prepare('UPDATE event SET envelope = ? WHERE position = 4').run(bytes.toString());
        });
        const [event] = await store.readAll({ after: 3, limit: 1 });
        if (changed) expect(() => lookedAt(event!)).toThrow(EventAltered);
        withFile(file, (log) => log.prepare('UPDATE event SET envelope = ? WHERE position = 4').run(before));
      }),
      { numRuns: 300 },
    );
  });

  it('finds an event that was taken from the middle of an operation while it was open', async () => {
    const { file, kept } = await written();
    const store = await open(file, kept);
    withFile(file, (log) => log.exec('DELETE FROM event WHERE position = 4'));
    await expect(readWhole(store)).rejects.toThrow(EventAltered);
  });

  it('finds an event that was taken from a stream, at its beginning and in its middle', async () => {
    const { file, kept } = await written();
    const store = await open(file, kept);
    withFile(file, (log) => log.exec('DELETE FROM event WHERE position IN (1, 5)'));
    await expect(store.readStream('a')).rejects.toThrow(EventAltered);
    await expect(store.readStream('b')).rejects.toThrow(EventAltered);
    await expect(store.readStream('b', { direction: 'backwards' })).rejects.toThrow(EventAltered);
    expect(await store.readStream('c')).toHaveLength(3);
  });

  it('finds an event of another operation that was put in the place of one', async () => {
    const file = files.newFile();
    const store = await open(file, undefined);
    await store.append('a', [anEvent()], NO_STREAM);
    await store.append('d', [anEvent({ operationId: 'operation-2' })], NO_STREAM);
    withFile(file, (log) => {
      log.exec('DELETE FROM event WHERE position = 1');
      log.exec(`UPDATE event SET operation = '${OPERATION}', stream = 'a' WHERE position = 2`);
    });
    await expect(readWhole(store)).rejects.toThrow(EventAltered);
  });

  const losses: readonly (readonly [string, string, (log: Database.Database) => void])[] = [
    ['is empty', 'it ends at event 0', (log) => log.exec('DELETE FROM event')],
    ['was cut', 'it ends at event 8', (log) => log.exec('DELETE FROM event WHERE position = 9')],
    ['lacks one', '1 events are missing', (log) => log.exec('DELETE FROM event WHERE position = 4')],
    ['lacks its first', '2 events are missing', (log) => log.exec('DELETE FROM event WHERE position < 3')],
    [
      'ends with another event',
      'another event than was written stands at 9',
      (log) => log.exec(`UPDATE event SET mac = 'x' WHERE position = 9`),
    ],
  ];

  it.each(losses)('that %s is told at the start: %s', async (_, reason, change) => {
    const { file, kept } = await written();
    withFile(file, change);
    const opening = open(file, kept);
    await expect(opening).rejects.toThrow(LogLost);
    await expect(opening).rejects.toThrow(reason);
  });

  it('that is older is told at the start, also when as much was written to it since', async () => {
    const file = files.newFile();
    const store = await open(file, undefined);
    await store.append('a', someEvents(3), NO_STREAM);
    const early = (await store.keptHead())!;
    await store.append('a', someEvents(3), 2);
    const late = (await store.keptHead())!;
    await store.close();
    withFile(file, (log) => log.exec('DELETE FROM event WHERE position > 3'));
    const older = await open(file, early);
    await older.append('a', someEvents(3), 2);
    await older.close();
    await expect(open(file, late)).rejects.toThrow('another event than was written stands at 6');
  });

  it('that has a chain and no kept head is told at the start', async () => {
    const { file } = await written();
    await expect(open(file, undefined)).rejects.toThrow('its head is not with the keys');
  });

  it('opens where it goes on after the head that was kept, as after a kill, and the head goes on too', async () => {
    const file = files.newFile();
    const store = await open(file, undefined);
    await store.append('a', someEvents(3), NO_STREAM);
    const kept = await store.keptHead();
    await store.append('a', someEvents(3), 2);
    const last = await store.keptHead();
    await store.close();
    const again = await open(file, kept);
    expect(await again.keptHead()).toEqual(last);
    expect(last).toMatchObject({ position: 6, count: 6 });
  });

  it('goes on with what is left where that is accepted, and takes it as it stands from then on', async () => {
    const { file } = await written();
    withFile(file, (log) => log.exec('DELETE FROM event WHERE position IN (4, 9)'));
    const accepted = await files.open({
      file,
      bind: () => ({ key, kept: [], lossIsAccepted: true }),
    });
    await accepted.append('d', [anEvent({ operationId: 'operation-2' })], NO_STREAM);
    const kept = (await accepted.keptHead())!;
    await accepted.close();
    const store = await open(file, kept);
    expect(await readWhole(store)).toHaveLength(5);
    expect(await store.readStream('a')).toHaveLength(2);
    expect(await readWhole(store, 'operation-2')).toHaveLength(1);
  });
});
