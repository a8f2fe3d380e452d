import { setImmediate as nextTurn } from 'node:timers/promises';
import { passes } from './append-validation';
import type { EventFilter, StoredEvent, Subscription, SubscriptionItem } from './port';

/** Where a subscription reads what it has not been notified of live. */
export interface LogPages {
  /**
   * Synchronous, so that no commit can be announced between the reading and the turn to live.
   * `head` is read before the events.
   */
  page(after: number, limit: number, filter: EventFilter): { events: readonly StoredEvent[]; head: number };
}

export interface SubscriptionBounds {
  /** Events for each page of the catch-up. */
  readonly page: number;
  /** Live events that wait for a slow consumer before it is sent back to reading pages. */
  readonly waiting: number;
}

export const SUBSCRIPTION_BOUNDS: SubscriptionBounds = { page: 500, waiting: 1_000 };

/**
 * A subscription that reads pages until it has seen the head, and is then notified of each commit by its
 * store. When its consumer is slower than the log it drops what does not fit and reads that from the log
 * again, so that memory is bounded and order is kept. One consumer only: iterating twice continues the same
 * iteration.
 */
export class LiveSubscription implements Subscription {
  private waiting: StoredEvent[] = [];
  /** Every event up to this position has been given, waits here or did not pass the filter. */
  private last: number;
  private behind = true;
  private closed = false;
  private wake: () => void = () => {};
  private readonly passes: (event: StoredEvent) => boolean;
  private readonly items: AsyncGenerator<SubscriptionItem, void, void>;

  constructor(
    private readonly log: LogPages,
    from: { readonly after: number; readonly filter?: EventFilter },
    private readonly onClose: (subscription: LiveSubscription) => void,
    private readonly bounds: SubscriptionBounds = SUBSCRIPTION_BOUNDS,
  ) {
    this.last = from.after;
    this.passes = passes(from.filter);
    this.items = this.iterate(from.filter ?? {});
  }

  /** False while the subscription reads pages: what is announced then is found there. */
  get live(): boolean {
    return !this.behind && !this.closed;
  }

  /** Tells of a commit, in order of position. */
  announce(events: readonly StoredEvent[]): void {
    if (!this.live) return;
    for (const event of events) {
      if (event.position <= this.last) continue;
      if (this.passes(event)) {
        if (this.waiting.length >= this.bounds.waiting) {
          this.behind = true;
          break;
        }
        this.waiting.push(event);
      }
      this.last = event.position;
    }
    this.wake();
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.waiting = [];
    this.onClose(this);
    this.wake();
  }

  [Symbol.asyncIterator](): AsyncIterator<SubscriptionItem, void, void> {
    return {
      next: () => this.items.next(),
      return: () => {
        this.close();
        return this.items.return();
      },
    };
  }

  private async *iterate(filter: EventFilter): AsyncGenerator<SubscriptionItem, void, void> {
    try {
      while (!this.closed) {
        if (this.waiting.length > 0) yield* this.given(this.waiting.splice(0));
        else if (this.behind) yield* this.catchUp(filter);
        else await new Promise<void>((resolve) => (this.wake = resolve));
      }
    } finally {
      this.close();
    }
  }

  private async *catchUp(filter: EventFilter): AsyncGenerator<SubscriptionItem, void, void> {
    const { events, head } = this.log.page(this.last, this.bounds.page, filter);
    const atHead = events.length < this.bounds.page;
    this.last = Math.max(this.last, events.at(-1)?.position ?? 0, atHead ? head : 0);
    this.behind = !atHead;
    const position = this.last;
    yield* this.given(events);
    if (this.closed) return;
    if (atHead) yield { kind: 'caught-up', position };
    // A long catch-up is made of synchronous reads: requests and timers get their turn between the pages.
    else await nextTurn();
  }

  private *given(events: readonly StoredEvent[]): Generator<SubscriptionItem, void, void> {
    for (const event of events) {
      if (this.closed) return;
      yield { kind: 'event', event };
    }
  }
}
