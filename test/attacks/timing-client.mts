/**
 * Asks a Samsyn on loopback and says how long each answer took, from a process of its own: what the server does is not done
 * in the time of who measures. Started with `fork`; each message is a `Series`, each answer a `Measured`.
 */
import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';

export interface TimedRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly token: string;
  readonly body?: object;
}
/** Two sorts of requests, as many of each. */
export interface Series {
  readonly baseUrl: string;
  /** Asked right after each of them; then how long this one takes is measured. */
  readonly then?: TimedRequest;
  readonly tries: readonly (readonly [TimedRequest, TimedRequest])[];
}
export interface Measured {
  /** Milliseconds until the last byte, by sort. */
  readonly times: readonly [readonly number[], readonly number[]];
  readonly statuses: readonly number[];
}

/** One connection, kept open. */
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

function ask(baseUrl: string, { method, path, token, body }: TimedRequest): Promise<[number, number]> {
  const content = method === 'POST' ? Buffer.from(JSON.stringify(body ?? {})) : undefined;
  const headers = {
    authorization: `Bearer ${token}`,
    ...(content && { 'content-type': 'application/json', 'content-length': content.length }),
  };
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const asked = request(baseUrl + path, { method, headers, agent }, (answer) => {
      answer.resume();
      answer.once('end', () => resolve([performance.now() - begun, answer.statusCode ?? 0]));
      answer.once('error', reject);
    });
    asked.once('error', reject);
    asked.end(content);
  });
}

/** By turns, which of the two first by the toss of a coin. */
async function measured({ baseUrl, tries, then }: Series): Promise<Measured> {
  const times: [number[], number[]] = [[], []];
  const statuses = new Set<number>();
  for (const pair of tries) {
    const first = Math.random() < 0.5 ? 0 : 1;
    for (const sort of [first, 1 - first] as const) {
      const [ms, status] = await ask(baseUrl, pair[sort]!);
      times[sort]!.push(then ? (await ask(baseUrl, then))[0] : ms);
      statuses.add(status);
    }
  }
  return { times, statuses: [...statuses] };
}

process.on('message', (series: Series) => {
  void measured(series).then((facts) => process.send!(facts));
});
