import { MemoryEventStore, type EventStore, type StoredEvent, type Subscription } from '@samsyn/event-store';
import { append, eventOf, eventually, RememberingLog } from './log.fixture';
import { LogTail } from './log-tail';

const numbered = (count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => eventOf(`${from + index}`));
const positions = (events: readonly StoredEvent[]): number[] => events.map(({ position }) => position);

/** The store with some of its answers changed. */
const changed = (store: MemoryEventStore, changes: Partial<EventStore>): EventStore => ({
  append: (...args) => store.append(...args),
  readStream: (...args) => store.readStream(...args),
  readAll: (read) => store.readAll(read),
  readEvent: (id) => store.readEvent(id),
  head: () => store.head(),
  isWritable: () => store.isWritable(),
  subscribe: (from) => store.subscribe(from),
  close: () => store.close(),
  ...changes,
});

const dropping = (subscription: Subscription, dropped: number): Subscription => ({
  close: () => subscription.close(),
  async *[Symbol.asyncIterator]() {
    for await (const item of subscription) {
      if (item.kind !== 'event' || item.event.position !== dropped) yield item;
    }
  },
});

const tails: LogTail[] = [];
afterEach(async () => {
  for (const tail of tails.splice(0)) await tail.stop();
});

async function tailOf(store: EventStore, log = new RememberingLog()): Promise<LogTail> {
  const tail = new LogTail(store, log, { firstMs: 1, mostMs: 2 });
  tails.push(tail);
  await tail.start();
  return tail;
}

describe('the tail of the log', () => {
  it('gives new events without reading them again, and older ones from the log', async () => {
    const store = new MemoryEventStore();
    await append(store, ...numbered(3));
    const readAll = jest.fn((read: Parameters<EventStore['readAll']>[0]) => store.readAll(read));
    const tail = await tailOf(changed(store, { readAll }));
    await append(store, ...numbered(3, 4));
    await eventually(() => tail.head === 6);
    expect(positions(await tail.read(3, 2))).toEqual([4, 5]);
    expect(await tail.read(6, 10)).toEqual([]);
    expect(readAll).not.toHaveBeenCalled();
    expect(positions(await tail.read(1, 4))).toEqual([2, 3, 4, 5]);
    expect(readAll).toHaveBeenCalledTimes(1);
  });

  it('reads a page once for all who catch up together, and what may grow each time', async () => {
    const store = new MemoryEventStore();
    await append(store, ...numbered(5));
    const readAll = jest.fn((read: Parameters<EventStore['readAll']>[0]) => store.readAll(read));
    const tail = await tailOf(changed(store, { readAll }));
    for (let reader = 0; reader < 3; reader += 1) {
      expect(positions(await tail.read(0, 2))).toEqual([1, 2]);
      expect(positions(await tail.read(2, 2))).toEqual([3, 4]);
    }
    expect(readAll).toHaveBeenCalledTimes(2);
    expect(positions(await tail.read(4, 2))).toEqual([5]);
    await append(store, ...numbered(1, 6));
    await eventually(() => tail.head === 6);
    expect(positions(await tail.read(4, 2))).toEqual([5, 6]);
  });

  it('keeps a bounded number of new events; who is further behind misses none', async () => {
    const store = new MemoryEventStore();
    const tail = await tailOf(store);
    await append(store, ...numbered(6_000));
    await eventually(() => tail.head === 6_000);
    const seen: number[] = [];
    for (let after = 0; after < 6_000;) {
      const page = positions(await tail.read(after, 700));
      seen.push(...page);
      after = page.at(-1) ?? Infinity;
    }
    expect(seen).toEqual(Array.from({ length: 6_000 }, (_, index) => index + 1));
  });

  it('takes a lost subscription up again where it ended', async () => {
    const store = new MemoryEventStore();
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
    await eventually(() => tail.head === 2);
    subscriptions[0]?.close();
    await append(store, ...numbered(2, 3));
    await eventually(() => tail.head === 4);
    expect(positions(await tail.read(0, 10))).toEqual([1, 2, 3, 4]);
    expect(log.lines.map(({ level }) => level)).toEqual(['warn', 'error']);
  });

  it('does not pass over an event that the subscription left out', async () => {
    const store = new MemoryEventStore();
    const tail = await tailOf(changed(store, { subscribe: (from) => dropping(store.subscribe(from), 2) }));
    await append(store, ...numbered(3));
    await eventually(() => tail.head === 3);
    expect(positions(await tail.read(0, 10))).toEqual([1, 2, 3]);
  });

  it('refuses a gap that a second reading does not confirm, and takes one that it does', async () => {
    const store = new MemoryEventStore();
    await append(store, ...numbered(4));
    let omissions = 1;
    const readAll: EventStore['readAll'] = async (read) => {
      const events = await store.readAll(read);
      return omissions-- > 0 ? events.filter(({ position }) => position !== 2) : events;
    };
    const log = new RememberingLog();
    const tail = await tailOf(changed(store, { readAll }), log);
    await expect(tail.read(0, 10)).rejects.toThrow('out of order after position 0');
    expect(positions(await tail.read(0, 10))).toEqual([1, 2, 3, 4]);
    omissions = Infinity;
    expect(positions(await tail.read(0, 10))).toEqual([1, 3, 4]);
    expect(log.lines).toMatchObject([{ level: 'warn', fields: { after: 0, through: 4 } }]);
  });
});
