import {
  type EventStore,
  type MemoryEventStore,
  type StoredEvent,
  type Subscription,
} from '@samsyn/event-store';
import { append, eventOf, eventually, LOGS, RememberingLog } from '../log.fixture';
import { SharedSubscription } from './shared-subscription';

const numbered = (count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => eventOf(`${from + index}`));
const positions = (events: readonly StoredEvent[]): number[] => events.map(({ position }) => position);

/** The store with some of its answers changed. */
const changed = (store: MemoryEventStore, changes: Partial<EventStore>): EventStore => ({
  append: (...args) => store.append(...args),
  readStream: (...args) => store.readStream(...args),
  readAll: (read) => store.readAll(read),
  readLatest: (limit) => store.readLatest(limit),
  readEvent: (id) => store.readEvent(id),
  head: () => store.head(),
  isWritable: () => store.isWritable(),
  subscribe: (from) => store.subscribe(from),
  close: () => store.close(),
  ...changes,
});

const tails: SharedSubscription[] = [];
afterEach(async () => {
  for (const tail of tails.splice(0)) await tail.stop();
});

async function tailOf(store: EventStore, log = new RememberingLog()): Promise<SharedSubscription> {
  const tail = new SharedSubscription(store, log, { firstMs: 1, mostMs: 2 });
  tails.push(tail);
  await tail.start();
  return tail;
}

describe.each(LOGS)('the tail of the log', ({ at, memoryLog }) => {
  it('gives the latest events without reading them again, and older ones from the log', async () => {
    const store = memoryLog();
    await append(store, ...numbered(5_000));
    const readAll = jest.fn((read: Parameters<EventStore['readAll']>[0]) => store.readAll(read));
    const tail = await tailOf(changed(store, { readAll }));
    await append(store, ...numbered(3, 5_001));
    await eventually(() => tail.head === at(5_003));
    expect(positions(await tail.read(at(5_000), 2))).toEqual([5_001, 5_002].map(at));
    expect(positions(await tail.read(at(4_998), 3))).toEqual([4_999, 5_000, 5_001].map(at));
    expect(await tail.read(at(5_003), 10)).toEqual([]);
    expect(readAll).not.toHaveBeenCalled();
    expect(positions(await tail.read(at(1), 4))).toEqual([2, 3, 4, 5].map(at));
    expect(readAll).toHaveBeenCalledTimes(1);
  });

  it('reads a page once for all who catch up together, and what may grow each time', async () => {
    const store = memoryLog();
    await append(store, ...numbered(5_000));
    const readAll = jest.fn((read: Parameters<EventStore['readAll']>[0]) => store.readAll(read));
    const tail = await tailOf(changed(store, { readAll }));
    for (let reader = 0; reader < 3; reader += 1) {
      expect(positions(await tail.read(0, 2))).toEqual([1, 2].map(at));
      expect(positions(await tail.read(at(2), 2))).toEqual([3, 4].map(at));
    }
    expect(readAll).toHaveBeenCalledTimes(2);
    expect(positions(await tail.read(at(4), 9_000))).toHaveLength(4_996);
    await append(store, ...numbered(1, 5_001));
    await eventually(() => tail.head === at(5_001));
    expect(positions(await tail.read(at(4), 9_000)).at(-1)).toBe(at(5_001));
  });

  it('counts the events after a position, of those that it has in memory', async () => {
    const store = memoryLog();
    const tail = await tailOf(store);
    expect(tail.eventsAfter(0)).toBe(0);
    await append(store, ...numbered(10));
    await eventually(() => tail.head === at(10));
    expect([0, at(1), at(9), at(10)].map((position) => tail.eventsAfter(position))).toEqual([10, 9, 1, 0]);
    await append(store, ...numbered(5_000, 11));
    const later = await tailOf(store);
    expect([0, at(5_000), at(5_010)].map((position) => later.eventsAfter(position))).toEqual([2_048, 10, 0]);
  });

  it('keeps a bounded number of new events; who is further behind misses none', async () => {
    const store = memoryLog();
    const tail = await tailOf(store);
    await append(store, ...numbered(6_000));
    await eventually(() => tail.head === at(6_000));
    const read: number[] = [];
    for (let after = 0; after < at(6_000);) {
      const page = positions(await tail.read(after, 700));
      read.push(...page);
      after = page.at(-1) ?? Infinity;
    }
    expect(read).toEqual(Array.from({ length: 6_000 }, (_, index) => at(index + 1)));
  });

  it('takes a lost subscription up again where it ended', async () => {
    const store = memoryLog();
    const log = new RememberingLog();
    const subscriptions: Subscription[] = [];
    const subscribe: EventStore['subscribe'] = (from) => {
      if (subscriptions.length === 1) {
        subscriptions.push(store.subscribe(from));
        throw new Error('not now');
      }
      const subscription = store.subscribe(from);
      subscriptions.push(subscription);
      return subscription;
    };
    const tail = await tailOf(changed(store, { subscribe }), log);
    await append(store, ...numbered(2));
    await eventually(() => tail.head === at(2));
    subscriptions[0]?.close();
    await append(store, ...numbered(2, 3));
    await eventually(() => tail.head === at(4));
    expect(positions(await tail.read(0, 10))).toEqual([1, 2, 3, 4].map(at));
    expect(log.lines.map(({ level }) => level)).toEqual(['warn', 'error']);
  });

  it('refuses what the log gives out of order, and takes gaps as they are', async () => {
    const store = memoryLog();
    await append(store, ...numbered(5_000));
    let isWrong = true;
    const readAll = jest.fn(async (read: Parameters<EventStore['readAll']>[0]) => {
      const events = await store.readAll(read);
      return isWrong ? events.toReversed() : events.filter(({ position }) => position !== at(2));
    });
    const tail = await tailOf(changed(store, { readAll }));
    await expect(tail.read(0, 4)).rejects.toThrow('out of order after position 0');
    isWrong = false;
    expect(positions(await tail.read(0, 4))).toEqual([1, 3, 4].map(at));
    expect(readAll).toHaveBeenCalledTimes(2);
  });
});
