import { FairQueue } from './fair-queue';

/** So much work begins before what has come meanwhile is examined. */
const SLICE_MS = 4;
/** Begun at most between two looks at the network; each has the microtasks that follow from it done before the next. */
const MOST_BETWEEN = 32;

export interface TurnOptions {
  readonly nowMs?: () => number;
  /** Carries the work out after what has come from the network was taken in: `setImmediate`. */
  readonly soon?: (work: () => void) => void;
}

/**
 * Whose request is begun next. Where the loop has time, each at once; where it has not, one of each person in
 * turn, so that a person who asks for one thing waits for one thing of each other person, not for all that
 * another has asked for.
 */
export class Turns {
  private readonly waiting = new FairQueue<() => void>();
  private readonly nowMs: () => number;
  private readonly soon: (work: () => void) => void;
  private isScheduled = false;
  private endsMs = 0;

  constructor({
    nowMs = () => performance.now(),
    soon = (work) => void setImmediate(work),
  }: TurnOptions = {}) {
    this.nowMs = nowMs;
    this.soon = soon;
  }

  /** Begins it now or in its turn; the function that is given back takes it out of the queue, where it still waits. */
  ask(person: string, begin: () => void): () => void {
    if (!this.isScheduled) {
      this.endsMs = this.nowMs() + SLICE_MS;
      this.schedule();
    }
    if (this.waiting.size === 0 && this.nowMs() < this.endsMs) {
      begin();
      return () => undefined;
    }
    return this.waiting.add(person, begin);
  }

  get size(): number {
    return this.waiting.size;
  }

  private schedule(): void {
    this.isScheduled = true;
    this.soon(() => {
      this.isScheduled = false;
      if (this.waiting.size === 0) return;
      this.endsMs = this.nowMs() + SLICE_MS;
      this.schedule();
      this.serve();
    });
    for (let further = 1; further < Math.min(MOST_BETWEEN, this.waiting.size); further += 1)
      this.soon(() => {
        if (this.nowMs() < this.endsMs) this.serve();
      });
  }

  private serve(): void {
    this.waiting.next()?.();
  }
}
