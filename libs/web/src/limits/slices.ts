const waiting: (() => void)[] = [];

/**
 * Between two slices of long work: resolves when everything else that has come meanwhile has been taken in, and after every
 * other long work has had its slice. In each turn of the event loop one slice runs, whosever it is.
 */
export const breath = (): Promise<void> =>
  new Promise((resolve) => {
    if (waiting.push(resolve) === 1) setImmediate(next);
  });

function next(): void {
  // What it resolves runs before the loop goes on: the slice, to its next breath.
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(next);
}
