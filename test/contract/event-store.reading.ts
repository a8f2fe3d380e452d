import * as fc from 'fast-check';
import {
  BEFORE_ALL,
  NO_STREAM,
  type EventFilter,
  type EventStore,
  type SealedField,
  type StoredEvent,
  type SubscriptionItem,
} from '@samsyn/event-store';
import type { JsonObject } from '@samsyn/kernel';
import {
  anEvent,
  idsOf,
  lookedAt,
  positionsOf,
  someEvents,
  take,
  untilCaughtUp,
  type Adapter,
} from './event-store.samples';

const TYPES = [
  'planning.OperationProposed.v1',
  'conducting.ArrivalReported.v1',
  'debriefing.DebriefHeld.v1',
] as const;
const OPERATIONS = ['operation-1', 'operation-2', null] as const;

/** 90 events over 5 streams, each type and operation in turn. */
async function fill(store: EventStore): Promise<readonly StoredEvent[]> {
  for (let index = 0; index < 90; index += 1) {
    const differences = { type: TYPES[index % 3]!, operationId: OPERATIONS[Math.floor(index / 3) % 3]! };
    await store.append(`stream-${index % 5}`, [anEvent(differences)], Math.floor(index / 5) - 1);
  }
  return store.readAll({ after: 0, limit: 1_000 });
}

export function readingContract(adapter: Adapter): void {
  describe('readStream', () => {
    it('is empty for a stream that does not exist', async () => {
      const store = await adapter.open();
      expect(await store.readStream('nowhere')).toEqual([]);
      expect(await store.readStream('nowhere', { direction: 'backwards', from: 3, limit: 2 })).toEqual([]);
    });

    it.each([
      [{}, [0, 1, 2, 3, 4, 5]],
      [{ from: 2 }, [2, 3, 4, 5]],
      [{ limit: 2 }, [0, 1]],
      [{ from: 4, limit: 9 }, [4, 5]],
      [{ from: 6 }, []],
      [{ direction: 'backwards' }, [5, 4, 3, 2, 1, 0]],
      [{ direction: 'backwards', limit: 2 }, [5, 4]],
      [{ direction: 'backwards', from: 2 }, [2, 1, 0]],
      [{ direction: 'backwards', from: 3, limit: 2 }, [3, 2]],
      [{ direction: 'backwards', from: 99, limit: 1 }, [5]],
      [{ direction: 'backwards', from: 0 }, [0]],
    ] as const)('reads %j of a stream of six', async (read, revisions) => {
      const store = await adapter.open();
      await store.append('a', someEvents(3), NO_STREAM);
      await store.append('b', someEvents(3), NO_STREAM);
      await store.append('a', someEvents(3), 2);
      const events = await store.readStream('a', read);
      expect(events.map(({ revision }) => revision)).toEqual(revisions);
      expect(new Set(events.map(({ stream }) => stream)).size).toBeLessThanOrEqual(1);
    });

    it('refuses a revision below 0 and a limit below 1', async () => {
      const store = await adapter.open();
      await expect(store.readStream('a', { from: -1 })).rejects.toThrow(RangeError);
      await expect(store.readStream('a', { limit: 0 })).rejects.toThrow(RangeError);
    });
  });

  describe('readAll', () => {
    const aFilter: fc.Arbitrary<EventFilter> = fc.record(
      {
        types: fc.subarray([...TYPES, 'planning.NeverUsed.v1']),
        operationId: fc.constantFrom('operation-1', 'operation-2', 'operation-3'),
      },
      { requiredKeys: [] },
    );

    it('gives what passes the filter after the position, in order, up to the limit', async () => {
      const store = await adapter.open();
      const log = await fill(store);
      const positions = positionsOf(log);
      expect([...new Set(positions)].toSorted((a, b) => a - b)).toEqual(positions);
      expect(positions[0]).toBeGreaterThan(BEFORE_ALL);
      const beyond = positions.at(-1)! + 5;
      await fc.assert(
        fc.asyncProperty(
          aFilter,
          fc.oneof(fc.constantFrom(BEFORE_ALL, ...positions, beyond), fc.nat(beyond)),
          fc.integer({ min: 1, max: 40 }),
          async (filter, after, limit) => {
            const expected = log.filter(
              ({ position, type, operationId }) =>
                position > after &&
                (filter.types?.includes(type) ?? true) &&
                (filter.operationId === undefined || filter.operationId === operationId),
            );
            const found = await store.readAll({ after, limit, filter });
            expect(found.map(lookedAt)).toEqual(expected.slice(0, limit).map(lookedAt));
          },
        ),
        { numRuns: 200 },
      );
    });

    it('takes a filter that names 100 types, one of them twice', async () => {
      const store = await adapter.open();
      await fill(store);
      const types = [
        ...TYPES,
        TYPES[0],
        ...Array.from({ length: 97 }, (_, index) => `planning.Unused${index}.v1`),
      ];
      expect(await store.readAll({ after: 0, limit: 1_000, filter: { types } })).toHaveLength(90);
    });

    it('gives the last events of the log in order, at most as many as asked for', async () => {
      const store = await adapter.open();
      expect(await store.readLatest(10)).toEqual([]);
      const log = await fill(store);
      for (const limit of [1, 7, 89, 90, 91, 10_000]) {
        const latest = await store.readLatest(limit);
        expect(latest.map(lookedAt)).toEqual(log.slice(-limit).map(lookedAt));
      }
      await expect(store.readLatest(0)).rejects.toThrow(RangeError);
      await expect(store.readLatest(10_001)).rejects.toThrow(RangeError);
    });

    it.each([
      { after: -1, limit: 1 },
      { after: 0.5, limit: 1 },
      { after: 0, limit: 0 },
      { after: 0, limit: 10_001 },
    ])('refuses %j', async (read) => {
      const store = await adapter.open();
      await expect(store.readAll(read)).rejects.toThrow(RangeError);
    });
  });

  describe('head and readEvent', () => {
    it('starts before all and follows the log', async () => {
      const store = await adapter.open();
      expect(await store.head()).toBe(BEFORE_ALL);
      const { position } = await store.append('a', someEvents(3), NO_STREAM);
      expect(await store.head()).toBe(position);
    });

    it('finds an event of any stream by its id', async () => {
      const store = await adapter.open();
      const event = anEvent();
      await store.append('a', someEvents(1), NO_STREAM);
      const { position } = await store.append('b', [event], NO_STREAM);
      const found = await store.readEvent(event.id);
      expect(found && lookedAt(found)).toEqual({ ...event, stream: 'b', revision: 0, position });
      expect(await store.readEvent(anEvent().id)).toBeUndefined();
    });
  });

  describe('an event', () => {
    const text = fc.string({ unit: 'binary', maxLength: 40 });
    const data = fc.dictionary(text, fc.jsonValue({ maxDepth: 3 })) as fc.Arbitrary<JsonObject>;
    const sealed = fc.dictionary(
      text,
      fc.tuple(fc.record({ labels: fc.array(text, { maxLength: 3 }), key: text, digest: text }), text),
      { maxKeys: 4 },
    );
    const each = <T>(
      fields: Record<string, [SealedField, string]>,
      part: (pair: [SealedField, string]) => T,
    ) => Object.fromEntries(Object.entries(fields).map(([field, pair]) => [field, part(pair)]));

    it('comes back as it was written, by every way of reading', async () => {
      const store = await adapter.open();
      const live = store.subscribe({ after: 0 })[Symbol.asyncIterator]();
      await take(live, untilCaughtUp);
      let number = 0;
      await fc.assert(
        fc.asyncProperty(data, sealed, fc.option(fc.uuid()), async (content, fields, causationId) => {
          const event = anEvent({
            data: JSON.parse(JSON.stringify(content)) as JsonObject,
            sealed: each(fields, ([field]) => field),
            ciphertexts: each(fields, ([, ciphertext]) => ciphertext),
            causationId,
            operationId: causationId,
          });
          number += 1;
          const stream = `stream-${number}`;
          const before = await store.head();
          const { position } = await store.append(stream, [event], NO_STREAM);
          const expected = { ...event, stream, revision: 0, position };
          const item = (await live.next()).value as SubscriptionItem;
          const found = [
            await store.readEvent(event.id),
            ...(await store.readStream(stream)),
            ...(await store.readAll({ after: before, limit: 5 })),
            item.kind === 'event' ? item.event : undefined,
          ];
          expect(found.map((one) => one && lookedAt(one))).toEqual([expected, expected, expected, expected]);
        }),
        { numRuns: 60 },
      );
    });

    it('does not change when the writer changes its own object afterwards', async () => {
      const store = await adapter.open();
      const data = { count: 1 };
      const event = anEvent({ data });
      await store.append('a', [event], NO_STREAM);
      data.count = 2;
      expect(idsOf(await store.readStream('a'))).toEqual([event.id]);
      expect((await store.readEvent(event.id))?.data).toEqual({ count: 1 });
    });
  });
}
