import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Child } from './children';
import type { LoadOrder, LoadResult } from './load';
import { median } from './statistics';

const STREAMS = 32;
const EVENTS_EACH = 200;
const ROUNDS = 5;
const SECONDS = 4;
const WARM_UP_SECONDS = 2;
const CLIENTS = 64;
const READS = 200;
const READERS = 16;

type Server = Pick<LoadOrder, 'url' | 'paths' | 'token'>;
const BODY = JSON.stringify({
  area: 'kitchen',
  severity: 'minor',
  detail: { value: 'mattresses behind the treatment room', label: 'agency-own' },
});

interface Measured {
  readonly commandsPerSecond: number;
  /** Of one history of 200 entries over HTTP, read again and again by one reader. */
  readonly historyMs: number;
  /** The same by sixteen readers at a time. */
  readonly historiesPerSecond: number;
}

async function readHistory({ url, paths, token }: Server): Promise<Omit<Measured, 'commandsPerSecond'>> {
  const address = `${url}${paths[0]!.replace(/conduct\/findings$/, 'history')}?limit=${EVENTS_EACH}`;
  const times: number[] = [];
  const read = async (): Promise<void> => {
    const from = performance.now();
    const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
    const { entries } = (await answer.json()) as { entries: readonly unknown[] };
    if (entries.length !== EVENTS_EACH) throw new Error(`${entries.length} entries, not ${EVENTS_EACH}`);
    times.push(performance.now() - from);
  };
  for (let one = 0; one < READS; one += 1) await read();
  const historyMs = median(times.slice(READS / 10));
  const from = performance.now();
  const reader = async (): Promise<void> => {
    for (let one = 0; one < READS / 4; one += 1) await read();
  };
  await Promise.all(Array.from({ length: READERS }, reader));
  const seconds = (performance.now() - from) / 1_000;
  return { historyMs, historiesPerSecond: (READERS * READS) / 4 / seconds };
}

async function measure(child: string): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-compare-'));
  const samsyn = Child.start(child);
  const load = Child.start('load.js');
  try {
    const server = await samsyn.ask<Server>({ streams: STREAMS, eventsEach: EVENTS_EACH, folder });
    // Before the commands, so that each reads as many entries.
    const histories = await readHistory(server);
    const run = (seconds: number) =>
      load.ask<LoadResult>({ ...server, body: BODY, clients: CLIENTS, seconds });
    await run(WARM_UP_SECONDS);
    const { requestsPerSecond, failed } = await run(SECONDS);
    if (failed > 0) throw new Error(`${failed} commands failed`);
    return { commandsPerSecond: requestsPerSecond, ...histories };
  } finally {
    await Promise.all([samsyn.stop(), load.stop()]);
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * `npm run bench -- compare FOLDER`: this checkout against another that has been built for the benchmark (`npx nest build
 * bench` there), in turn, in one run. Each round on new logs; medians, and the median of the rounds' ratios.
 */
export async function compareWith(other: string, say: (line: string) => void): Promise<string> {
  const theirs = join(other, 'dist/test/bench/test/bench/src/samsyn-child.js');
  const rounds: { readonly here: Measured; readonly there: Measured }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const [first, second] = round % 2 === 0 ? ['samsyn-child.js', theirs] : [theirs, 'samsyn-child.js'];
    const measured = [await measure(first), await measure(second)];
    const [here, there] = round % 2 === 0 ? measured : measured.reverse();
    rounds.push({ here: here!, there: there! });
    say(`round ${round + 1} of ${ROUNDS}: ${JSON.stringify(rounds.at(-1))}`);
  }
  const line = (name: string, of: (one: Measured) => number): string => {
    const [here, there] = [rounds.map((one) => of(one.here)), rounds.map((one) => of(one.there))];
    const ratio = median(rounds.map((one) => of(one.here) / of(one.there)));
    return `${name}: here ${median(here).toFixed(2)}, there ${median(there).toFixed(2)}, ratio ${ratio.toFixed(3)}`;
  };
  return [
    line(`commands/s from ${CLIENTS} clients`, ({ commandsPerSecond }) => commandsPerSecond),
    line(`histories/s of ${EVENTS_EACH} entries for ${READERS} readers`, (one) => one.historiesPerSecond),
    line(`ms for a history of ${EVENTS_EACH} entries`, ({ historyMs }) => historyMs),
    '',
  ].join('\n');
}
