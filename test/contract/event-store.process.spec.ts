import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import threads from 'node:worker_threads';
import { NO_STREAM, SqliteEventStore, StoreUnavailable, type StoredEvent } from '@samsyn/event-store';
import { LogFiles } from './event-store.log-files';
import { positionsOf, someEvents } from './event-store.samples';

const files = new LogFiles();
const children: ChildProcess[] = [];
const WRITER = join(__dirname, '../../libs/event-store/src/sqlite/log-writer.mts');

/** Holds the lock of a log as a store in another process does. */
const HOLDER = `
  const Database = require('better-sqlite3');
  try {
    new Database(process.argv[1] + '.lock', { timeout: 0 }).exec('BEGIN EXCLUSIVE');
    console.log('held');
  } catch (error) {
    console.log(error.code);
  }
  setInterval(() => {}, 1000);
`;

/** Eight appends of two events in each batch, without end; a line for each that the writer acknowledged. */
const WRITING = `
  const { Worker } = require('node:worker_threads');
  const { randomUUID } = require('node:crypto');
  const { writeSync } = require('node:fs');
  const [writer, file] = process.argv.slice(1);
  const worker = new Worker(writer, {
    workerData: { file, binding: { key: Buffer.alloc(32, 7), kept: [], lossIsAccepted: true } },
  });
  let batch = [];
  worker.on('message', (message) => {
    message.outcomes?.forEach((told, index) => {
      const [kind, position] = Array.isArray(told) ? ['written', told[1]] : [told.kind, 0];
      writeSync(1, kind + ' ' + batch[index].events[1][0] + ' ' + position + '\\n');
    });
    batch = Array.from({ length: 8 }, () => ({
      stream: randomUUID(),
      expected: -1,
      events: [0, 1].map(() => [randomUUID(), 'conducting.ArrivalReported.v1', null, '{}', null, 'leaf']),
    }));
    const lengthOf = (column) => (column === null ? -1 : column.length);
    const shape = batch.flatMap(({ expected, stream, events }) =>
      [expected, -1, events.length, stream.length, ...events.flat().map(lengthOf)]);
    const text = batch.map(({ stream, events }) => stream + events.flat().join('')).join('');
    worker.postMessage({ kind: 'commit', batch: { text, shape } });
  });
`;

function start(script: string, ...args: string[]): { child: ChildProcess; lines: () => string[] } {
  const child = spawn(process.execPath, ['-e', script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  // A last line without its end may be cut short, and so says nothing.
  return { child, lines: () => output.split('\n').slice(0, -1) };
}

async function firstLine({ lines }: { lines: () => string[] }): Promise<string | undefined> {
  while (lines().length === 0) await pause(5);
  return lines()[0];
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'close');
  child.kill('SIGKILL');
  await gone;
}

async function wholeLog(store: SqliteEventStore): Promise<readonly StoredEvent[]> {
  const log: StoredEvent[] = [];
  for (;;) {
    const page = await store.readAll({ after: log.length, limit: 5_000 });
    log.push(...page);
    if (page.length < 5_000) return log;
  }
}

describe('the process that owns a log', () => {
  afterEach(async () => {
    await Promise.all(children.splice(0).map(kill));
    await files.discard();
  });

  it('is the only one: a second store is refused, here and in another process, until the first has closed', async () => {
    const file = files.newFile();
    const store = await files.open({ file });
    await expect(files.open({ file })).rejects.toThrow(/is open already, in this process or another/);
    expect(await firstLine(start(HOLDER, file))).toBe('SQLITE_BUSY');
    await store.append('a', someEvents(1), NO_STREAM);
    await store.close();
    expect(await firstLine(start(HOLDER, file))).toBe('held');
    await expect(files.open({ file })).rejects.toBeInstanceOf(StoreUnavailable);
  });

  it('loses its hold with kill -9', async () => {
    const file = files.newFile();
    const holder = start(HOLDER, file);
    expect(await firstLine(holder)).toBe('held');
    await expect(files.open({ file })).rejects.toBeInstanceOf(StoreUnavailable);
    await kill(holder.child);
    expect(await (await files.open({ file })).head()).toBe(0);
  });

  it('fails every open append when its writer dies, and finds what was acknowledged after the next opening', async () => {
    const { Worker } = threads;
    let writer: threads.Worker | undefined;
    const watched = jest
      .spyOn(threads, 'Worker')
      .mockImplementation((...options) => (writer = new Worker(...options)));
    const file = files.newFile();
    const store = await files.open({ file });
    watched.mockRestore();
    const attempts = Array.from({ length: 2_000 }, (_, index) =>
      store.append(`s-${index}`, someEvents(1), NO_STREAM),
    );
    const settled = Promise.allSettled(attempts);
    await attempts[300];
    await writer?.terminate();
    const acknowledged = (await settled).flatMap((result) =>
      result.status === 'fulfilled' ? [result.value.position] : [],
    );
    const refusals = (await settled).flatMap((result) =>
      result.status === 'rejected' ? [result.reason as unknown] : [],
    );
    expect(acknowledged.length).toBeGreaterThan(300);
    expect(refusals.length).toBeGreaterThan(0);
    for (const refusal of refusals) expect(refusal).toBeInstanceOf(StoreUnavailable);
    await expect(store.append('later', someEvents(1), NO_STREAM)).rejects.toBeInstanceOf(StoreUnavailable);
    await store.close();
    const written = positionsOf(await wholeLog(await files.open({ file })));
    expect(acknowledged).toEqual(written.slice(0, acknowledged.length));
  });

  it('may be killed while it writes: what it acknowledged stands once in the log, whole and in place', async () => {
    const file = files.newFile();
    let acknowledged = 0;
    for (const delayMs of [0, 7, 20, 45, 80, 130]) {
      const writing = start(WRITING, WRITER, file);
      await firstLine(writing);
      await pause(delayMs);
      await kill(writing.child);
      const store = await files.open({ file });
      const log = await wholeLog(store);
      expect(positionsOf(log)).toEqual(log.map((_, index) => index + 1));
      expect(new Set(log.map(({ id }) => id)).size).toBe(log.length);
      for (const line of writing.lines()) {
        const [kind, id, position] = line.split(' ');
        expect(kind).toBe('written');
        expect(log[Number(position) - 1]).toMatchObject({ id, revision: 1 });
        acknowledged += 1;
      }
      // Two events in each append, one stream for each: none was written in half.
      expect(new Set(log.map(({ stream }) => stream)).size * 2).toBe(log.length);
      expect(log.length).toBeGreaterThanOrEqual(acknowledged * 2);
      await store.close();
    }
  }, 60_000);
});
