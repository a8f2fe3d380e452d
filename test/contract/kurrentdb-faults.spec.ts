import { writeFileSync } from 'node:fs';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import * as fc from 'fast-check';
import {
  BEFORE_ALL,
  EventAltered,
  ForeignLog,
  LogDamage,
  newUuid,
  NO_STREAM,
  OperationChanged,
  StoreUnavailable,
  WrongExpectedRevision,
  type EventStore,
  type EventToAppend,
} from '@samsyn/event-store';
import type { KurrentEventStore } from '@samsyn/event-store/kurrentdb';
import { KurrentStandIn } from '../standins/kurrentdb/kurrent-stand-in';
import { anEvent, idsOf, positionsGiven, take, untilCaughtUp } from './event-store.samples';
import { aBinding, KurrentLogs } from './kurrentdb-log';

const OPERATION = '0b9a5a34-6a5e-4d0e-9a53-1e5a3f0f9c11';
const PREFIX = 'samsyn';
/** What is lost on the way is given up after so long, and sent again. */
const CALL_MS = 400;

const logs = new KurrentLogs();
const bare = (differences: Partial<EventToAppend> = {}): EventToAppend =>
  anEvent({ operationId: OPERATION, ciphertexts: {}, ...differences });

describe('the log on KurrentDB, when something goes wrong', () => {
  let standIn: KurrentStandIn;
  const binding = aBinding();
  const open = (options: Parameters<KurrentLogs['open']>[1] = {}, answerMs = 60_000, callMs = CALL_MS) =>
    logs.open({ url: standIn.url, prefix: PREFIX, callMs, answerMs }, { binding, ...options });
  const idsIn = async (store: EventStore) => idsOf(await store.readAll({ after: BEFORE_ALL, limit: 10_000 }));

  beforeEach(async () => {
    standIn = await KurrentStandIn.start();
    logs.onDiscard(() => standIn.stop());
  });
  afterEach(() => logs.discard());

  it.each(['lost-reply', 'cut-reply', 'lost-request', 'conflict', 'not-ready'] as const)(
    'writes an append once that meets %s',
    async (fault) => {
      const store = await open();
      const events = [bare(), bare()];
      standIn.arm(fault, { times: 2 });
      const answer = await store.append('a', events, NO_STREAM);
      expect(answer.revision).toBe(1);
      expect(await idsIn(store)).toEqual(idsOf(events));
      expect(await idsIn(await open())).toEqual(idsOf(events));
      expect(standIn.faults.count(fault)).toBeGreaterThan(0);
    },
  );

  it('says that nobody knows where no answer comes, and knows the retry once the engine is back', async () => {
    const store = await open({}, 1_000);
    const events = [bare()];
    await store.append('a', [bare()], NO_STREAM);
    standIn.freeze();
    const refusal = await store.append('a', events, 0).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(StoreUnavailable);
    expect(await store.isWritable()).toBe(false);
    standIn.thaw();
    await store.refresh();
    // Stored or not, the retry is answered, and the events stand there once.
    expect(await store.append('a', events, 0)).toMatchObject({ revision: 1 });
    expect((await idsIn(store)).filter((id) => id === events[0]!.id)).toHaveLength(1);
    expect(await store.isWritable()).toBe(true);
  });

  it('goes on after a restart of the engine, and its subscriptions without gap or repeat', async () => {
    const store = await open();
    const items = store.subscribe({ after: BEFORE_ALL })[Symbol.asyncIterator]();
    await take(items, untilCaughtUp);
    const positions: number[] = [];
    for (let revision = NO_STREAM; revision < 5; revision += 1) {
      if (revision === 2) await standIn.restart();
      positions.push((await store.append('a', [bare()], revision)).position);
    }
    const given = await take(items, (taken) => positionsGiven(taken).length === positions.length);
    expect(positionsGiven(given)).toEqual(positions);
  });

  it('hears of what another process appends while its own subscription is gone', async () => {
    const [first, second] = [await open(), await open()];
    const items = second.subscribe({ after: BEFORE_ALL })[Symbol.asyncIterator]();
    await take(items, untilCaughtUp);
    standIn.cut();
    const { position } = await first.append('a', [bare()], NO_STREAM);
    expect(positionsGiven(await take(items, (taken) => taken.length === 1))).toEqual([position]);
  });

  it('follows the leader: appends and reads go there', async () => {
    const follower = await standIn.join();
    logs.onDiscard(() => follower.stop());
    const store = await open();
    await store.append('a', [bare()], NO_STREAM);
    follower.lead();
    await store.append('a', [bare()], 0);
    expect(await idsIn(store)).toHaveLength(2);
  });

  it('decides on what another process has appended meanwhile', async () => {
    const [first, second] = [await open(), await open()];
    const { position } = await first.append('a', [bare()], NO_STREAM);
    await expect(second.append('a', [bare()], NO_STREAM)).rejects.toBeInstanceOf(WrongExpectedRevision);
    await first.append('b', [bare()], NO_STREAM);
    await expect(
      second.append('a', [bare()], 0, { operationUnchangedAfter: position }),
    ).rejects.toBeInstanceOf(OperationChanged);
    expect(await second.append('a', [bare()], 0)).toMatchObject({ revision: 1 });
    // What it is told to expect lies beyond what it has read: it reads on before it refuses.
    expect(await first.append('a', [bare()], 1)).toMatchObject({ revision: 2 });
  });

  it('refuses what is more than the engine takes at once, and takes what comes with it', async () => {
    const store = await open({}, 60_000, 30_000);
    const large = Array.from({ length: 3 }, () => bare({ data: { text: 'x'.repeat(400_000) } }));
    const outcomes = await Promise.allSettled([
      store.append('small', [bare()], NO_STREAM),
      store.append('large', large, NO_STREAM),
      store.append('other', [bare()], NO_STREAM),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await store.isWritable()).toBe(true);
    expect(await idsIn(store)).toHaveLength(2);
  });

  it('refuses what would break the client, or could never be erased', async () => {
    const store = await open();
    for (const event of [bare({ id: 'x' }), bare({ type: '' }), anEvent()])
      await expect(store.append('a', [event], NO_STREAM)).rejects.toThrow(RangeError);
    await expect(store.append('a', [bare(), bare({ operationId: newUuid() })], NO_STREAM)).rejects.toThrow(
      RangeError,
    );
  });

  it('gives up where the engine refuses an operation for good, and goes on with others', async () => {
    const damage = new LogDamage();
    const store = await open({ damage }, 2_000);
    const kept = bare();
    await store.append('a', [kept], NO_STREAM);
    const client = EventStoreDBClient.connectionString(standIn.url);
    await client.tombstoneStream(`${PREFIX}.operation-${OPERATION}`);
    await client.dispose();
    await expect(store.append('a', [bare()], 0)).rejects.toBeInstanceOf(StoreUnavailable);
    expect(await store.append('b', [bare({ operationId: newUuid() })], NO_STREAM)).toMatchObject({
      revision: 0,
    });
    // Somebody took it away from the engine: the operator is informed, and what was read of it is still there.
    expect(damage.count).toBeGreaterThan(0);
    expect(idsOf(await store.readStream('a'))).toEqual([kept.id]);
    expect(await store.head()).toBe((await store.readLatest(1))[0]!.position);
  });
});

describe('the log on KurrentDB is one deployment’s', () => {
  let standIn: KurrentStandIn;
  const binding = aBinding();
  const open = (options: Parameters<KurrentLogs['open']>[1] = {}) =>
    logs.open({ url: standIn.url, prefix: PREFIX, callMs: 2_000, answerMs: 2_000 }, { binding, ...options });

  beforeEach(async () => {
    standIn = await KurrentStandIn.start();
    logs.onDiscard(() => standIn.stop());
  });
  afterEach(() => logs.discard());

  /** By hand, past Samsyn. */
  async function written(stream: string, data: object, metadata: object): Promise<void> {
    const client = EventStoreDBClient.connectionString(standIn.url);
    await client.appendToStream(
      stream,
      jsonEvent({ type: 'x', data: { ...data }, metadata: { ...metadata } }),
    );
    await client.dispose();
  }

  it('is refused to another deployment and to the other world, before anything is written', async () => {
    await (await open()).append('a', [bare()], NO_STREAM);
    const before = standIn.storedEvents;
    const { deployment, chainKey } = binding;
    for (const other of [aBinding(), { chainKey, deployment: { ...deployment, world: 'real' as const } }])
      await expect(open({ binding: other })).rejects.toBeInstanceOf(ForeignLog);
    expect(standIn.storedEvents).toBe(before);
  });

  it('is another’s for everybody but one where several come first at once', async () => {
    const opened = await Promise.allSettled(Array.from({ length: 5 }, () => open({ binding: aBinding() })));
    expect(opened.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is refused where it lacks what was read of it before', async () => {
    const mirrorFile = logs.mirrorFile();
    const store = await open({ mirrorFile });
    await store.append('a', [bare()], NO_STREAM);
    await store.close();
    const older = await KurrentStandIn.start();
    logs.onDiscard(() => older.stop());
    const engine = { url: older.url, prefix: PREFIX, callMs: 2_000, answerMs: 2_000 };
    await expect(logs.open(engine, { binding, mirrorFile })).rejects.toThrow('lacks the event');
  });

  it('is read anew where the mirror is none, and of this log alone', async () => {
    const events = [bare()];
    await (await open()).append('a', events, NO_STREAM);
    const mirrorFile = logs.mirrorFile();
    writeFileSync(mirrorFile, 'no database');
    const store = await open({ mirrorFile });
    expect(idsOf(await store.readStream('a'))).toEqual(idsOf(events));
    await store.close();
    const ofAnother = await logs.open(
      { url: standIn.url, prefix: 'another', callMs: 2_000, answerMs: 2_000 },
      { mirrorFile },
    );
    expect(await ofAnother.readStream('a')).toEqual([]);
  });

  it('lets one process have a mirror', async () => {
    const mirrorFile = logs.mirrorFile();
    await open({ mirrorFile });
    await expect(open({ mirrorFile })).rejects.toBeInstanceOf(StoreUnavailable);
  });

  it('shows nothing of an operation that somebody wrote to by hand, and everything of the others', async () => {
    const damage = new LogDamage();
    const store = await open({ damage });
    const other = bare({ operationId: newUuid() });
    await store.append('a', [bare()], NO_STREAM);
    await store.append('b', [other], NO_STREAM);
    const [genuine] = await store.readStream('a');
    const physical = `${PREFIX}.operation-${OPERATION}`;
    const chain = { number: 1, before: genuine!.chain!.mac, mac: 'x'.repeat(43) };
    await written(physical, { any: 'thing' }, { any: 'thing' });
    await written(physical, {}, { stream: 'a', revision: 1, operationId: OPERATION, chain });
    await store.refresh();
    const read = await store.readAll({ after: BEFORE_ALL, limit: 10, filter: { operationId: OPERATION } });
    expect(read).toHaveLength(3);
    for (const event of read.slice(1)) expect(() => event.data).toThrow(EventAltered);
    expect((await store.readStream('b'))[0]!.data).toEqual(other.data);
    expect(damage.count).toBeGreaterThan(0);
  });

  it('has ids and codes alone in the names of its streams and in the metadata of its events', async () => {
    const store = await open();
    const event = bare({ data: { secret: 'SECRET' }, sealed: {} });
    await store.append('planning.call-out-1', [event], NO_STREAM);
    const { log } = standIn;
    const own = log.records.filter(({ stream }) => stream.startsWith(`${PREFIX}.`));
    const decoded = own.map((record) => ({
      stream: record.stream,
      type: record.type,
      metadata: Buffer.from(record.metadata).toString('utf8'),
    }));
    expect(decoded.map(({ stream }) => stream)).toEqual([
      `${PREFIX}.deployment`,
      `${PREFIX}.operation-${OPERATION}`,
    ]);
    expect(Object.keys(JSON.parse(decoded[1]!.metadata) as object).sort()).toEqual([
      ...['$correlationId', 'chain', 'operationId', 'revision', 'stream'],
    ]);
    expect(JSON.stringify(decoded)).not.toContain('SECRET');
  });
});

describe('the log on KurrentDB, whatever goes wrong', () => {
  afterEach(() => logs.discard());

  const aFault = fc.constantFrom(
    ...(['lost-reply', 'cut-reply', 'lost-request', 'conflict', 'not-ready', 'none', 'none'] as const),
  );
  const step = fc.record({ process: fc.nat(1), stream: fc.constantFrom('a', 'b', 'c'), fault: aFault });

  it('holds each acknowledged append once, for both processes alike', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        const standIn = await KurrentStandIn.start();
        logs.onDiscard(() => standIn.stop());
        const engine = { url: standIn.url, prefix: PREFIX, callMs: 250, answerMs: 60_000 };
        const binding = aBinding();
        const stores: KurrentEventStore[] = [];
        for (let index = 0; index < 2; index += 1) stores.push(await logs.open(engine, { binding }));
        const acknowledged: string[] = [];
        await Promise.all(
          steps.map(async ({ process, stream, fault }) => {
            const store = stores[process]!;
            const event = bare();
            if (fault !== 'none') standIn.arm(fault);
            for (;;) {
              const [last] = await store.readStream(stream, { direction: 'backwards', limit: 1 });
              try {
                await store.append(stream, [event], last?.revision ?? NO_STREAM);
                break;
              } catch (error) {
                if (!(error instanceof WrongExpectedRevision)) throw error;
              }
            }
            acknowledged.push(event.id);
          }),
        );
        const found: string[][] = [];
        for (const store of stores) {
          await store.refresh();
          const all = await store.readAll({ after: BEFORE_ALL, limit: 1_000 });
          for (const event of all) event.mustBeWhole?.();
          found.push(idsOf(all));
        }
        expect(found[0]).toEqual(found[1]);
        expect(found[0]!.toSorted()).toEqual(acknowledged.toSorted());
        await logs.discard();
      }),
      { numRuns: 25 },
    );
  });
});
