export interface PlaceBounds {
  readonly mostWaiting: number;
  /** Waiting included. */
  readonly timeoutMs: number;
}

export interface Holder {
  /** Aborted when the client that it would be done for has gone. */
  readonly gone?: AbortSignal | undefined;
  readonly unavailable: () => Error;
}

/** At most so many jobs run at a time and at most so many wait, first come first served. */
export class ThreadPlaces {
  private running = 0;
  private readonly waiting = new Set<() => void>();

  constructor(
    private readonly atOnce: number,
    private readonly bounds: () => PlaceBounds,
  ) {}

  /**
   * Does the work when there is a place for it. `withinMs`: what is left of the time.
   * @throws what `unavailable` makes where too many wait, the time is over before there is a place, or `gone` is aborted
   */
  async hold<Result>(work: (withinMs: number) => Promise<Result>, holder: Holder): Promise<Result> {
    const untilMs = performance.now() + this.bounds().timeoutMs;
    await this.place(holder);
    try {
      return await work(Math.max(1, untilMs - performance.now()));
    } finally {
      // The place goes straight to the job that has waited longest.
      const [next] = this.waiting;
      if (next) next();
      else this.running -= 1;
    }
  }

  private async place({ gone, unavailable }: Holder): Promise<void> {
    if (gone?.aborted) throw unavailable();
    if (this.running < this.atOnce) {
      this.running += 1;
      return;
    }
    const { mostWaiting, timeoutMs } = this.bounds();
    if (this.waiting.size >= mostWaiting) throw unavailable();
    await new Promise<void>((resolve, reject) => {
      const giveUp = (): void => {
        clearTimeout(overdue);
        gone?.removeEventListener('abort', giveUp);
        this.waiting.delete(come);
        reject(unavailable());
      };
      const overdue = setTimeout(giveUp, timeoutMs);
      gone?.addEventListener('abort', giveUp, { once: true });
      const come = (): void => {
        clearTimeout(overdue);
        gone?.removeEventListener('abort', giveUp);
        this.waiting.delete(come);
        resolve();
      };
      this.waiting.add(come);
    });
  }
}
