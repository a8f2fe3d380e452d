import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Child } from './children';
import { FINDING, medians, type Server } from './command-path';
import type { LoadResult } from './load';
import { median } from './statistics';

const STREAMS = 128;
const EVENTS_EACH = 20;
const ROUNDS = 3;
const SECONDS = 3;
const CLIENTS = [1, 16, 64] as const;

export interface EnginesResult {
  readonly clients: number;
  readonly embedded: LoadResult;
  readonly kurrentdb: LoadResult;
  /** Of KurrentDB to the embedded log. */
  readonly throughputRatio: number;
}

/**
 * The same durable command with the log in a file and on KurrentDB, in turn. The engine is the stand-in, in memory and in
 * JavaScript: what is measured is the way to an engine and back, on the cores that the engine uses too.
 */
export async function measureEngines(say: (line: string) => void): Promise<readonly EnginesResult[]> {
  const results: EnginesResult[] = [];
  for (const clients of CLIENTS) {
    const rounds: { readonly embedded: LoadResult; readonly kurrentdb: LoadResult }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.push({ embedded: await measured(clients, {}), kurrentdb: await onStandIn(clients) });
      say(`engines, ${clients} clients, round ${round + 1} of ${ROUNDS}`);
    }
    results.push({
      clients,
      embedded: medians(rounds.map(({ embedded }) => embedded)),
      kurrentdb: medians(rounds.map(({ kurrentdb }) => kurrentdb)),
      throughputRatio: median(
        rounds.map(({ embedded, kurrentdb }) => kurrentdb.requestsPerSecond / embedded.requestsPerSecond),
      ),
    });
  }
  return results;
}

async function onStandIn(clients: number): Promise<LoadResult> {
  const standIn = Child.start('stand-in-child.js');
  try {
    const { url } = await standIn.ask<{ url: string }>({});
    return await measured(clients, { SAMSYN_KURRENTDB_URL: url });
  } finally {
    await standIn.stop();
  }
}

async function measured(clients: number, settings: Readonly<Record<string, string>>): Promise<LoadResult> {
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-bench-'));
  const samsyn = Child.start('samsyn-child.js', settings);
  const load = Child.start('load.js');
  try {
    const order = { streams: STREAMS, eventsEach: EVENTS_EACH, folder: join(folder, 'samsyn') };
    const server = await samsyn.ask<Server>(order);
    const run = (seconds: number) => load.ask<LoadResult>({ ...server, body: FINDING, clients, seconds });
    await run(SECONDS);
    return await run(SECONDS);
  } finally {
    await Promise.all([samsyn.stop(), load.stop()]);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Markdown. */
export function enginesReport(results: readonly EnginesResult[]): string {
  const n = (value: number, digits = 0): string =>
    value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const rows = results.map(({ clients, embedded, kurrentdb, throughputRatio }) => {
    const perSecond = [embedded, kurrentdb].map(({ requestsPerSecond }) => n(requestsPerSecond));
    const tails = [embedded, kurrentdb].map(({ p99Ms }) => n(p99Ms, 1));
    const failed = n(embedded.failed + kurrentdb.failed);
    return `| ${[n(clients), ...perSecond, `${n(throughputRatio, 2)} ×`, ...tails, failed].join(' | ')} |`;
  });
  return `## The log on KurrentDB

The same command with the log in a file, and on KurrentDB (ADR 0059). The engine is the stand-in of the tests, in memory,
on the same cores: a floor for the way there and back, and no word about a server.

| Clients | In a file/s | KurrentDB/s | Ratio | In a file p99 ms | KurrentDB p99 ms | Failed |
| --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}
