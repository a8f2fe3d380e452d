import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Child } from './children';
import type { LoadOrder, LoadResult } from './load';
import { median } from './statistics';

const STREAMS = 128;
const EVENTS_EACH = 100;
const ROUNDS = 5;
const SECONDS = 3;
const WARM_UP_SECONDS = 3;
const CLIENTS = [1, 16, 64] as const;

type Server = Pick<LoadOrder, 'url' | 'paths' | 'token'>;
const BODIES = {
  plain: {
    area: 'kitchen',
    severity: 'minor',
    detail: 'mattresses behind the treatment room',
    label: 'agency-own',
  },
  samsyn: {
    area: 'kitchen',
    severity: 'minor',
    detail: { value: 'mattresses behind the treatment room', label: 'agency-own' },
  },
} as const;

export interface CommandPathResult {
  readonly clients: number;
  readonly plain: LoadResult;
  readonly samsyn: LoadResult;
  readonly throughputRatio: number;
  readonly p99Ratio: number;
}

const medians = (results: readonly LoadResult[]): LoadResult => ({
  requestsPerSecond: median(results.map(({ requestsPerSecond }) => requestsPerSecond)),
  p50Ms: median(results.map(({ p50Ms }) => p50Ms)),
  p99Ms: median(results.map(({ p99Ms }) => p99Ms)),
  failed: results.reduce((sum, { failed }) => sum + failed, 0),
});

/** The same durable command on both, in turn, round by round, on logs of its own for each number of clients. */
export async function measureCommandPath(say: (line: string) => void): Promise<readonly CommandPathResult[]> {
  const results: CommandPathResult[] = [];
  for (const clients of CLIENTS) results.push(await measureWith(clients, say));
  return results;
}

async function measureWith(clients: number, say: (line: string) => void): Promise<CommandPathResult> {
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-bench-'));
  const plain = Child.start('plain-child.js', { BENCH_FILE: join(folder, 'plain.sqlite') });
  const samsyn = Child.start('samsyn-child.js');
  const load = Child.start('load.js');
  try {
    const size = { streams: STREAMS, eventsEach: EVENTS_EACH };
    say(`filling ${STREAMS} operations with ${EVENTS_EACH} entries each …`);
    const servers = {
      plain: await plain.ask<Server>(size),
      samsyn: await samsyn.ask<Server>({ ...size, folder: join(folder, 'samsyn') }),
    };
    const run = (name: 'plain' | 'samsyn', asking: number, seconds: number) =>
      load.ask<LoadResult>({
        ...servers[name],
        body: JSON.stringify(BODIES[name]),
        clients: asking,
        seconds,
      });
    await run('plain', clients, WARM_UP_SECONDS);
    await run('samsyn', clients, WARM_UP_SECONDS);
    return await compare(clients, run, say);
  } finally {
    await Promise.all([plain.stop(), samsyn.stop(), load.stop()]);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compare(
  clients: number,
  run: (name: 'plain' | 'samsyn', clients: number, seconds: number) => Promise<LoadResult>,
  say: (line: string) => void,
): Promise<CommandPathResult> {
  const rounds: { plain: LoadResult; samsyn: LoadResult }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push({
      plain: await run('plain', clients, SECONDS),
      samsyn: await run('samsyn', clients, SECONDS),
    });
    say(`${clients} clients, round ${round + 1} of ${ROUNDS}`);
  }
  return {
    clients,
    plain: medians(rounds.map(({ plain }) => plain)),
    samsyn: medians(rounds.map(({ samsyn }) => samsyn)),
    throughputRatio: median(
      rounds.map(({ plain, samsyn }) => samsyn.requestsPerSecond / plain.requestsPerSecond),
    ),
    p99Ratio: median(rounds.map(({ plain, samsyn }) => samsyn.p99Ms / plain.p99Ms)),
  };
}
