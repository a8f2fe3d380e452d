import * as fc from 'fast-check';
import {
  EventIdTaken,
  NO_STREAM,
  WrongExpectedRevision,
  type AppendResult,
  type EventStore,
} from '@samsyn/event-store';
import { anEvent, idsOf, positionsIn, positionsOf, someEvents, type Adapter } from './event-store.samples';

const RACES = 1_000;
const RACERS = 4;

/** Lets all of them run at once and tells the winners from the refusals. */
async function race(
  attempts: readonly Promise<AppendResult>[],
): Promise<{ won: AppendResult[]; refused: unknown[] }> {
  const settled = await Promise.allSettled(attempts);
  return {
    won: settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])),
    refused: settled.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : [])),
  };
}

export function appendingContract(adapter: Adapter): void {
  describe('append', () => {
    let store: EventStore;
    beforeEach(async () => {
      store = await adapter.open();
    });

    it('answers with the position of each event, and the revision of the last', async () => {
      const answers = [
        await store.append('a', someEvents(2), NO_STREAM),
        await store.append('b', someEvents(1), NO_STREAM),
        await store.append('a', someEvents(3), 1),
      ];
      expect(answers.flatMap(({ positions }) => positions)).toEqual(await positionsIn(store));
      expect(answers.map(({ positions }) => positions.length)).toEqual([2, 1, 3]);
      expect(answers).toMatchObject(
        [1, 0, 4].map((revision, index) => ({
          revision,
          position: answers[index]!.positions.at(-1),
          duplicate: false,
        })),
      );
    });

    it.each([NO_STREAM, 0, 1, 3, 99])(
      'refuses revision %i of a stream at 2 and tells the actual one',
      async (expected) => {
        const { position } = await store.append('a', someEvents(3), NO_STREAM);
        const refusal = await store.append('a', someEvents(1), expected).catch((error: unknown) => error);
        expect(refusal).toBeInstanceOf(WrongExpectedRevision);
        expect(refusal).toMatchObject({ stream: 'a', expected, actual: 2 });
        expect(await store.head()).toBe(position);
      },
    );

    it('refuses a revision of a stream that does not exist', async () => {
      await expect(store.append('a', someEvents(1), 0)).rejects.toMatchObject({ actual: NO_STREAM });
    });

    it('refuses an empty append and an expected revision that is none', async () => {
      await expect(store.append('a', [], NO_STREAM)).rejects.toThrow(RangeError);
      await expect(store.append('a', someEvents(1), -2)).rejects.toThrow(RangeError);
      await expect(store.append('a', someEvents(1), 0.5)).rejects.toThrow(RangeError);
    });

    it('lets one of many racing creators win', async () => {
      const { won, refused } = await race(
        Array.from({ length: 50 }, () => store.append('a', someEvents(2), NO_STREAM)),
      );
      const positions = await positionsIn(store);
      expect(won).toEqual([{ positions, position: positions[1], revision: 1, duplicate: false }]);
      expect(refused).toHaveLength(49);
      for (const refusal of refused)
        expect(refusal).toMatchObject({ name: 'WrongExpectedRevision', actual: 1 });
    });

    it(`has exactly one winner in each of ${RACES} races for the same revision`, async () => {
      for (let round = 0; round < RACES; round += 1) {
        const { won, refused } = await race(
          Array.from({ length: RACERS }, () => store.append('a', [anEvent()], round - 1)),
        );
        expect(won.map(({ revision }) => revision)).toEqual([round]);
        expect(refused.map((error) => error instanceof WrongExpectedRevision && error.actual)).toEqual(
          Array.from({ length: RACERS - 1 }, () => round),
        );
      }
      expect(await positionsIn(store)).toHaveLength(RACES);
    }, 60_000);

    it('keeps what arrives together apart: a refusal concerns its own append only', async () => {
      const standing = anEvent();
      await store.append('standing', [standing], NO_STREAM);
      const attempts = Array.from({ length: 60 }, (_, index) => {
        if (index % 3 === 0) return store.append('standing', [anEvent()], 7);
        if (index % 3 === 1) return store.append(`new-${index}`, [anEvent(), standing], NO_STREAM);
        return store.append(`new-${index}`, someEvents(2), NO_STREAM);
      });
      const { won, refused } = await race(attempts);
      expect(won.map(({ revision }) => revision)).toEqual(Array.from({ length: 20 }, () => 1));
      expect(refused.filter((error) => error instanceof WrongExpectedRevision)).toHaveLength(20);
      expect(refused.filter((error) => error instanceof EventIdTaken)).toHaveLength(20);
      expect(await positionsIn(store)).toHaveLength(1 + 40);
    });
  });

  describe('append of ids that stand in the log', () => {
    let store: EventStore;
    beforeEach(async () => {
      store = await adapter.open();
    });

    it('answers a retry with the first positions, also when the expected revision no longer fits', async () => {
      const events = someEvents(2);
      await store.append('other', someEvents(1), NO_STREAM);
      const first = await store.append('a', events, NO_STREAM);
      const { position } = await store.append('a', someEvents(4), 1);
      for (const expected of [NO_STREAM, 1, 5, 77]) {
        expect(await store.append('a', events, expected)).toEqual({ ...first, duplicate: true });
      }
      expect(await store.head()).toBe(position);
    });

    it('recognises a retry that arrives together with the first attempt', async () => {
      const events = someEvents(3);
      const { won, refused } = await race(
        Array.from({ length: 10 }, () => store.append('a', events, NO_STREAM)),
      );
      expect(refused).toEqual([]);
      expect(won.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
      const positions = await positionsIn(store);
      expect(positions).toHaveLength(3);
      for (const answer of won)
        expect(answer).toMatchObject({ positions, position: positions[2], revision: 2 });
    });

    it('refuses an id that stands in another stream', async () => {
      const [event] = someEvents(1);
      await store.append('a', [event!], NO_STREAM);
      const refusal = await store.append('b', [event!], NO_STREAM).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(EventIdTaken);
      expect(refusal).toMatchObject({ id: event!.id });
      expect(await store.readStream('b')).toEqual([]);
    });

    it('refuses an append of which only some ids stand in the log, and writes none of it', async () => {
      const events = someEvents(2);
      await store.append('a', events, NO_STREAM);
      await expect(store.append('a', [anEvent(), events[1]!], 1)).rejects.toMatchObject({
        id: events[1]!.id,
      });
      await expect(store.append('a', [events[0]!, anEvent()], 1)).rejects.toBeInstanceOf(EventIdTaken);
      expect(idsOf(await store.readStream('a'))).toEqual(idsOf(events));
    });

    it('refuses an id that stands twice in one append', async () => {
      const event = anEvent();
      await expect(store.append('a', [event, event], NO_STREAM)).rejects.toMatchObject({ id: event.id });
      expect(await store.head()).toBe(0);
    });
  });

  describe('append, whatever the order', () => {
    const step = fc.record({
      stream: fc.constantFrom('a', 'b', 'c'),
      size: fc.integer({ min: 1, max: 4 }),
      off: fc.constantFrom(0, 0, 0, -1, 1),
    });

    it('agrees with a list per stream, and positions rise by order of writing', async () => {
      const store = await adapter.open();
      let run = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
          run += 1;
          const before = await store.head();
          const model = new Map<string, string[]>();
          const written: string[] = [];
          for (const { stream, size, off } of steps) {
            const name = `${stream}-${run}`;
            const known = model.get(name) ?? [];
            const expected = Math.max(NO_STREAM, known.length - 1 + off);
            const events = someEvents(size);
            const outcome = await store.append(name, events, expected).catch((error: unknown) => error);
            if (expected === known.length - 1) {
              model.set(name, [...known, ...idsOf(events)]);
              written.push(...idsOf(events));
              expect(outcome).toMatchObject({ revision: known.length + size - 1, duplicate: false });
            } else {
              expect(outcome).toMatchObject({ name: 'WrongExpectedRevision', actual: known.length - 1 });
            }
          }
          const log = await store.readAll({ after: before, limit: 1_000 });
          expect(idsOf(log)).toEqual(written);
          expect(positionsOf(log)).toEqual(positionsOf(log).toSorted((a, b) => a - b));
          for (const [name, ids] of model) {
            const stream = await store.readStream(name);
            expect(idsOf(stream)).toEqual(ids);
            expect(stream.map(({ revision }) => revision)).toEqual(ids.map((_, index) => index));
          }
        }),
        { numRuns: 40 },
      );
    }, 30_000);
  });
}
