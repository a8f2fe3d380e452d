import {
  BEFORE_ALL,
  NO_STREAM,
  OperationChanged,
  StoreUnavailable,
  WrongExpectedRevision,
  type EventStore,
} from '@samsyn/event-store';
import { anEvent, itWhenFull, positionsIn, someEvents, type Adapter } from './event-store.samples';

const RACES = 1_000;
const RACERS = 4;
const OPERATION = 'operation-1';

const unchangedAfter = (operationUnchangedAfter: number) => ({ operationUnchangedAfter });
const refusalOf = (attempt: Promise<unknown>): Promise<unknown> => attempt.catch((error: unknown) => error);

/** The condition of an append: nothing of its operation was appended after a position. */
export function conditionsContract(adapter: Adapter): void {
  describe('append on a condition', () => {
    let store: EventStore;
    beforeEach(async () => {
      store = await adapter.open();
    });

    it('writes where nothing of the operation was appended after the position', async () => {
      const first = await store.append('a', someEvents(2), NO_STREAM, unchangedAfter(BEFORE_ALL));
      const second = await store.append('b', [anEvent()], NO_STREAM, unchangedAfter(first.position));
      const later = await store.append('a', [anEvent()], 1, unchangedAfter(second.position + 1_000));
      expect([first, second, later].flatMap(({ positions }) => positions)).toEqual(await positionsIn(store));
    });

    it('writes nothing where something of the operation was appended since, in another stream', async () => {
      const { position, positions } = await store.append('a', someEvents(2), NO_STREAM);
      for (const after of [BEFORE_ALL, positions[0]!]) {
        const refusal = await refusalOf(store.append('b', [anEvent()], NO_STREAM, unchangedAfter(after)));
        expect(refusal).toBeInstanceOf(OperationChanged);
        expect(refusal).toMatchObject({ operationId: OPERATION, after, actual: position });
      }
      expect(await store.readStream('b')).toEqual([]);
      expect(await store.head()).toBe(position);
    });

    it('counts what was appended without a condition, and in the very append before', async () => {
      const { position } = await store.append('a', [anEvent()], NO_STREAM);
      const together = [
        store.append('b', [anEvent()], NO_STREAM),
        store.append('c', [anEvent()], NO_STREAM, unchangedAfter(position)),
      ];
      const [written, refused] = await Promise.allSettled(together);
      expect(written).toMatchObject({ status: 'fulfilled' });
      expect(refused).toMatchObject({ status: 'rejected', reason: { name: 'OperationChanged' } });
    });

    it('counts nothing of other operations, nor of none', async () => {
      const { position } = await store.append('a', [anEvent()], NO_STREAM);
      await store.append('b', [anEvent({ operationId: 'operation-2' })], NO_STREAM);
      await store.append('c', [anEvent({ operationId: null })], NO_STREAM);
      const written = await store.append('d', [anEvent()], NO_STREAM, unchangedAfter(position));
      expect(written).toMatchObject({ duplicate: false, revision: 0 });
    });

    it('answers a retry as such, whatever came since', async () => {
      const events = someEvents(2);
      const first = await store.append('a', events, NO_STREAM, unchangedAfter(BEFORE_ALL));
      await store.append('b', [anEvent()], NO_STREAM);
      for (const expected of [NO_STREAM, 1])
        expect(await store.append('a', events, expected, unchangedAfter(BEFORE_ALL))).toEqual({
          ...first,
          duplicate: true,
        });
    });

    it('says first that the revision is another', async () => {
      await store.append('a', [anEvent()], NO_STREAM);
      await expect(
        store.append('a', [anEvent()], NO_STREAM, unchangedAfter(BEFORE_ALL)),
      ).rejects.toBeInstanceOf(WrongExpectedRevision);
    });

    it('refuses a condition on events of no operation or of two, and on what is no position', async () => {
      const [ofNone, ofAnother] = [anEvent({ operationId: null }), anEvent({ operationId: 'operation-2' })];
      for (const events of [[ofNone], [anEvent(), ofAnother], [anEvent(), ofNone]])
        await expect(store.append('a', events, NO_STREAM, unchangedAfter(0))).rejects.toThrow(RangeError);
      for (const after of [-1, 0.5])
        await expect(store.append('a', [anEvent()], NO_STREAM, unchangedAfter(after))).rejects.toThrow(
          RangeError,
        );
      expect(await store.head()).toBe(BEFORE_ALL);
    });

    itWhenFull(adapter)(
      'does not count what was not written: an append that failed half-way changes no operation',
      async () => {
        store = await adapter.openWithLittleRoom!();
        const { position } = await store.append('a', [anEvent()], NO_STREAM);
        const large = store.append('b', someEvents(2_000), NO_STREAM);
        await expect(large).rejects.toBeInstanceOf(StoreUnavailable);
        const written = await store.append('c', [anEvent()], NO_STREAM, unchangedAfter(position));
        expect(written).toMatchObject({ duplicate: false });
      },
    );

    it(`has exactly one winner in each of ${RACES} races of different streams of one operation`, async () => {
      const revisions = Array.from({ length: RACERS }, () => NO_STREAM);
      let last = BEFORE_ALL;
      for (let round = 0; round < RACES; round += 1) {
        // Each comes first in its turn.
        const racers = revisions.map((_, racer) => (racer + round) % RACERS);
        const settled = await Promise.allSettled(
          racers.map((racer) =>
            store.append(`stream-${racer}`, [anEvent()], revisions[racer]!, unchangedAfter(last)),
          ),
        );
        const won = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
        const refused = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
        expect(won).toHaveLength(1);
        expect(refused.filter((error) => error instanceof OperationChanged)).toHaveLength(RACERS - 1);
        last = won[0]!.position;
        const [event] = await store.readLatest(1);
        revisions[Number(event!.stream.slice('stream-'.length))] = event!.revision;
      }
      expect(await positionsIn(store)).toHaveLength(RACES);
    }, 60_000);
  });
}
