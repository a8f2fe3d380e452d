import {
  BACKWARDS,
  END,
  EventStoreDBClient,
  NO_STREAM,
  streamNameFilter,
  StreamDeletedError,
  StreamNotFoundError,
  type Position,
} from '@eventstore/db-client';
import { all, Bench, event, events, rejection, revisions } from './spec-support';

let bench: Bench;
let client: EventStoreDBClient;

beforeEach(async () => {
  bench = await Bench.of();
  client = bench.client();
  await client.appendToStream('plan-1', events(4), { expectedRevision: NO_STREAM });
});
afterEach(() => bench.end());

async function positions(): Promise<Position[]> {
  return (await all(client.readAll())).map(({ event: recorded }) => recorded!.position);
}

it('reads a stream forwards from its start, or from a revision, that revision too', async () => {
  expect(revisions(await all(client.readStream('plan-1')))).toEqual([0n, 1n, 2n, 3n]);
  expect(revisions(await all(client.readStream('plan-1', { fromRevision: 2n })))).toEqual([2n, 3n]);
});

it('reads a stream backwards from its end, or from a revision, that revision too', async () => {
  const backwards = (fromRevision: bigint | typeof END) =>
    all(client.readStream('plan-1', { direction: BACKWARDS, fromRevision }));
  expect(revisions(await backwards(END))).toEqual([3n, 2n, 1n, 0n]);
  expect(revisions(await backwards(1n))).toEqual([1n, 0n]);
});

it('reads nothing after the last revision of a stream', async () => {
  expect(await all(client.readStream('plan-1', { fromRevision: 4n }))).toEqual([]);
});

it('reads no more than the greatest count', async () => {
  expect(revisions(await all(client.readStream('plan-1', { maxCount: 2 })))).toEqual([0n, 1n]);
  expect(await all(client.readAll({ maxCount: 3 }))).toHaveLength(3);
});

it('refuses the read of a stream that is not there', async () => {
  const error = await rejection(all(client.readStream('plan-9')));
  expect(error).toBeInstanceOf(StreamNotFoundError);
});

it('reads a deleted stream as one that is not there, and one deleted for good as that', async () => {
  await client.deleteStream('plan-1');
  expect(await rejection(all(client.readStream('plan-1')))).toBeInstanceOf(StreamNotFoundError);
  await client.tombstoneStream('plan-1');
  expect(await rejection(all(client.readStream('plan-1')))).toBeInstanceOf(StreamDeletedError);
});

it('keeps deleted events in $all', async () => {
  await client.deleteStream('plan-1');
  const streams = (await all(client.readAll())).map(({ event: recorded }) => recorded!.streamId);
  expect(streams.filter((stream) => stream === 'plan-1')).toHaveLength(4);
});

it('reads $all forwards from a position, that event too, and backwards what is before it', async () => {
  const known = await positions();
  const at = known[3];
  const read = async (direction: 'forwards' | 'backwards') =>
    (await all(client.readAll({ fromPosition: at, direction }))).map(
      ({ event: recorded }) => recorded!.position,
    );
  expect(await read('forwards')).toEqual(known.slice(3));
  expect(await read('backwards')).toEqual(known.slice(0, 3).reverse());
});

it('reads $all backwards from its end', async () => {
  const known = await positions();
  const read = await all(client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 2 }));
  expect(read.map(({ event: recorded }) => recorded!.position)).toEqual(known.slice(-2).reverse());
});

it('gives each event a position of its own, commit and prepare alike, that grows with gaps', async () => {
  const known = await positions();
  const commits = known.map(({ commit }) => commit);
  expect(commits).toEqual(known.map(({ prepare }) => prepare));
  const steps = commits.slice(1).map((commit, index) => commit - commits[index]!);
  expect(steps.every((step) => step > 1n)).toBe(true);
});

it('has links of projections, metadata and statistics in $all', async () => {
  await client.setStreamMetadata('plan-1', { maxCount: 2 });
  const recorded = (await all(client.readAll())).map((resolved) => resolved.event!);
  const kinds = recorded.map(({ streamId, type }) => `${streamId} ${type}`);
  expect(kinds).toEqual(
    expect.arrayContaining([
      '$ce-plan $>',
      '$$plan-1 $metadata',
      '$stats-127.0.0.1:2113 $statsCollected',
      'plan-1 Reported',
    ]),
  );
});

it('reads a link as a link, or with what it leads to', async () => {
  const [link] = await all(client.readStream('$ce-plan', { maxCount: 1 }));
  expect(link!.event!.type).toBe('$>');
  const [resolved] = await all(client.readStream('$ce-plan', { maxCount: 1, resolveLinkTos: true }));
  expect([resolved!.event!.streamId, resolved!.event!.revision]).toEqual(['plan-1', 0n]);
  expect(resolved!.link!.streamId).toBe('$ce-plan');
});

it('reads what metadata leaves of a stream', async () => {
  await client.setStreamMetadata('plan-1', { maxCount: 2 });
  expect(revisions(await all(client.readStream('plan-1')))).toEqual([2n, 3n]);
  await client.setStreamMetadata('plan-1', { truncateBefore: 3 });
  expect(revisions(await all(client.readStream('plan-1')))).toEqual([3n]);
});

it('reads more than fits the buffers of a connection', async () => {
  const many = Array.from({ length: 30 }, () => client.appendToStream('long-1', events(100)));
  await Promise.all(many);
  expect(revisions(await all(client.readStream('long-1')))).toHaveLength(3_000);
});

it('is asked to read all by a client that ignores a filter', async () => {
  const filter = streamNameFilter({ prefixes: ['nothing-'] });
  const read = await all(client.readAll({ filter } as Parameters<typeof client.readAll>[0]));
  expect(read.length).toBeGreaterThan(4);
});

it('reads at a follower, unless the leader is required', async () => {
  const follower = await bench.standIn.join();
  const other = bench.client('', follower.url);
  expect(await all(other.readStream('plan-1'))).toHaveLength(4);
  const error = await rejection(all(other.readStream('plan-1', { requiresLeader: true })));
  expect(error.type).toBe('not-leader');
  await other.dispose();
  await follower.stop();
});

it('is found by gossip, the leader first', async () => {
  const follower = await bench.standIn.join();
  const hosts = [follower, bench.standIn].map(({ port }) => `127.0.0.1:${port}`).join(',');
  const found = bench.client('', `esdb://${hosts}?tls=false&nodePreference=leader`);
  await found.appendToStream('plan-2', event(), { expectedRevision: NO_STREAM });
  await found.dispose();
  await follower.stop();
});

it('says no batch append where its version has none, and takes single ones', async () => {
  const old = await Bench.of({ version: '21.6.0' });
  const answer = await old.client().appendToStream('plan-1', events(2), { expectedRevision: NO_STREAM });
  expect(answer.nextExpectedRevision).toBe(1n);
  await old.end();
});
