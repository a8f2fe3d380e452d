import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  EventStoreDBClient,
  NO_STREAM,
  UnavailableError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { all, Bench, event, events, rejection, revisions, SINGLE } from './spec-support';

/** What `@eventstore/db-client` 6.2.1 does, and an adapter on it has to live with. */
let bench: Bench;
const children: ChildProcess[] = [];

beforeEach(async () => {
  bench = await Bench.of({ writeTimeoutMs: 50 });
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await bench.end();
});

const PRELUDE = `
  const { EventStoreDBClient, jsonEvent, binaryEvent } = require('@eventstore/db-client');
  const client = EventStoreDBClient.connectionString(process.argv[1]);
  const made = (fields = {}) => jsonEvent({ type: 'Reported', data: {}, ...fields });
  const say = (text) => process.stdout.write(text + '\\n');
`;

interface Started {
  readonly child: ChildProcess;
  /** Resolves when it has printed that. @throws Error when it ends without */
  says(text: string): Promise<void>;
  /** Its exit code and what it wrote to its error output. */
  readonly ended: Promise<{ code: number | null; stderr: string }>;
}

function run(script: string, ...args: string[]): Started {
  const child = spawn(process.execPath, ['-e', `${PRELUDE}${script}`, bench.standIn.url, ...args], {
    cwd: join(__dirname, '..', '..', '..'),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
  const printed: string[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => printed.push(line));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, stderr }));
  const says = async (text: string) => {
    const early = ended.then(() => {
      if (!printed.includes(text)) throw new Error(`it ended without ${text}: ${stderr}`);
    });
    early.catch(() => undefined);
    while (!printed.includes(text)) await Promise.race([once(lines, 'line'), early]);
  };
  return { child, says, ended };
}

it('expects any revision where none is named', async () => {
  const client = bench.client();
  await client.appendToStream('plan-1', event());
  expect((await client.appendToStream('plan-1', event())).nextExpectedRevision).toBe(1n);
});

it('gives revisions and positions as bigint', async () => {
  const client = bench.client();
  const { nextExpectedRevision, position } = await client.appendToStream('plan-1', event());
  expect([typeof nextExpectedRevision, typeof position!.commit]).toEqual(['bigint', 'bigint']);
  const [read] = await all(client.readStream('plan-1'));
  expect(typeof read!.event!.revision).toBe('bigint');
});

it('answers revision 1 for each conflict of a batch where it does not throw on failures', async () => {
  const client = bench.client('&throwOnAppendFailure=false');
  await client.appendToStream('plan-1', events(6));
  const conflict = { expectedRevision: NO_STREAM } as const;
  const batch = await client.appendToStream('plan-1', event(), conflict);
  expect(batch).toMatchObject({ success: false, nextExpectedRevision: 1n });
  const single = await client.appendToStream('plan-1', event(), { ...conflict, ...SINGLE });
  expect(single).toMatchObject({ success: false, nextExpectedRevision: 5n });
});

it('waits beyond its deadline for the answer of a batch, and not for that of a single append', async () => {
  const client = bench.client();
  const deadline = 50;
  bench.standIn.loseReply(2);
  let batchIsOver = false;
  const batch = client.appendToStream('plan-1', event(), { deadline }).catch(() => (batchIsOver = true));
  const single = await rejection(client.appendToStream('plan-2', event(), { deadline, ...SINGLE }));
  expect(single.type).toBe('deadline-exceeded');
  for (let times = 0; times < 10; times += 1) await new Promise((resolve) => setTimeout(resolve, deadline));
  expect(batchIsOver).toBe(false);
  await client.dispose();
  await batch;
});

it('gives an error of its own type when the server goes, and then a plain Error with code 14', async () => {
  const client = bench.client();
  await client.appendToStream('plan-1', event());
  await bench.standIn.stop();
  const errors: Error[] = [];
  do errors.push(await rejection(client.appendToStream('plan-1', event())));
  while (errors.at(-1) instanceof UnavailableError);
  expect(errors[0]).toBeInstanceOf(UnavailableError);
  expect(errors.at(-1)!.constructor.name).toBe('Error');
  expect(errors.map((error) => (error as { code?: number }).code)).toEqual(errors.map(() => 14));
});

it('rejects the appends that wait in every client of the process when the batch of one breaks', async () => {
  const other = await Bench.of();
  const [broken, sound] = [bench.client(), other.client()];
  await broken.appendToStream('plan-1', event());
  await sound.appendToStream('plan-1', event());
  for (const { standIn } of [bench, other]) standIn.loseReply();
  const waiting = [broken, sound].map((client) => rejection(client.appendToStream('plan-2', event())));
  for (const { standIn } of [bench, other])
    while (standIn.faults.count('lost-reply') === 0) await new Promise((resolve) => setImmediate(resolve));
  bench.standIn.cut();
  for (const error of await Promise.all(waiting)) expect(error).toBeInstanceOf(UnavailableError);
  await other.end();
});

it('ends the process when an append is answered that another client’s break has rejected', async () => {
  const other = await Bench.of();
  const { says, ended } = run(
    `
    const sound = EventStoreDBClient.connectionString(process.argv[2]);
    void (async () => {
      for (const each of [client, sound]) await each.appendToStream('plan-1', made());
      say('connected');
      for (const each of [client, sound]) each.appendToStream('plan-2', made()).catch(() => say('rejected'));
    })();`,
    other.standIn.url,
  );
  const { standIn: sound } = other;
  bench.standIn.arm('lost-reply', { stream: 'plan-2' });
  const frozen = says('connected').then(() => undefined);
  sound.log.onWritten(() => sound.freeze());
  await frozen;
  while (sound.waits === 0 || bench.standIn.faults.count('lost-reply') === 0)
    await new Promise((resolve) => setImmediate(resolve));
  bench.standIn.cut();
  await says('rejected');
  sound.thaw();
  const { code, stderr } = await ended;
  expect(code).not.toBe(0);
  expect(stderr).toContain('TypeError');
  await other.end();
});

it.each([
  ['a bad uuid', `{ id: 'nonsense' }`],
  ['an empty type', `{ type: '' }`],
])('ends the process some time after it was refused %s', async (_what, fields) => {
  const { says, ended } = run(
    `client.appendToStream('plan-1', made(${fields})).catch((error) => say(error.type));
     setInterval(() => undefined, 1_000);`,
  );
  await says('unknown');
  const { code, stderr } = await ended;
  expect(code).not.toBe(0);
  expect(stderr).toContain('TypeError');
});

it('ends the process when a subscription without a listener for errors breaks', async () => {
  const { says, ended } = run(`
    const subscription = client.subscribeToStream('plan-1');
    subscription.on('caughtUp', () => say('caught up'));
    subscription.on('data', () => undefined);`);
  await says('caught up');
  bench.standIn.cut();
  const { code, stderr } = await ended;
  expect(code).not.toBe(0);
  expect(stderr).toContain('UNAVAILABLE');
});

it('lets the process end after dispose, and not without', async () => {
  const script = (last: string) => `
    client.appendToStream('plan-1', made()).then(async () => { ${last} say('done'); });`;
  const without = run(script(''));
  await without.says('done');
  const disposed = run(script('await client.dispose();'));
  expect((await disposed.ended).code).toBe(0);
  expect([without.child.exitCode, without.child.signalCode]).toEqual([null, null]);
});

it('reads a stream after it could not', async () => {
  const client: EventStoreDBClient = bench.client();
  await rejection(all(client.readStream('plan-1')));
  await client.appendToStream('plan-1', events(2));
  expect(revisions(await all(client.readStream('plan-1')))).toEqual([0n, 1n]);
  const error = await rejection(client.appendToStream('plan-1', event(), { expectedRevision: NO_STREAM }));
  expect(error).toBeInstanceOf(WrongExpectedVersionError);
});
