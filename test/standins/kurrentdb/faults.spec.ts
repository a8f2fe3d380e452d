import {
  EventStoreDBClient,
  MaxAppendSizeExceededError,
  NO_STREAM,
  NotLeaderError,
  START,
  UnavailableError,
  UnknownError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import {
  all,
  Bench,
  event,
  events,
  ids,
  reached,
  rejection,
  revisions,
  SINGLE,
  Watched,
} from './spec-support';

let bench: Bench;
let client: EventStoreDBClient;

beforeEach(async () => {
  bench = await Bench.of();
  client = bench.client();
});
afterEach(() => bench.end());

/** Another client, since the one that waits for an answer still waits. */
const stored = async (stream: string) => ids(await all(client.readStream(stream)));
const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
};

describe.each([
  ['BatchAppend', {}],
  ['Append', SINGLE],
] as const)('%s', (_name, options) => {
  const append = (list = events(1), stream = 'plan-1') =>
    client.appendToStream(stream, list, { expectedRevision: NO_STREAM, ...options });

  it('stores an append whose answer is lost, and answers the retry', async () => {
    const list = events(2);
    bench.standIn.loseReply();
    const lost = append(list).catch(() => 'given up');
    await until(() => bench.standIn.faults.count('lost-reply') === 1);
    expect(await stored('plan-1')).toEqual(list.map(({ id }) => id));
    expect((await append(list)).nextExpectedRevision).toBe(1n);
    bench.standIn.cut();
    expect(await lost).toBe('given up');
  });

  it('stores an append whose connection is cut before the answer', async () => {
    const list = events(2);
    bench.standIn.arm('cut-reply');
    expect((await rejection(append(list))).code).toBe(14);
    expect((await reached(() => append(list))).nextExpectedRevision).toBe(1n);
    expect(await stored('plan-1')).toEqual(list.map(({ id }) => id));
  });

  it('does not store an append that is lost on its way', async () => {
    bench.standIn.arm('lost-request');
    const lost = append().catch(() => 'given up');
    await until(() => bench.standIn.faults.count('lost-request') === 1);
    expect((await rejection(stored('plan-1'))).type).toBe('stream-not-found');
    bench.standIn.cut();
    await lost;
  });

  it('refuses an append as a conflict without storing it', async () => {
    await append();
    bench.standIn.conflictOnce();
    const error = await rejection(
      client.appendToStream('plan-1', event(), { expectedRevision: 0n, ...options }),
    );
    expect(error).toBeInstanceOf(WrongExpectedVersionError);
    const answer = await client.appendToStream('plan-1', event(), { expectedRevision: 0n, ...options });
    expect(answer.nextExpectedRevision).toBe(1n);
  });

  it('refuses an append as too large', async () => {
    bench.standIn.tooLarge();
    expect(await rejection(append())).toBeInstanceOf(MaxAppendSizeExceededError);
    expect((await append()).success).toBe(true);
  });

  it('strikes as often as it was armed for, only the stream that was named', async () => {
    bench.standIn.arm('too-large', { stream: 'plan-1', times: 2 });
    expect((await append(events(1), 'plan-2')).success).toBe(true);
    for (let times = 0; times < 2; times += 1) await rejection(append());
    expect((await append()).success).toBe(true);
    expect(bench.standIn.faults.count('too-large')).toBe(2);
  });

  it('names the leader in its refusal, and the client goes there', async () => {
    const next = await bench.standIn.join();
    next.lead();
    const error = await rejection(append());
    expect(error).toBeInstanceOf(NotLeaderError);
    expect((error as NotLeaderError).leader).toEqual({ address: '127.0.0.1', port: next.port });
    expect((await append()).nextExpectedRevision).toBe(0n);
    await client.dispose();
    await next.stop();
  });

  it('lets a subscription go on at the old node while appends move to the new one', async () => {
    const watched = new Watched(client.subscribeToStream('plan-1', { fromRevision: START }));
    await watched.caughtUp();
    const next = await bench.standIn.join();
    next.lead();
    await rejection(append());
    await append();
    await watched.has(1);
    expect([bench.standIn.counts.open, next.counts.open]).toEqual([1, 0]);
    await client.dispose();
    await next.stop();
  });

  it('stores and answers what came while it was frozen, when it is thawed', async () => {
    await append(events(1), 'plan-0');
    bench.standIn.freeze();
    const list = events(2);
    const answer = append(list);
    await until(() => bench.standIn.waits === 1);
    expect(bench.standIn.log.stream('plan-1')).toBeUndefined();
    bench.standIn.thaw();
    expect((await answer).nextExpectedRevision).toBe(1n);
  });

  it('stores what came while it was frozen though who asked is gone', async () => {
    await append(events(1), 'plan-0');
    bench.standIn.freeze();
    const list = events(2);
    const answer = append(list).catch(() => 'given up');
    await until(() => bench.standIn.waits === 1);
    bench.standIn.cut();
    expect(await answer).toBe('given up');
    bench.standIn.thaw();
    expect(bench.standIn.log.lastRevision('plan-1')).toBe(1);
  });
});

it('is not ready while it starts: a batch is told so by an unknown error, everything else that it is unavailable', async () => {
  await client.appendToStream('plan-1', event());
  bench.standIn.refuseReady();
  const batch = await rejection(client.appendToStream('plan-1', event()));
  expect(batch).toBeInstanceOf(UnknownError);
  expect(batch.message).toContain('Server Is Not Ready');
  const other = bench.client();
  for (const call of [all(other.readStream('plan-1')), other.appendToStream('plan-1', event(), SINGLE)]) {
    const error = await rejection(call);
    expect(error).toBeInstanceOf(UnavailableError);
    expect(error.message).toContain('Server Is Not Ready');
  }
  bench.standIn.becomeReady();
  expect((await reached(() => client.appendToStream('plan-1', event()))).nextExpectedRevision).toBe(1n);
});

it('refuses the next appends only as not ready where that is armed', async () => {
  bench.standIn.arm('not-ready', { times: 2 });
  for (let times = 0; times < 2; times += 1) await rejection(client.appendToStream('plan-1', event()));
  expect((await client.appendToStream('plan-1', event())).nextExpectedRevision).toBe(0n);
});

it('hands a write on to the leader where the caller does not require it, when it is told to', async () => {
  const cluster = await Bench.of({ forwards: true });
  const follower = await cluster.standIn.join();
  const other = cluster.client('', follower.url);
  expect((await other.appendToStream('plan-1', event())).nextExpectedRevision).toBe(0n);
  const error = await rejection(other.appendToStream('plan-1', event(), { requiresLeader: true, ...SINGLE }));
  expect(error).toBeInstanceOf(NotLeaderError);
  await cluster.end();
  await follower.stop();
});

it('resets connections and takes new ones', async () => {
  const watched = new Watched(client.subscribeToStream('plan-1'));
  await watched.caughtUp();
  bench.standIn.cut();
  await watched.fails();
  expect(watched.failures[0]).toBeInstanceOf(UnavailableError);
  expect((await reached(() => client.appendToStream('plan-1', event()))).success).toBe(true);
});

it('brings what is written at another node to a subscription', async () => {
  const follower = await bench.standIn.join();
  const other = bench.client('', follower.url);
  const watched = new Watched(other.subscribeToStream('plan-1'));
  await watched.caughtUp();
  await client.appendToStream('plan-1', events(2));
  await watched.has(2);
  expect(revisions(watched.seen)).toEqual([0n, 1n]);
  await other.dispose();
  await follower.stop();
});

it('brings nothing while it is frozen, and all of it when it is thawed', async () => {
  const follower = await bench.standIn.join();
  const other = bench.client('', follower.url);
  const watched = new Watched(other.subscribeToStream('plan-1'));
  await watched.caughtUp();
  follower.freeze();
  await client.appendToStream('plan-1', events(2));
  await client.appendToStream('plan-1', events(2));
  expect(watched.seen).toHaveLength(0);
  follower.thaw();
  await watched.has(4);
  await other.dispose();
  await follower.stop();
});

it('forgets what waited while it was frozen when it is restarted', async () => {
  await client.appendToStream('plan-0', event());
  bench.standIn.freeze();
  const lost = rejection(client.appendToStream('plan-1', event()));
  await until(() => bench.standIn.waits === 1);
  await bench.standIn.restart();
  expect((await lost).code).toBe(14);
  expect(bench.standIn.log.stream('plan-1')).toBeUndefined();
});
