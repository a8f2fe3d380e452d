import { randomUUID } from 'node:crypto';
import {
  EventStoreDBClient,
  jsonEvent,
  MaxAppendSizeExceededError,
  NO_STREAM,
  streamNameFilter,
  WrongExpectedVersionError,
  type EventData,
} from '@eventstore/db-client';
import type { Engine } from './kurrentdb-log';

const anEvent = (data: object = { n: 1 }): EventData =>
  jsonEvent({
    id: randomUUID(),
    type: 'conducting.NoteAdded.v1',
    data: { ...data },
    metadata: { stream: 'a' },
  });
const some = (count: number): EventData[] => Array.from({ length: count }, () => anEvent());
const revision = (at: number) => ({ expectedRevision: BigInt(at) });
const CREATED = { expectedRevision: NO_STREAM } as const;

/** What the adapter rests on, asked of the engine itself. */
export function engineBehaviours(name: string, open: () => Promise<Engine>): void {
  describe(`what the log needs of its engine: ${name}`, () => {
    let client: EventStoreDBClient;
    let stream: string;
    let begin: string;
    beforeEach(async () => {
      const { url, prefix } = await open();
      client = EventStoreDBClient.connectionString(url);
      begin = `${prefix}.`;
      stream = `${begin}operation-${randomUUID()}`;
    });
    afterEach(() => client.dispose());

    const read = async (options: Parameters<EventStoreDBClient['readStream']>[1] = {}) => {
      const found = [];
      for await (const { event } of client.readStream(stream, options)) found.push(event!);
      return found;
    };

    it('takes an append at exactly the expected revision, and at no other', async () => {
      await client.appendToStream(stream, some(3), CREATED);
      for (const wrong of [revision(0), revision(1), revision(3), CREATED])
        await expect(client.appendToStream(stream, anEvent(), wrong)).rejects.toBeInstanceOf(
          WrongExpectedVersionError,
        );
      await client.appendToStream(stream, anEvent(), revision(2));
      expect(await read()).toHaveLength(4);
    });

    it('lets one of many that expect the same revision win', async () => {
      const settled = await Promise.allSettled(
        Array.from({ length: 20 }, () => client.appendToStream(stream, anEvent(), CREATED)),
      );
      expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await read()).toHaveLength(1);
    });

    it('knows a retry by its ids at the same revision, and writes nothing again', async () => {
      const events = some(3);
      for (let attempt = 0; attempt < 3; attempt += 1) await client.appendToStream(stream, events, CREATED);
      await client.appendToStream(stream, anEvent(), revision(2));
      await client.appendToStream(stream, events, CREATED);
      expect(await read()).toHaveLength(4);
    });

    it('refuses a retry that is not whole, or holds something new', async () => {
      const events = some(2);
      await client.appendToStream(stream, events, CREATED);
      for (const other of [
        [events[0]!, anEvent()],
        [anEvent(), events[1]!],
        [...events, anEvent()],
      ])
        await expect(client.appendToStream(stream, other, CREATED)).rejects.toBeInstanceOf(
          WrongExpectedVersionError,
        );
      expect(await read()).toHaveLength(2);
    });

    it('writes all of an append or nothing, and nothing of one that is too large', async () => {
      const large = Array.from({ length: 40 }, () => anEvent({ text: 'x'.repeat(40_000) }));
      await expect(client.appendToStream(stream, large, CREATED)).rejects.toBeInstanceOf(
        MaxAppendSizeExceededError,
      );
      await client.appendToStream(stream, anEvent(), CREATED);
      expect(await read()).toHaveLength(1);
    });

    it('gives back every sign of an event', async () => {
      const data = {
        'å ö': 'Överkalix – “ja” \u2028 👩‍👩‍👧',
        nested: [1, 2.5, null, { '10': 1, '9': 2 }],
        empty: '',
      };
      const event = anEvent(data);
      await client.appendToStream(stream, event, CREATED);
      expect(await read()).toMatchObject([
        { id: event.id, type: event.type, data, metadata: { stream: 'a' } },
      ]);
    });

    it('gives each event a position of its own, rising in the order of writing, and reads inclusively', async () => {
      await client.appendToStream(stream, some(5), CREATED);
      await client.appendToStream(stream, some(2), revision(4));
      const positions = (await read()).map(({ position }) => position!);
      const commits = positions.map(({ commit }) => commit);
      expect(new Set(commits).size).toBe(7);
      expect(commits).toEqual(commits.toSorted((a, b) => (a < b ? -1 : 1)));
      const from = { fromPosition: positions[3]!, maxCount: 1 };
      for await (const { event } of client.readAll(from)) expect(event!.position).toEqual(positions[3]);
    });

    it('gives a subscription what comes after a position, of streams with that beginning alone', async () => {
      await client.appendToStream(stream, some(4), CREATED);
      const [, second] = await read();
      await client.appendToStream(`other-${stream}`, anEvent(), CREATED);
      const filter = streamNameFilter({ prefixes: [begin] });
      const subscription = client.subscribeToAll({ fromPosition: second!.position!, filter });
      const given: string[] = [];
      for await (const { event } of subscription) {
        given.push(`${event!.streamId} ${event!.revision}`);
        if (given.length === 2) await client.appendToStream(stream, anEvent(), revision(3));
        if (given.length === 3) break;
      }
      expect(given).toEqual([2, 3, 4].map((at) => `${stream} ${at}`));
      await client.deleteStream(`other-${stream}`);
    });
  });
}
