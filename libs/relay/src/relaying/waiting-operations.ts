import { BEFORE_ALL, type Position } from '@samsyn/event-store';

/** Operations to look at, and the position up to which nothing is left when they have been. */
export interface Round {
  /** By id: no order of theirs tells when something hidden was recorded. */
  readonly operations: readonly string[];
  readonly upTo: Position;
  /** Those of which something was erased: what is in memory of them says too much. */
  readonly erased: ReadonlySet<string>;
}

/** Operations of which something was recorded that the feeds may lack. Ids alone: as many as there are operations. */
export class WaitingOperations {
  private readonly ids = new Set<string>();
  private erased = new Set<string>();
  private changed = Promise.withResolvers<void>();
  private isCaughtUp = false;
  private seen: Position = BEFORE_ALL;
  private done: Position = BEFORE_ALL;
  private underWay = false;

  constructor(begin: Position) {
    this.seen = begin;
    this.done = begin;
  }

  get count(): number {
    return this.ids.size;
  }

  /** Something waits or is under way. */
  get isBusy(): boolean {
    return this.ids.size > 0 || this.underWay;
  }

  /** Up to here nothing waits and nothing is under way. */
  get doneUpTo(): Position {
    return this.ids.size === 0 && !this.underWay && this.isCaughtUp ? this.seen : this.done;
  }

  /** The end of what is known of the log. */
  get seenUpTo(): Position {
    return this.seen;
  }

  add(operation: string | null, position: Position): void {
    if (operation !== null) this.ids.add(operation);
    this.seen = position;
    this.wake();
  }

  addAll(operations: readonly string[]): void {
    for (const one of operations) this.ids.add(one);
    this.wake();
  }

  addErased(operations: Iterable<string>): void {
    for (const one of operations) {
      this.ids.add(one);
      this.erased.add(one);
    }
    this.wake();
  }

  caughtUp(position: Position): void {
    this.isCaughtUp = true;
    this.seen = Math.max(this.seen, position);
    this.wake();
  }

  /** Resolves at the next change. */
  news(): Promise<void> {
    return this.changed.promise;
  }

  /** All that waits, once the log has been read to its end; undefined where nothing does. */
  take(): Round | undefined {
    if (!this.isCaughtUp || this.ids.size === 0) return undefined;
    const round = { operations: [...this.ids].sort(), upTo: this.seen, erased: this.erased };
    this.erased = new Set();
    this.ids.clear();
    this.underWay = true;
    return round;
  }

  /** @param left operations that must be looked at again */
  finish({ upTo, erased }: Round, left: readonly string[]): void {
    this.underWay = false;
    for (const one of left) if (erased.has(one)) this.erased.add(one);
    if (left.length === 0) this.done = upTo;
    // Also where nothing is left: somebody may wait for that.
    this.addAll(left);
  }

  /** Whoever waits for news looks again. */
  wake(): void {
    this.changed.resolve();
    this.changed = Promise.withResolvers<void>();
  }
}
