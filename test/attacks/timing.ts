import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Measured, Series } from './timing-client.mts';

/**
 * How well the times of one sort tell it from the other: the chance that one of `a` is longer than one of `b`, ties
 * counted half (area under the ROC curve, by the ranks of Mann and Whitney). 0.5: not at all.
 */
export function auc(a: readonly number[], b: readonly number[]): number {
  const all = [...a.map((ms) => ({ ms, isA: 1 })), ...b.map((ms) => ({ ms, isA: 0 }))];
  all.sort((x, y) => x.ms - y.ms);
  let ranks = 0;
  for (let first = 0; first < all.length;) {
    let next = first;
    while (next < all.length && all[next]!.ms === all[first]!.ms) next += 1;
    const rank = (first + 1 + next) / 2;
    for (let at = first; at < next; at += 1) ranks += all[at]!.isA * rank;
    first = next;
  }
  return (ranks - (a.length * (a.length + 1)) / 2) / (a.length * b.length);
}

/** Asks from a process of its own. */
export class Stopwatch {
  private readonly client = fork(join(__dirname, 'timing-client.mts'), {
    execPath: process.execPath,
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });

  /** So many tries of each sort, by turns, which of them first by the toss of a coin. */
  async interleaved(series: Series): Promise<Medians> {
    this.client.send(series);
    const [{ times, statuses }] = (await once(this.client, 'message')) as [Measured];
    return medians(times, statuses);
  }

  close(): void {
    this.client.disconnect();
  }
}

/** Of the area where the two do not differ (Hanley and McNeil 1982; exact for the ranks of Mann and Whitney). */
export const standardError = (a: number, b: number): number => Math.sqrt((a + b + 1) / (12 * a * b));

export interface Medians {
  readonly auc: number;
  /** Standard error of `auc` where nothing is told apart. */
  readonly error: number;
  readonly times: Measured['times'];
  /** Milliseconds. */
  readonly medians: readonly [foreign: number, unknown: number];
  readonly statuses: readonly number[];
}

const median = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[times.length >> 1] ?? NaN;

/** Of what one series or several of them have measured. */
export const medians = (times: Measured['times'], statuses: readonly number[]): Medians => ({
  auc: auc(...times),
  error: standardError(times[0].length, times[1].length),
  times,
  medians: [median(times[0]), median(times[1])],
  statuses,
});
