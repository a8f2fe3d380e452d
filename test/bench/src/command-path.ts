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

export type Server = Pick<LoadOrder, 'url' | 'paths' | 'token'>;
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

/** The body of that command to Samsyn, as JSON. */
export const FINDING = JSON.stringify(BODIES.samsyn);

export interface CommandPathResult {
  readonly clients: number;
  readonly plain: LoadResult;
  readonly samsyn: LoadResult;
  readonly throughputRatio: number;
  readonly p99Ratio: number;
}

export const medians = (results: readonly LoadResult[]): LoadResult => ({
  requestsPerSecond: median(results.map(({ requestsPerSecond }) => requestsPerSecond)),
  p50Ms: median(results.map(({ p50Ms }) => p50Ms)),
  p99Ms: median(results.map(({ p99Ms }) => p99Ms)),
  failed: results.reduce((sum, { failed }) => sum + failed, 0),
});

/**
 * The same durable command on both, in turn, in each round on new logs: on one log for all rounds the plain
 * implementation would have ever more to read, and the faster of the two would fill its memory.
 */
export async function measureCommandPath(say: (line: string) => void): Promise<readonly CommandPathResult[]> {
  const results: CommandPathResult[] = [];
  for (const clients of CLIENTS) {
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.push(await measureRound(clients));
      say(`${clients} clients, round ${round + 1} of ${ROUNDS}`);
    }
    results.push(resultOf(clients, rounds));
  }
  return results;
}

interface Round {
  readonly plain: LoadResult;
  readonly samsyn: LoadResult;
}

async function measureRound(clients: number): Promise<Round> {
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-bench-'));
  const plain = Child.start('plain-child.js', { BENCH_FILE: join(folder, 'plain.sqlite') });
  const samsyn = Child.start('samsyn-child.js');
  const load = Child.start('load.js');
  try {
    const size = { streams: STREAMS, eventsEach: EVENTS_EACH };
    const servers = {
      plain: await plain.ask<Server>(size),
      samsyn: await samsyn.ask<Server>({ ...size, folder: join(folder, 'samsyn') }),
    };
    const run = (name: 'plain' | 'samsyn', seconds: number) =>
      load.ask<LoadResult>({ ...servers[name], body: JSON.stringify(BODIES[name]), clients, seconds });
    await run('plain', WARM_UP_SECONDS);
    await run('samsyn', WARM_UP_SECONDS);
    return { plain: await run('plain', SECONDS), samsyn: await run('samsyn', SECONDS) };
  } finally {
    await Promise.all([plain.stop(), samsyn.stop(), load.stop()]);
    rmSync(folder, { recursive: true, force: true });
  }
}

function resultOf(clients: number, rounds: readonly Round[]): CommandPathResult {
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
