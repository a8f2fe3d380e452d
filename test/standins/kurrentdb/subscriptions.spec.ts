import {
  END,
  eventTypeFilter,
  EventStoreDBClient,
  excludeSystemEvents,
  NO_STREAM,
  START,
  StreamDeletedError,
  streamNameFilter,
  type Filter,
  type Position,
} from '@eventstore/db-client';
import { all, Bench, event, events, reached, revisions, Watched } from './spec-support';

let bench: Bench;
let client: EventStoreDBClient;

beforeEach(async () => {
  bench = await Bench.of();
  client = bench.client();
});
afterEach(() => bench.end());

const append = (stream: string, count = 1) => client.appendToStream(stream, events(count));

describe('to a stream', () => {
  it('brings what is there, says that it has caught up, and goes on', async () => {
    await append('plan-1', 3);
    const watched = new Watched(client.subscribeToStream('plan-1', { fromRevision: START }));
    await watched.caughtUp();
    expect(revisions(watched.seen)).toEqual([0n, 1n, 2n]);
    await append('plan-1');
    await watched.has(4);
    expect(revisions(watched.seen)).toEqual([0n, 1n, 2n, 3n]);
  });

  it('begins after the revision that it is given', async () => {
    await append('plan-1', 3);
    const watched = new Watched(client.subscribeToStream('plan-1', { fromRevision: 0n }));
    await watched.caughtUp();
    expect(revisions(watched.seen)).toEqual([1n, 2n]);
  });

  it('begins after the end with what comes', async () => {
    await append('plan-1', 3);
    const watched = new Watched(client.subscribeToStream('plan-1', { fromRevision: END }));
    await watched.caughtUp();
    await append('plan-1');
    await watched.has(1);
    expect(revisions(watched.seen)).toEqual([3n]);
  });

  it('has caught up at once where there is no stream, and begins when it is made', async () => {
    const watched = new Watched(client.subscribeToStream('plan-1', { fromRevision: START }));
    await watched.caughtUp();
    expect(watched.seen).toEqual([]);
    await append('plan-1');
    await watched.has(1);
  });

  it('is confirmed', async () => {
    const watched = new Watched(client.subscribeToStream('plan-1'));
    await watched.confirmed();
    await watched.caughtUp();
  });

  it('ends when the stream is deleted for good', async () => {
    await append('plan-1');
    const watched = new Watched(client.subscribeToStream('plan-1'));
    await watched.caughtUp();
    await client.tombstoneStream('plan-1');
    await watched.fails();
    expect(watched.failures[0]).toBeInstanceOf(StreamDeletedError);
  });
});

describe('to $all', () => {
  const filtered = (filter: Filter) => new Watched(client.subscribeToAll({ fromPosition: START, filter }));
  const streams = ({ seen }: Watched) => [...new Set(seen.map(({ event: recorded }) => recorded!.streamId))];

  it('brings links and other events of the system too', async () => {
    await append('plan-1');
    const watched = new Watched(client.subscribeToAll({ fromPosition: START }));
    await watched.caughtUp();
    expect(streams(watched)).toEqual(expect.arrayContaining(['plan-1', '$ce-plan']));
  });

  it('begins after the position that it is given', async () => {
    await append('plan-1', 3);
    const known = (await all(client.readAll())).map(({ event: recorded }) => recorded!.position);
    const watched = new Watched(client.subscribeToAll({ fromPosition: known[2] }));
    await watched.caughtUp();
    expect(watched.seen.map(({ event: recorded }) => recorded!.position)).toEqual(known.slice(3));
  });

  it('begins after the end with what comes', async () => {
    await append('plan-1');
    const watched = new Watched(client.subscribeToAll({ fromPosition: END }));
    await watched.caughtUp();
    await append('plan-2');
    await watched.has(1);
    expect(watched.seen[0]!.event!.streamId).toBe('plan-2');
  });

  it.each([
    ['prefixes of streams', streamNameFilter({ prefixes: ['plan-', 'act-'] }), ['plan-1', 'act-1']],
    ['a pattern of streams', streamNameFilter({ regex: '^(plan|act)-' }), ['plan-1', 'act-1']],
    ['prefixes of types', eventTypeFilter({ prefixes: ['Rep'] }), ['plan-1', 'other-1', 'act-1']],
    ['a pattern of types', excludeSystemEvents(), ['plan-1', 'other-1', 'act-1']],
  ])('brings what passes a filter by %s', async (_by, filter, expected) => {
    for (const stream of ['plan-1', 'other-1', 'act-1']) await append(stream);
    const watched = filtered(filter);
    await watched.caughtUp();
    expect(streams(watched)).toEqual(expected);
  });

  it('brings what passes a filter when it comes', async () => {
    const watched = filtered(streamNameFilter({ prefixes: ['plan-'] }));
    await watched.caughtUp();
    await append('other-1');
    await append('plan-1');
    await watched.has(1);
    expect(streams(watched)).toEqual(['plan-1']);
  });

  const checkpointsOf = async (
    count: number,
    options: { maxSearchWindow?: number; checkpointInterval?: number },
  ) => {
    for (let made = 0; made < count; made += 100) await append('other-1', 100);
    const checkpoints: Position[] = [];
    const filter = streamNameFilter({
      prefixes: ['plan-'],
      ...options,
      checkpointReached: async (_subscription, position) => {
        checkpoints.push(position);
      },
    });
    await filtered(filter).caughtUp();
    return checkpoints;
  };

  it('sends a checkpoint for each 32 events at the defaults of a filter', async () => {
    const checkpoints = await checkpointsOf(1_000, {});
    expect(checkpoints).toHaveLength(Math.ceil(bench.standIn.storedEvents / 32));
  });

  it('sends a checkpoint for each window times the interval of a filter', async () => {
    const checkpoints = await checkpointsOf(1_000, { maxSearchWindow: 100, checkpointInterval: 5 });
    expect(checkpoints).toHaveLength(Math.ceil(bench.standIn.storedEvents / 500));
  });

  it('sends a checkpoint when it has caught up, from which nothing is missed or repeated', async () => {
    await append('plan-1');
    const [checkpoint] = (await checkpointsOf(100, { maxSearchWindow: 10_000 })).slice(-1);
    await append('plan-1', 2);
    const filter = streamNameFilter({ prefixes: ['plan-'] });
    const watched = new Watched(client.subscribeToAll({ fromPosition: checkpoint!, filter }));
    await watched.caughtUp();
    expect(revisions(watched.seen)).toEqual([1n, 2n]);
  });

  it('goes on when it is read slowly', async () => {
    for (let made = 0; made < 20; made += 1) await append('plan-1', 100);
    const subscription = client.subscribeToAll({
      fromPosition: START,
      filter: streamNameFilter({ prefixes: ['plan-'] }),
    });
    let seen = 0n;
    for await (const { event: recorded } of subscription) {
      expect(recorded!.revision).toBe(seen);
      seen += 1n;
      if (seen % 100n === 0n) await new Promise((resolve) => setImmediate(resolve));
      if (seen === 2_000n) break;
    }
  });
});

it('says nothing of having caught up where its version does not', async () => {
  const old = await Bench.of({ version: '22.10.0' });
  const other = old.client();
  await other.appendToStream('plan-1', event(), { expectedRevision: NO_STREAM });
  const watched = new Watched(other.subscribeToStream('plan-1'));
  let isNotified = false;
  watched.subscription.on('caughtUp', () => (isNotified = true));
  await watched.has(1);
  await other.appendToStream('plan-1', event());
  await watched.has(2);
  expect(isNotified).toBe(false);
  await old.end();
});

it('ends with the server, and another takes up from the last position', async () => {
  await append('plan-1', 2);
  const filter = streamNameFilter({ prefixes: ['plan-'] });
  const watched = new Watched(client.subscribeToAll({ fromPosition: START, filter }));
  await watched.caughtUp();
  await bench.standIn.restart();
  await watched.fails();
  await reached(() => append('plan-1', 2));
  const { position } = watched.seen.at(-1)!.event!;
  const next = new Watched(client.subscribeToAll({ fromPosition: position!, filter }));
  await next.caughtUp();
  expect(revisions(watched.seen)).toEqual([0n, 1n]);
  expect(revisions(next.seen)).toEqual([2n, 3n]);
});

it('lets many end at a time', async () => {
  const watched = Array.from({ length: 50 }, () => new Watched(client.subscribeToStream('plan-1')));
  await Promise.all(watched.map((each) => each.caughtUp()));
  await Promise.all(watched.map(({ subscription }) => subscription.unsubscribe()));
  while (bench.standIn.counts.open > 0) await new Promise((resolve) => setImmediate(resolve));
  expect(bench.standIn.counts.subscriptions).toBe(50);
});
