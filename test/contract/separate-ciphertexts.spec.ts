import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import {
  EventCodec,
  MemoryEventStore,
  NO_STREAM,
  newUuid,
  SeparateCiphertexts,
  SqliteCiphertexts,
  StoreUnavailable,
  type EventStore,
  type EventToAppend,
} from '@samsyn/event-store';
import { EphemeralRootKey, KeyStore, KeyStoreSealer } from '@samsyn/secrecy';
import { eventRegistry } from '../../apps/samsyn/src/event-registry';
import { eventStoreContract } from './event-store.contract';
import { LogFiles } from './event-store.log-files';
import { anEvent, idsOf, lookedAt } from './event-store.samples';

const files = new LogFiles();
const inMemory = () => new SqliteCiphertexts(':memory:');

eventStoreContract('sqlite, with ciphertexts beside it', {
  open: async (options) => new SeparateCiphertexts(await files.open(options), inMemory()),
  openWithLittleRoom: async () =>
    new SeparateCiphertexts(await files.open({ maxFileBytes: 160 * 1024 }), inMemory()),
  discard: () => files.discard(),
});

const NOON = '2026-11-19T12:00:00.000Z';
const EVENING = '2026-11-19T18:00:00.000Z';
const ALL = { from: NOON, before: EVENING };
const STREAM = 'conducting.operation-1';
const SECRET = 'She asked for the door to be locked.';

/** A log that refuses, as one does that the process can no longer reach. */
class LostLog extends MemoryEventStore {
  override append(): Promise<never> {
    return Promise.reject(new StoreUnavailable('lost'));
  }
}

describe('ciphertexts beside a log that can never be changed', () => {
  afterEach(() => files.discard());

  const keys = new KeyStore(':memory:', new EphemeralRootKey());
  const codec = new EventCodec(eventRegistry(), new KeyStoreSealer(keys));
  afterAll(() => keys.close());

  const aNote = (stream = STREAM, revision = 0, commandId = newUuid()): EventToAppend => {
    const actor = { person: newUuid(), branch: 'police/border-police', role: 'officer' };
    const times = { recordedAt: '2026-11-19T15:20:00.000Z', occurredAt: '2026-11-19T15:20:00.000Z' };
    const origin = { commandId, commandDigest: 'digest', causationId: null, operationId: null };
    const event = {
      name: 'NoteAdded',
      data: { text: SECRET },
      labels: { text: ['participants-only' as const] },
    };
    return codec.encode(event, 0, { stream, revision, actor, ...origin, ...times });
  };
  const opened = async (store: EventStore, stream = STREAM) =>
    codec.decodeAll(await store.readStream(stream));

  it('has none in the log, finds them again after a restart, and is there before the event is', async () => {
    const file = files.newFile();
    const beside = `${file}.ciphertexts`;
    const log = await files.open({ file });
    const store = new SeparateCiphertexts(log, new SqliteCiphertexts(beside));
    const note = aNote();
    const append = jest.spyOn(log, 'append').mockRejectedValueOnce(new StoreUnavailable('lost'));
    await expect(store.append(STREAM, [note], NO_STREAM)).rejects.toThrow('lost');
    append.mockRestore();
    const other = new Database(beside, { readonly: true });
    expect(other.prepare('SELECT event, text FROM ciphertext').all()).toEqual([
      { event: note.id, text: note.ciphertexts['text'] },
    ]);
    other.close();
    await store.append(STREAM, [note], NO_STREAM);
    expect((await log.readStream(STREAM)).map(({ ciphertexts }) => ciphertexts)).toEqual([{}]);
    await store.close();
    expect(readFileSync(file).includes(note.ciphertexts['text']!)).toBe(false);
    const again = new SeparateCiphertexts(await files.open({ file }), new SqliteCiphertexts(beside));
    expect(await opened(again)).toMatchObject([{ data: { text: SECRET }, erased: [] }]);
    await again.close();
  });

  it('opens the event that was written, where its command was decided anew', async () => {
    const ciphertexts = inMemory();
    const store = new SeparateCiphertexts(new MemoryEventStore(), ciphertexts);
    const commandId = newUuid();
    await store.append(STREAM, [anEvent()], NO_STREAM);
    await expect(store.append(STREAM, [aNote(STREAM, 0, commandId)], NO_STREAM)).rejects.toThrow('revision');
    await store.append(STREAM, [aNote(STREAM, 1, commandId)], 0);
    expect(await store.append(STREAM, [aNote(STREAM, 2, commandId)], 1)).toMatchObject({ duplicate: true });
    const [, event] = await store.readStream(STREAM);
    expect(codec.decode(event!)).toMatchObject({ data: { text: SECRET }, erased: [] });
    expect(await ciphertexts.read([event!.id])).toHaveLength(3);
    expect(await store.sweep(ALL)).toBe(2);
    expect(await ciphertexts.read([event!.id])).toHaveLength(1);
    expect(codec.decode((await store.readEvent(event!.id))!).erased).toEqual([]);
  });

  it('sweeps what has no event, within its bounds, and nothing else', async () => {
    const ciphertexts = inMemory();
    const log = new MemoryEventStore();
    const store = new SeparateCiphertexts(log, ciphertexts);
    const [orphan, standing] = [aNote('a'), aNote('b')];
    const lost = new SeparateCiphertexts(new LostLog(), ciphertexts);
    await expect(lost.append('a', [orphan], NO_STREAM)).rejects.toThrow('lost');
    await store.append('b', [standing], NO_STREAM);
    expect(await store.sweep({ from: NOON, before: orphan.recordedAt })).toBe(0);
    expect(await ciphertexts.read([orphan.id])).toHaveLength(1);
    expect([await store.sweep(ALL), await store.sweep(ALL)]).toEqual([1, 0]);
    expect(
      idsOf((await ciphertexts.read([orphan.id, standing.id])).map(({ event: id }) => ({ id }))),
    ).toEqual([standing.id]);
  });

  it('keeps what an altered event has', async () => {
    const file = files.newFile();
    const ciphertexts = inMemory();
    const bind = () => ({ key: Buffer.alloc(32, 7), kept: [], lossIsAccepted: false });
    const store = new SeparateCiphertexts(await files.open({ file, bind }), ciphertexts);
    const note = aNote();
    await store.append(STREAM, [note], NO_STREAM);
    const other = new Database(file);
    other.exec("DROP TRIGGER event_is_immutable; UPDATE event SET type = 'conducting.SiteSecured.v1'");
    other.close();
    expect(await store.sweep(ALL)).toBe(0);
    expect(await ciphertexts.read([note.id])).toHaveLength(1);
  });

  it('shows a field whose ciphertext is missing as damaged, and as erased where its key is destroyed', async () => {
    const file = `${files.newFile()}.ciphertexts`;
    const ciphertexts = new SqliteCiphertexts(file);
    const store = new SeparateCiphertexts(new MemoryEventStore(), ciphertexts);
    const [hers, others] = [aNote('conducting.encounter-1'), aNote('conducting.encounter-2')];
    await store.append('conducting.encounter-1', [hers], NO_STREAM);
    await store.append('conducting.encounter-2', [others], NO_STREAM);
    const key = hers.sealed['text']!.key;
    await ciphertexts.destroy([key]);
    const erased = { erased: ['text'] };
    expect(await opened(store, 'conducting.encounter-1')).toMatchObject([{ ...erased, damaged: ['text'] }]);
    await keys.destroy('conducting.encounter-1', NOON);
    const [event] = await opened(store, 'conducting.encounter-1');
    expect([event!.erased, event!.damaged]).toEqual([['text'], undefined]);
    expect(await opened(store, 'conducting.encounter-2')).toMatchObject([{ data: { text: SECRET } }]);
    const bytes = [file, `${file}-wal`].map((name) => readFileSync(name));
    const holds = ({ ciphertexts: { text } }: EventToAppend) => bytes.some((one) => one.includes(text!));
    expect([hers, others].map(holds)).toEqual([false, true]);
    await store.close();
  });

  it('appends nothing whose ciphertexts could not be put, and is not writable until they can be', async () => {
    const ciphertexts = inMemory();
    const store = new SeparateCiphertexts(new MemoryEventStore(), ciphertexts);
    const put = jest.spyOn(ciphertexts, 'put').mockRejectedValue(new StoreUnavailable('SQLITE_FULL'));
    const note = aNote();
    await expect(store.append(STREAM, [note], NO_STREAM)).rejects.toBeInstanceOf(StoreUnavailable);
    expect(await store.readStream(STREAM)).toEqual([]);
    expect([await store.isWritable(), await store.isWritable()]).toEqual([false, false]);
    put.mockRestore();
    expect(await store.isWritable()).toBe(true);
    await store.append(STREAM, [note], NO_STREAM);
    expect((await store.readStream(STREAM)).map(lookedAt)).toMatchObject([
      { ciphertexts: note.ciphertexts, revision: 0 },
    ]);
  });

  it('hands events to the log in the order in which they came', async () => {
    const ciphertexts = inMemory();
    const store = new SeparateCiphertexts(new MemoryEventStore(), ciphertexts);
    jest.spyOn(ciphertexts, 'put').mockImplementationOnce(() => pause(20));
    const notes = ['a', 'b', 'c'].map((stream) => [stream, aNote(stream)] as const);
    const answers = await Promise.all(notes.map(([stream, note]) => store.append(stream, [note], NO_STREAM)));
    expect(answers.map(({ position }) => position)).toEqual([1, 2, 3]);
  });
});
