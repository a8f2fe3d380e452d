import { request, Agent } from 'node:http';
import { performance } from 'node:perf_hooks';

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

export interface TimedRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly token: string;
  readonly body?: object;
}
export interface TimedAnswer {
  /** Milliseconds until the last byte. */
  readonly ms: number;
  readonly status: number;
}

/** One connection to a Samsyn on loopback, kept open, and how long each answer took. */
export class Stopwatch {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(private readonly baseUrl: string) {}

  ask({ method, path, token, body }: TimedRequest): Promise<TimedAnswer> {
    const content = method === 'POST' ? Buffer.from(JSON.stringify(body ?? {})) : undefined;
    const headers = {
      authorization: `Bearer ${token}`,
      ...(content && { 'content-type': 'application/json', 'content-length': content.length }),
    };
    return new Promise((resolve, reject) => {
      const begun = performance.now();
      const asked = request(this.baseUrl + path, { method, headers, agent: this.agent }, (answer) => {
        answer.resume();
        answer.once('end', () => resolve({ ms: performance.now() - begun, status: answer.statusCode ?? 0 }));
        answer.once('error', reject);
      });
      asked.once('error', reject);
      asked.end(content);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

export interface Told {
  readonly auc: number;
  /** Milliseconds. */
  readonly medians: readonly [foreign: number, unknown: number];
  readonly statuses: readonly number[];
}

const median = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[times.length >> 1] ?? NaN;

/** So many tries of each sort, by turns, which of them first by the toss of a coin. */
export async function interleaved(
  tries: number,
  foreign: (at: number) => Promise<TimedAnswer>,
  unknown: (at: number) => Promise<TimedAnswer>,
): Promise<Told> {
  const times: readonly [number[], number[]] = [[], []];
  const statuses = new Set<number>();
  const sorts = [foreign, unknown] as const;
  for (let at = 0; at < tries; at += 1) {
    const first = Math.random() < 0.5 ? 0 : 1;
    for (const sort of [first, 1 - first] as const) {
      const { ms, status } = await sorts[sort]!(at);
      times[sort]!.push(ms);
      statuses.add(status);
    }
  }
  return {
    auc: auc(times[0], times[1]),
    medians: [median(times[0]), median(times[1])],
    statuses: [...statuses],
  };
}
