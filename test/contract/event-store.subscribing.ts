import { setTimeout as pause } from 'node:timers/promises';
import {
  BEFORE_ALL,
  NO_STREAM,
  type EventFilter,
  type EventStore,
  type Subscription,
} from '@samsyn/event-store';
import {
  anEvent,
  positionsGiven,
  positionsIn,
  positionsOf,
  someEvents,
  take,
  untilCaughtUp,
  type Adapter,
} from './event-store.samples';

/** Small enough that the writers below outrun their subscribers again and again. */
const TIGHT = { page: 7, waiting: 5 };
const WRITERS = 8;
const APPENDS = 40;
/** Stream of the last event, which passes every filter. */
const END = 'end';
const RARE = 'planning.OperationReleased.v1';

/** Eight writers, one stream each, one to three events at a time; every fifth event is rare. */
async function writeAtOnce(store: EventStore): Promise<void> {
  await Promise.all(
    Array.from({ length: WRITERS }, async (_, writer) => {
      let revision = NO_STREAM;
      for (let turn = 0; turn < APPENDS; turn += 1) {
        const type = turn % 5 === 0 ? { type: RARE } : {};
        const answer = await store.append(`writer-${writer}`, someEvents(1 + (turn % 3), type), revision);
        revision = answer.revision;
        if (turn % 7 === writer % 7) await pause(1);
      }
    }),
  );
}

/** Reads on until the last event, slowly where `pauseEvery` says so; gives every position in order. */
async function positionsUntilEnd(subscription: Subscription, pauseEvery = Infinity): Promise<number[]> {
  const given: number[] = [];
  for await (const item of subscription) {
    if (item.kind !== 'event') continue;
    given.push(item.event.position);
    if (item.event.stream === END) break;
    if (given.length % pauseEvery === 0) await pause(1);
  }
  return given;
}

export function subscribingContract(adapter: Adapter): void {
  describe('subscribe', () => {
    it('says at once that it has caught up with an empty log', async () => {
      const store = await adapter.open();
      const items = store.subscribe({ after: 0 })[Symbol.asyncIterator]();
      expect(await take(items, untilCaughtUp)).toEqual([{ kind: 'caught-up', position: BEFORE_ALL }]);
    });

    it('gives what stands in the log after the position, then says so, then what comes', async () => {
      const store = await adapter.open({ subscriptions: TIGHT });
      const { positions } = await store.append('a', someEvents(30), NO_STREAM);
      const items = store.subscribe({ after: positions[3]! })[Symbol.asyncIterator]();
      const caughtUp = await take(items, untilCaughtUp);
      expect(positionsGiven(caughtUp)).toEqual(positions.slice(4));
      expect(caughtUp.at(-1)).toEqual({ kind: 'caught-up', position: positions[29] });
      const next = items.next();
      const event = anEvent();
      const { position } = await store.append('a', [event], 29);
      expect(await next).toMatchObject({
        value: { kind: 'event', event: { ...event, position, revision: 30 } },
      });
    });

    it.each<[string, EventFilter]>([
      ['no filter', {}],
      ['types', { types: [RARE] }],
      ['an operation', { operationId: 'operation-1' }],
      ['types of an operation', { types: [RARE, 'planning.NeverUsed.v1'], operationId: 'operation-1' }],
    ])('has neither gap nor repeat while writers run: %s', async (_, filter) => {
      const store = await adapter.open({ subscriptions: TIGHT });
      await store.append('before', someEvents(20), NO_STREAM);
      const early = store.subscribe({ after: 0, filter });
      const slow = store.subscribe({ after: 0, filter });
      const writing = writeAtOnce(store);
      const reading = [positionsUntilEnd(early), positionsUntilEnd(slow, 10)];
      await pause(5);
      const after = await store.head();
      reading.push(positionsUntilEnd(store.subscribe({ after, filter })));
      await writing;
      const end = await store.append(END, [anEvent({ type: RARE })], NO_STREAM);
      const [fromEarly, fromSlow, fromLate] = await Promise.all(reading);
      const expected = positionsOf(await store.readAll({ after: 0, limit: 10_000, filter }));
      expect(expected.at(-1)).toBe(end.position);
      expect(expected.length).toBeGreaterThan(WRITERS * (APPENDS / 5));
      expect(fromEarly).toEqual(expected);
      expect(fromSlow).toEqual(expected);
      expect(fromLate).toEqual(expected.filter((position) => position > after));
    });

    it('sends a slow consumer back to the log and says again when it has caught up', async () => {
      const store = await adapter.open({ subscriptions: TIGHT });
      const items = store.subscribe({ after: 0 })[Symbol.asyncIterator]();
      await take(items, untilCaughtUp);
      const first = items.next();
      for (let revision = NO_STREAM; revision < 39; revision += 1)
        await store.append('a', [anEvent()], revision);
      const positions = await positionsIn(store);
      expect(await first).toMatchObject({ value: { event: { position: positions[0] } } });
      const rest = await take(items, untilCaughtUp);
      expect(positionsGiven(rest)).toEqual(positions.slice(1));
      expect(rest.at(-1)).toEqual({ kind: 'caught-up', position: positions[39] });
    });

    it('tells the head it saw, also when nothing passed the filter', async () => {
      const store = await adapter.open({ subscriptions: TIGHT });
      const { position } = await store.append('a', someEvents(25), NO_STREAM);
      for (const types of [[], ['planning.NeverUsed.v1']]) {
        const items = store.subscribe({ after: 3, filter: { types } })[Symbol.asyncIterator]();
        expect(await take(items, untilCaughtUp)).toEqual([{ kind: 'caught-up', position }]);
      }
    });

    it('gives nothing of an append that was refused', async () => {
      const store = await adapter.open();
      const items = store.subscribe({ after: 0 })[Symbol.asyncIterator]();
      await take(items, untilCaughtUp);
      const events = someEvents(1);
      await store.append('a', events, NO_STREAM);
      await store.append('a', events, NO_STREAM);
      await expect(store.append('a', someEvents(1), 9)).rejects.toMatchObject({ actual: 0 });
      await store.append('a', someEvents(1), 0);
      expect(positionsGiven(await take(items, (taken) => taken.length === 2))).toEqual(
        await positionsIn(store),
      );
    });

    it('refuses a position below 0', async () => {
      const store = await adapter.open();
      expect(() => store.subscribe({ after: -1 })).toThrow(RangeError);
    });
  });

  describe('a subscription', () => {
    it('ends when it is closed while it waits', async () => {
      const store = await adapter.open();
      const subscription = store.subscribe({ after: 0 });
      const items = subscription[Symbol.asyncIterator]();
      await take(items, untilCaughtUp);
      const waiting = items.next();
      subscription.close();
      expect(await waiting).toEqual({ done: true, value: undefined });
      await store.append('a', someEvents(1), NO_STREAM);
      expect(await items.next()).toEqual({ done: true, value: undefined });
    });

    it('gives nothing more when it is closed in the middle of a page', async () => {
      const store = await adapter.open();
      await store.append('a', someEvents(10), NO_STREAM);
      const subscription = store.subscribe({ after: 0 });
      const given: number[] = [];
      for await (const item of subscription) {
        given.push(...positionsGiven([item]));
        if (given.length === 3) subscription.close();
      }
      expect(given).toEqual((await positionsIn(store)).slice(0, 3));
    });

    it('ends when the store closes', async () => {
      const store = await adapter.open();
      const items = store.subscribe({ after: 0 })[Symbol.asyncIterator]();
      await take(items, untilCaughtUp);
      const waiting = items.next();
      await store.close();
      expect(await waiting).toEqual({ done: true, value: undefined });
    });
  });
}
