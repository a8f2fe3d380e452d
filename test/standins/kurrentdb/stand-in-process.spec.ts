import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDBClient, NO_STREAM } from '@eventstore/db-client';
import { KurrentStandIn } from './kurrent-stand-in';
import { all, event, events, ids, reached, rejection, revisions } from './spec-support';
import { StandInProcess } from './stand-in-process';

let folder: string;
let file: string;
const processes: StandInProcess[] = [];
const clients: EventStoreDBClient[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kurrent-'));
  file = join(folder, 'log');
});
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.dispose()));
  for (const each of processes.splice(0)) {
    each.resume();
    await each.end('SIGKILL');
  }
  rmSync(folder, { recursive: true });
});

async function start(settings: Parameters<typeof StandInProcess.start>[0]): Promise<StandInProcess> {
  const started = await StandInProcess.start(settings);
  processes.push(started);
  return started;
}

function clientOf(url: string): EventStoreDBClient {
  const client = EventStoreDBClient.connectionString(url);
  clients.push(client);
  return client;
}

it('loses nothing that it has acknowledged when it is killed, and doubles nothing', async () => {
  const server = await start({ file });
  const client = clientOf(server.url);
  const acknowledged: string[] = [];
  const running = Array.from({ length: 16 }, async (_none, writer) => {
    for (let revision = -1n; ; revision += 1n) {
      const made = event();
      const expectedRevision = revision < 0n ? NO_STREAM : revision;
      await client.appendToStream(`plan-${writer}`, made, { expectedRevision });
      acknowledged.push(made.id);
      if (acknowledged.length === 300) void server.end('SIGKILL');
    }
  });
  await Promise.allSettled(running);
  const again = await start({ file, port: server.port });
  const kept: string[] = [];
  for (let writer = 0; writer < 16; writer += 1) {
    const read = await reached(() => all(clientOf(again.url).readStream(`plan-${writer}`)));
    expect(revisions(read)).toEqual(read.map((_resolved, index) => BigInt(index)));
    kept.push(...ids(read));
  }
  expect(new Set(kept).size).toBe(kept.length);
  expect(kept).toEqual(expect.arrayContaining(acknowledged));
});

it('drops a last line that was not finished', async () => {
  const first = await KurrentStandIn.start({ file });
  const client = clientOf(first.url);
  await client.appendToStream('plan-1', events(2));
  await client.dispose();
  await first.stop();
  appendFileSync(file, '[["plan-1",2,"');
  const second = await KurrentStandIn.start({ file });
  const other = clientOf(second.url);
  expect((await other.appendToStream('plan-1', event(), { expectedRevision: 1n })).nextExpectedRevision).toBe(
    2n,
  );
  await other.dispose();
  await second.stop();
  const third = await KurrentStandIn.start({ file });
  expect(third.log.lastRevision('plan-1')).toBe(2);
  await third.stop();
});

it('keeps positions, settings of streams and deletions in its file', async () => {
  const first = await KurrentStandIn.start({ file });
  const client = clientOf(first.url);
  for (const stream of ['plan-1', 'plan-2', 'plan-3']) await client.appendToStream(stream, events(3));
  await client.deleteStream('plan-1');
  await client.tombstoneStream('plan-2');
  await client.setStreamMetadata('plan-3', { maxCount: 1 });
  const before = await all(client.readAll());
  await client.dispose();
  await first.restart();
  const other = clientOf(first.url);
  const after = await reached(() => all(other.readAll({ maxCount: before.length })));
  expect(after).toEqual(before);
  expect((await rejection(all(other.readStream('plan-1')))).type).toBe('stream-not-found');
  expect((await rejection(all(other.readStream('plan-2')))).type).toBe('stream-deleted');
  expect(revisions(await all(other.readStream('plan-3')))).toEqual([2n]);
  await other.dispose();
  await first.stop();
});

it('ends on SIGTERM with 0', async () => {
  const server = await start({});
  await clientOf(server.url).appendToStream('plan-1', event());
  expect(await server.end()).toBe(0);
});

it('refuses a port that is taken', async () => {
  const server = await start({});
  await expect(StandInProcess.start({ port: server.port })).rejects.toThrow('ended with 1');
});

it('is given up by the keep-alive of a client when it stands still, and the retry stores once', async () => {
  jest.spyOn(console, 'warn').mockReturnValue();
  const server = await start({ file });
  const client = clientOf(`${server.url}&keepAliveInterval=200&keepAliveTimeout=200`);
  await reached(() => client.appendToStream('plan-0', event()));
  server.suspend();
  const list = events(2);
  const append = () => client.appendToStream('plan-1', list, { expectedRevision: NO_STREAM });
  expect((await rejection(append())).code).toBe(14);
  server.resume();
  expect((await reached(append)).nextExpectedRevision).toBe(1n);
  const read = await reached(() => all(client.readStream('plan-1')));
  expect(ids(read)).toEqual(list.map(({ id }) => id));
});
