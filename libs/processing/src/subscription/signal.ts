/**
 * Wakes all who wait at once. Take `next()` first, then look at the state, then await: nothing is missed in between.
 */
export class Signal {
  private waiting: { readonly promise: Promise<void>; readonly resolve: () => void } | undefined;

  next(): Promise<void> {
    this.waiting ??= Promise.withResolvers<void>();
    return this.waiting.promise;
  }

  notify(): void {
    const waiting = this.waiting;
    this.waiting = undefined;
    waiting?.resolve();
  }
}

/** Resolves after `ms` of real time or with `interruption`, whichever comes first. Does not keep the process alive. */
export async function pause(ms: number, interruption: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const elapsed = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms).unref();
  });
  await Promise.race([elapsed, interruption]);
  clearTimeout(timer);
}

/**
 * Waits until `reached()` holds, looking again at each change.
 * @returns false where it did not hold within `timeoutMs` of real time
 */
export async function within(timeoutMs: number, changed: Signal, reached: () => boolean): Promise<boolean> {
  const until = performance.now() + timeoutMs;
  for (;;) {
    const change = changed.next();
    if (reached()) return true;
    const left = until - performance.now();
    if (left <= 0) return false;
    await pause(left, change);
  }
}
