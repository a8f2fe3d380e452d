/** Asks one thing at a time, in a thread of its own, and says how long each answer took. */
import { parentPort, workerData } from 'node:worker_threads';
import { setTimeout as after } from 'node:timers/promises';

const { url, token, seconds } = workerData as { url: string; token: string; seconds: number };
const found: number[] = [];
const ends = performance.now() + seconds * 1_000;
while (performance.now() < ends) {
  const begun = performance.now();
  const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
  found.push(performance.now() - begun);
  await after(5);
}
parentPort?.postMessage(found);
