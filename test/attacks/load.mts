/**
 * One person's load, and everything at once, against the built program on loopback: how long somebody else waits, and how
 * much memory it takes. `node test/attacks/load.mts` (after `npm run -s build`) prints both and ends by itself within some
 * two minutes; it asks nothing of anything but the process that it starts.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';

const MAIN = join(import.meta.dirname, '../../dist/samsyn/main.js');
const [ENTRIES, BATCH] = [2_000, 500];
const SECONDS = 10;
const HUNGRY = 'trafficking-leader';
const OTHER = 'border-officer';
const MIB = 1024 * 1024;

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
};

const folder = mkdtempSync(join(tmpdir(), 'samsyn-load-'));
const [port, issuerPort] = [await freePort(), await freePort()];
const child = spawn(process.execPath, [MAIN], {
  stdio: ['ignore', 'inherit', 'inherit'],
  env: {
    ...{ PATH: process.env['PATH'], SAMSYN_DATA: folder, SAMSYN_PORT: String(port) },
    ...{ SAMSYN_ISSUER_PORT: String(issuerPort), SAMSYN_EXAMPLES: '1', SAMSYN_LOG_LEVEL: 'silent' },
  },
});
const base = `http://127.0.0.1:${port}`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

let highestMib = 0;
const rssMib = (): number => {
  const pages = Number(readFileSync(`/proc/${child.pid}/statm`, 'utf8').split(' ')[1]);
  highestMib = Math.max(highestMib, (pages * 4_096) / MIB);
  return (pages * 4_096) / MIB;
};

const tokens = new Map<string, string>();
async function tokenFor(handle: string): Promise<string> {
  const known = tokens.get(handle);
  if (known !== undefined) return known;
  const secret = readFileSync(join(folder, 'issuer/client-secret'), 'utf8').trim();
  const answer = await fetch(`http://127.0.0.1:${issuerPort}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${handle}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  tokens.set(handle, token);
  return token;
}

async function ask(handle: string, path: string, body?: object, accept = 'application/json') {
  const headers = new Headers({ authorization: `Bearer ${await tokenFor(handle)}`, accept });
  if (body) headers.set('content-type', 'application/json');
  const sent = body && { method: 'POST', body: JSON.stringify(body) };
  const answer = await fetch(base + path, { ...sent, headers });
  return { status: answer.status, text: await answer.text() };
}

async function operation(): Promise<string> {
  const soon = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  const place = { region: 'syd', municipality: 'Växjö', window: [soon(1), soon(2)] };
  const plan = { kind: 'apartment-visit', ...place, purpose: 'visit', reference: 'load' };
  const { id } = JSON.parse((await ask(HUNGRY, '/operations', plan)).text) as { id: string };
  const present = [HUNGRY, OTHER];
  await ask(HUNGRY, `/operations/${id}/pre-briefings/held`, { present, covered: ['approach'] });
  for (let written = 0; written < ENTRIES; written += BATCH) {
    const items = Array.from({ length: BATCH }, (_, index) => ({
      ...{ key: `k${written + index}`, does: 'FindingRecorded', area: 'kitchen', severity: 'minor' },
      detail: { value: 'what one agency found and others may not read', label: 'agency-own' },
    }));
    await ask(HUNGRY, `/operations/${id}/entries`, { items });
  }
  return id;
}

const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

/** Milliseconds of one answer after the other to somebody who asks one thing at a time. */
async function latencies(handle: string, path: string, seconds: number): Promise<readonly number[]> {
  const workerData = { url: base + path, token: await tokenFor(handle), seconds };
  const worker = new Worker(join(import.meta.dirname, 'waits.mts'), { workerData });
  const [found] = (await once(worker, 'message')) as [readonly number[]];
  return found;
}

/** So many that ask again as soon as they have an answer, until it is over. */
function keepAsking(
  handle: string,
  paths: readonly string[],
  many: number,
  accept?: string,
): () => Promise<string> {
  let isOver = false;
  const statuses = new Map<number, number>();
  const one = async (index: number): Promise<void> => {
    for (let next = index; !isOver; next += 1) {
      const { status } = await ask(handle, paths[next % paths.length]!, undefined, accept);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      // As long as a client that is told to wait waits at least.
      if (status !== 200) await after(1_000);
    }
  };
  const all = Promise.allSettled(Array.from({ length: many }, (_, index) => one(index)));
  return async () => {
    isOver = true;
    await all;
    return [...statuses].map(([status, count]) => `${count} × ${status}`).join(', ');
  };
}

/** Asks, and reads nothing of what comes. */
function asksAndLeavesUnread(token: string, path: string, accept: string): Socket {
  const socket = connect({ host: '127.0.0.1', port });
  socket.on('error', () => undefined);
  socket.pause();
  socket.write(
    `GET ${path} HTTP/1.1\r\nhost: x\r\naccept: ${accept}\r\nauthorization: Bearer ${token}\r\n\r\n`,
  );
  return socket;
}

function line(name: string, found: readonly number[]): void {
  const [p50, p99] = [percentile(found, 0.5), percentile(found, 0.99)];
  say(`${name}: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms of ${found.length}`);
}

try {
  const ready = async () => (await fetch(`${base}/health/ready`).catch(() => undefined))?.ok === true;
  while (!(await ready())) {
    if (child.exitCode !== null) throw new Error('Samsyn does not start');
    await after(50);
  }
  const id = await operation();
  const at = `/operations/${id}`;
  const light = `${at}/history?limit=200`;
  await latencies(OTHER, light, 3);
  say(`memory at rest: ${rssMib().toFixed(0)} MiB`);
  line('another person’s page of 200 entries, alone', await latencies(OTHER, light, SECONDS));

  const pages = keepAsking(HUNGRY, [light], 150);
  line('beside 150 connections of one person that read pages', await latencies(OTHER, light, SECONDS));
  say(`  they got ${await pages()}`);
  const documents = keepAsking(HUNGRY, [`${at}/debrief`], 150, 'text/html');
  line('beside 150 connections of one person that read debriefs', await latencies(OTHER, light, SECONDS));
  say(`  they got ${await documents()}`);
  const pdfs = keepAsking(HUNGRY, [`${at}/debrief`], 50, 'application/pdf');
  line('beside 50 connections of one person that read PDFs', await latencies(OTHER, light, SECONDS));
  say(`  they got ${await pdfs()}`);

  const watch = setInterval(rssMib, 100);
  const token = await tokenFor(HUNGRY);
  const unread = [HUNGRY, OTHER].map(async (handle) => {
    const own = await tokenFor(handle);
    return Array.from({ length: 90 }, () => asksAndLeavesUnread(own, `${at}/debrief`, 'text/html'));
  });
  const sockets = (await Promise.all(unread)).flat();
  for (let stream = 0; stream < 90; stream += 1)
    sockets.push(asksAndLeavesUnread(token, `${at}/history/stream`, 'text/event-stream'));
  const body = `{"items":[${Array.from({ length: 900 }, () => `{"k":"${'x'.repeat(900)}"}`).join(',')}]}`;
  const bodies = Array.from({ length: 60 }, async () => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    return (await fetch(`${base}${at}/entries`, { method: 'POST', headers, body }).catch(() => undefined))
      ?.status;
  });
  const asOf = (minute: number) =>
    `${at}/history?asOf=${new Date(Date.now() - minute * 1_000).toISOString()}`;
  const all = [
    keepAsking(
      HUNGRY,
      Array.from({ length: 50 }, (_, minute) => asOf(minute)),
      40,
    ),
    keepAsking(OTHER, [`${at}/debrief`], 20, 'application/pdf'),
    keepAsking(HUNGRY, [`${at}/debrief`], 20),
    keepAsking('junk', [light], 50),
  ];
  await after(SECONDS * 1_000);
  await Promise.all(bodies);
  for (const over of all) say(`  all at once: ${await over()}`);
  await after(1_000);
  clearInterval(watch);
  for (const socket of sockets) socket.destroy();
  say(`memory under all of it at once: ${highestMib.toFixed(0)} MiB at most`);
} finally {
  child.kill('SIGTERM');
  await new Promise((resolve) =>
    child.exitCode === null ? child.once('exit', resolve) : resolve(undefined),
  );
  rmSync(folder, { recursive: true, force: true });
}
