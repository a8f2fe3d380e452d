/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[middle - 1] ?? 0, sorted[middle] ?? 0];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}

/** Milliseconds of real time that each run takes, after `warmUp` runs that do not count. */
export async function timed(runs: number, warmUp: number, run: () => unknown): Promise<readonly number[]> {
  const times: number[] = [];
  for (let index = 0; index < warmUp + runs; index += 1) {
    const started = performance.now();
    await run();
    if (index >= warmUp) times.push(performance.now() - started);
  }
  return times;
}
