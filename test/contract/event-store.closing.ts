import { NO_STREAM, StoreUnavailable, type EventStore } from '@samsyn/event-store';
import { anEvent, idsOf, itWhenFull, positionsIn, someEvents, type Adapter } from './event-store.samples';

/** Appends one event at a time until the store refuses; gives the ids that were acknowledged. */
async function fillUp(store: EventStore): Promise<{ acknowledged: string[]; refusal: unknown }> {
  const acknowledged: string[] = [];
  for (let revision = NO_STREAM; revision < 5_000; revision += 1) {
    const event = anEvent();
    try {
      await store.append('a', [event], revision);
    } catch (refusal) {
      return { acknowledged, refusal };
    }
    acknowledged.push(event.id);
  }
  throw new Error('the store never became full');
}

export function closingContract(adapter: Adapter): void {
  describe('close', () => {
    it('waits for the appends that were taken and refuses those that come after', async () => {
      const store = await adapter.open();
      const taken = Array.from({ length: 300 }, (_, index) =>
        store.append(`s-${index}`, someEvents(1), NO_STREAM),
      );
      const closed = store.close();
      await expect(store.append('late', someEvents(1), NO_STREAM)).rejects.toBeInstanceOf(StoreUnavailable);
      await closed;
      const answers = await Promise.all(taken);
      const positions = answers.map(({ position }) => position);
      expect([...new Set(positions)].toSorted((a, b) => a - b)).toEqual(positions);
    });

    it('may be called twice, and a closed store answers nothing', async () => {
      const store = await adapter.open();
      await store.append('a', someEvents(1), NO_STREAM);
      await Promise.all([store.close(), store.close()]);
      await store.close();
      await expect(store.append('a', someEvents(1), 0)).rejects.toBeInstanceOf(StoreUnavailable);
      await expect(store.readStream('a')).rejects.toBeInstanceOf(StoreUnavailable);
      await expect(store.readAll({ after: 0, limit: 1 })).rejects.toBeInstanceOf(StoreUnavailable);
      await expect(store.readLatest(1)).rejects.toBeInstanceOf(StoreUnavailable);
      await expect(store.readEvent('x')).rejects.toBeInstanceOf(StoreUnavailable);
      await expect(store.isWritable()).rejects.toBeInstanceOf(StoreUnavailable);
      await expect(store.head()).rejects.toBeInstanceOf(StoreUnavailable);
      expect(() => store.subscribe({ after: 0 })).toThrow(StoreUnavailable);
    });
  });

  describe('a full store', () => {
    itWhenFull(adapter)('refuses clearly, holds exactly what it acknowledged, and still reads', async () => {
      const store = await adapter.openWithLittleRoom!();
      expect(await store.isWritable()).toBe(true);
      const { acknowledged, refusal } = await fillUp(store);
      expect(refusal).toBeInstanceOf(StoreUnavailable);
      expect(await Promise.all([store.isWritable(), store.isWritable()])).toEqual([false, false]);
      expect(idsOf(await store.readStream('a'))).toEqual(acknowledged);
      expect(idsOf(await store.readAll({ after: 0, limit: 10_000 }))).toEqual(acknowledged);
    });

    itWhenFull(adapter)(
      'writes nothing of an append that does not fit, and takes the next one that does',
      async () => {
        const store = await adapter.openWithLittleRoom!();
        await store.append('a', someEvents(1), NO_STREAM);
        const small = [
          store.append('b', someEvents(1), NO_STREAM),
          store.append('c', someEvents(1), NO_STREAM),
        ];
        const large = store.append('d', someEvents(2_000), NO_STREAM);
        small.push(store.append('e', someEvents(1), NO_STREAM));
        await expect(large).rejects.toBeInstanceOf(StoreUnavailable);
        const taken = (await Promise.all(small)).map(({ position }) => position);
        expect((await positionsIn(store)).slice(1)).toEqual(taken);
        expect(await store.readStream('d')).toEqual([]);
        const next = await store.append('d', someEvents(1), NO_STREAM);
        expect(next).toMatchObject({ positions: [await store.head()], revision: 0, duplicate: false });
        expect(await store.isWritable()).toBe(true);
      },
    );
  });
}
