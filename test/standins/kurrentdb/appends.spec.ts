import { randomUUID } from 'node:crypto';
import {
  ANY,
  binaryEvent,
  EventStoreDBClient,
  jsonEvent,
  MaxAppendSizeExceededError,
  NO_STREAM,
  STREAM_EXISTS,
  StreamDeletedError,
  WrongExpectedVersionError,
  type AppendExpectedRevision,
  type EventData,
} from '@eventstore/db-client';
import { MAXIMUM_APPEND_SIZE } from './appends';
import { all, Bench, event, events, ids, reached, rejection, revisions, SINGLE } from './spec-support';

let bench: Bench;
let client: EventStoreDBClient;

beforeEach(async () => {
  bench = await Bench.of();
  client = bench.client();
});
afterEach(() => bench.end());

describe.each([
  ['BatchAppend', {}],
  ['Append', SINGLE],
] as const)('%s', (_name, options) => {
  const append = (stream: string, list: EventData | EventData[], expectedRevision: AppendExpectedRevision) =>
    client.appendToStream(stream, list, { expectedRevision, ...options });

  const conflict = async (...args: Parameters<typeof append>) => {
    const error = await rejection(append(...args));
    expect(error).toBeInstanceOf(WrongExpectedVersionError);
    return error as WrongExpectedVersionError;
  };

  it('answers the revision and the position of the last event of an append', async () => {
    const { success, nextExpectedRevision, position } = await append('plan-1', events(3), NO_STREAM);
    const [last] = await all(
      client.readStream('plan-1', { direction: 'backwards', fromRevision: 'end', maxCount: 1 }),
    );
    expect([success, nextExpectedRevision]).toEqual([true, 2n]);
    expect(position).toEqual(last!.event!.position);
  });

  it('numbers a stream from 0 without gaps', async () => {
    await append('plan-1', events(2), NO_STREAM);
    await append('plan-1', events(2), 1n);
    expect(revisions(await all(client.readStream('plan-1')))).toEqual([0n, 1n, 2n, 3n]);
  });

  it('refuses no_stream for a stream that is there, and names its revision', async () => {
    await append('plan-1', events(2), NO_STREAM);
    const error = await conflict('plan-1', event(), NO_STREAM);
    expect([error.streamName, error.expectedVersion, error.actualVersion]).toEqual(['plan-1', NO_STREAM, 1n]);
  });

  it('refuses stream_exists for a stream that is not there', async () => {
    const error = await conflict('plan-1', event(), STREAM_EXISTS);
    expect([error.expectedVersion, error.actualVersion]).toEqual([STREAM_EXISTS, NO_STREAM]);
  });

  it('takes stream_exists for a stream that is there', async () => {
    await append('plan-1', event(), NO_STREAM);
    expect((await append('plan-1', event(), STREAM_EXISTS)).nextExpectedRevision).toBe(1n);
  });

  it('refuses a revision that has passed', async () => {
    await append('plan-1', events(3), NO_STREAM);
    const error = await conflict('plan-1', event(), 1n);
    expect([error.expectedVersion, error.actualVersion]).toEqual([1n, 2n]);
  });

  it('refuses a revision that has not been reached', async () => {
    await append('plan-1', event(), NO_STREAM);
    expect((await conflict('plan-1', event(), 5n)).actualVersion).toBe(0n);
    expect((await conflict('plan-2', event(), 0n)).actualVersion).toBe(NO_STREAM);
  });

  it('stores nothing of an append that it refuses', async () => {
    await append('plan-1', event(), NO_STREAM);
    await conflict('plan-1', events(3), NO_STREAM);
    expect(await all(client.readStream('plan-1'))).toHaveLength(1);
  });

  it('answers a whole retry at its revision as it answered at first, and stores it once', async () => {
    await append('plan-1', event(), NO_STREAM);
    const list = events(3);
    const first = await append('plan-1', list, 0n);
    await append('plan-1', event(), 3n);
    expect(await append('plan-1', list, 0n)).toEqual(first);
    expect(await all(client.readStream('plan-1'))).toHaveLength(5);
  });

  it('answers a retry of a prefix with the revision of the prefix', async () => {
    const list = events(3);
    await append('plan-1', list, NO_STREAM);
    expect((await append('plan-1', list.slice(0, 2), NO_STREAM)).nextExpectedRevision).toBe(1n);
  });

  it('refuses old and new events together at a revision that has passed', async () => {
    const list = events(2);
    await append('plan-1', list, NO_STREAM);
    await conflict('plan-1', [...list, event()], NO_STREAM);
    expect(await all(client.readStream('plan-1'))).toHaveLength(2);
  });

  it('compares the ids at just the positions that the events would have had', async () => {
    const list = events(3);
    await append('plan-1', list, NO_STREAM);
    await conflict('plan-1', list.slice(1), NO_STREAM);
    expect((await append('plan-1', list.slice(1), 0n)).nextExpectedRevision).toBe(2n);
  });

  it('writes the same id twice at the current revision', async () => {
    const same = event();
    await append('plan-1', same, NO_STREAM);
    expect((await append('plan-1', same, 0n)).nextExpectedRevision).toBe(1n);
    expect(ids(await all(client.readStream('plan-1')))).toEqual([same.id, same.id]);
  });

  it('writes the same id twice within one append', async () => {
    const same = event();
    expect((await append('plan-1', [same, same], NO_STREAM)).nextExpectedRevision).toBe(1n);
  });

  it('knows a retry at any while it runs, and no longer after a restart', async () => {
    const list = events(2);
    await append('plan-1', list, ANY);
    expect((await append('plan-1', list, ANY)).nextExpectedRevision).toBe(1n);
    await bench.standIn.restart();
    const again = await reached(() => append('plan-1', list, ANY));
    expect(again.nextExpectedRevision).toBe(3n);
  });

  it('knows a retry at a revision also after a restart', async () => {
    const list = events(2);
    await append('plan-1', list, NO_STREAM);
    await bench.standIn.restart();
    const again = await reached(() => append('plan-1', list, NO_STREAM));
    expect(again.nextExpectedRevision).toBe(1n);
  });

  it('answers that an empty append succeeded, and makes no stream', async () => {
    expect((await append('plan-1', [], NO_STREAM)).success).toBe(true);
    expect((await rejection(all(client.readStream('plan-1')))).type).toBe('stream-not-found');
    expect((await append('plan-1', event(), NO_STREAM)).nextExpectedRevision).toBe(0n);
  });

  it('takes 1 MiB in one append, all its events together, and no byte more', async () => {
    const half = () => binaryEvent({ type: 'Photo', data: new Uint8Array(MAXIMUM_APPEND_SIZE / 2 - 10) });
    await append('plan-1', [half(), half()], NO_STREAM);
    const byte = binaryEvent({ type: 'Photo', data: new Uint8Array(1) });
    const error = await rejection(append('plan-2', [half(), half(), byte], NO_STREAM));
    expect(error).toBeInstanceOf(MaxAppendSizeExceededError);
    expect((error as MaxAppendSizeExceededError).maxAppendSize).toBe(MAXIMUM_APPEND_SIZE);
    expect((await rejection(all(client.readStream('plan-2')))).type).toBe('stream-not-found');
  });

  it('takes no_stream for a stream that was deleted, and numbers on', async () => {
    await append('plan-1', events(3), NO_STREAM);
    await client.deleteStream('plan-1');
    expect((await append('plan-1', event(), NO_STREAM)).nextExpectedRevision).toBe(3n);
    expect(revisions(await all(client.readStream('plan-1')))).toEqual([3n]);
  });

  it('takes the last revision for a stream that was deleted, and refuses stream_exists', async () => {
    await append('plan-1', events(3), NO_STREAM);
    await client.deleteStream('plan-1');
    expect(await rejection(append('plan-1', event(), STREAM_EXISTS))).toBeInstanceOf(StreamDeletedError);
    expect((await append('plan-1', event(), 2n)).nextExpectedRevision).toBe(3n);
  });

  it('refuses everything for a stream that was deleted for good', async () => {
    await append('plan-1', event(), NO_STREAM);
    await client.tombstoneStream('plan-1');
    for (const expected of [ANY, NO_STREAM, 0n] as const) {
      const error = await rejection(append('plan-1', event(), expected));
      expect(error).toBeInstanceOf(StreamDeletedError);
      expect((error as StreamDeletedError).streamName).toBe('plan-1');
    }
  });

  it('lets one of several racing creators win', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, () => append('plan-1', event(), NO_STREAM)),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('keeps data, metadata, type and kind of content as they were given', async () => {
    const bytes = Uint8Array.from([0, 255, 10]);
    const id = randomUUID().toUpperCase();
    const json = jsonEvent({ id, type: 'Planned', data: { å: 1 }, metadata: { by: 'leaf' } });
    await append('plan-1', [json, binaryEvent({ type: 'Photo', data: bytes, metadata: bytes })], NO_STREAM);
    const before = Date.now();
    const [first, second] = (await all(client.readStream('plan-1'))).map((resolved) => resolved.event!);
    expect(first).toMatchObject({
      id: id.toLowerCase(),
      type: 'Planned',
      data: { å: 1 },
      metadata: { by: 'leaf' },
      isJson: true,
    });
    expect([...(second!.data as Uint8Array)]).toEqual([...bytes]);
    expect([...(second!.metadata as Uint8Array)]).toEqual([...bytes]);
    expect(second!.isJson).toBe(false);
    expect(first!.created.getTime()).toBeLessThanOrEqual(before);
  });
});

it('takes a batch in several messages as one append', async () => {
  const list = Array.from({ length: 20 }, () =>
    jsonEvent({ type: 'Reported', data: { text: 'x'.repeat(500) } }),
  );
  const answer = await client.appendToStream('plan-1', list, {
    expectedRevision: NO_STREAM,
    batchAppendSize: 1_000,
  });
  expect(answer.nextExpectedRevision).toBe(19n);
});

it('refuses the deletion of a stream that is not there, or at another revision', async () => {
  expect(await rejection(client.deleteStream('plan-1'))).toBeInstanceOf(WrongExpectedVersionError);
  await client.appendToStream('plan-1', events(2));
  const error = await rejection(client.deleteStream('plan-1', { expectedRevision: 0n }));
  expect([(error as WrongExpectedVersionError).actualVersion]).toEqual([1n]);
});
