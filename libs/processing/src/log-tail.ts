import type { EventStore, StoredEvent, Subscription } from '@samsyn/event-store';
import { BACK_OFF, traceOf, waitMs, type BackOff } from './failures';
import type { ProcessingLog } from './log';
import { pause, Signal } from './signal';

const RECENT_EVENTS = 2_048;
/** Pages kept while several catch up at the same time, each with a step of its own. */
const SHARED_PAGES = 8;

/** Raised where the log gives events out of order, or a gap that a second reading does not confirm. */
export class LogOutOfOrder extends Error {
  constructor(after: number) {
    super(`the log gave events out of order after position ${after}`);
    this.name = 'LogOutOfOrder';
  }
}

/**
 * One subscription to the end of the log, shared by all who process it: each event is read once while it is new,
 * whoever is further behind reads pages, and those who catch up together read them once. A lost subscription is taken
 * up again where it ended.
 */
export class LogTail {
  /** Notified at each new event and when the tail stops. */
  readonly news = new Signal();
  private recent: StoredEvent[] = [];
  /** All events after this position and up to the head stand in `recent`. */
  private recentAfter = 0;
  private last = 0;
  /** By the position after which they begin and how many events were asked for; emptied at the end of the log. */
  private readonly pages = new Map<string, readonly StoredEvent[]>();
  private stopped = false;
  private subscription: Subscription | undefined;
  private following: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: EventStore,
    private readonly log: ProcessingLog,
    private readonly backOff: BackOff = BACK_OFF,
  ) {}

  /** Position of the last event that the tail knows of. */
  get head(): number {
    return this.last;
  }

  /** @throws StoreUnavailable where the log cannot be read */
  async start(): Promise<void> {
    this.last = await this.store.head();
    this.recentAfter = this.last;
    this.following = this.follow();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.subscription?.close();
    this.news.notify();
    await this.following;
  }

  /**
   * At most `limit` events after the position, in order; `[]` at the end of the log.
   * @throws LogOutOfOrder
   * @throws StoreUnavailable
   */
  async read(after: number, limit: number): Promise<readonly StoredEvent[]> {
    if (after >= this.last) return [];
    if (after >= this.recentAfter) {
      // From the end: who follows the log stands near it.
      const from = this.recent.findLastIndex((event) => event.position <= after) + 1;
      const events = this.recent.slice(from, from + limit);
      if (isDense(events, after)) return events;
    }
    return this.page(after, limit);
  }

  private async page(after: number, limit: number): Promise<readonly StoredEvent[]> {
    const key = `${after}+${limit}`;
    const known = this.pages.get(key);
    if (known) return known;
    const events = await this.store.readAll({ after, limit });
    if (!isDense(events, after)) return this.confirmGap(events, after, limit);
    // A page that is not full may grow; whoever reads it has caught up.
    if (events.length < limit) this.pages.clear();
    else this.keep(key, events);
    return events;
  }

  private keep(key: string, events: readonly StoredEvent[]): void {
    const [oldest] = this.pages.keys();
    if (this.pages.size >= SHARED_PAGES && oldest !== undefined) this.pages.delete(oldest);
    this.pages.set(key, events);
  }

  private async confirmGap(
    events: readonly StoredEvent[],
    after: number,
    limit: number,
  ): Promise<readonly StoredEvent[]> {
    const again = await this.store.readAll({ after, limit });
    const same = events.every((event, index) => again[index]?.position === event.position);
    if (!same || !isAscending(events, after)) throw new LogOutOfOrder(after);
    this.log.warn({ after, through: events.at(-1)?.position }, 'the log has positions without an event');
    return events;
  }

  private async follow(): Promise<void> {
    for (let failures = 0; !this.stopped; failures += 1) {
      try {
        this.subscription = this.store.subscribe({ after: this.last });
        for await (const item of this.subscription) {
          failures = 0;
          if (item.kind === 'event') this.take(item.event);
        }
        if (!this.stopped) this.log.warn({ position: this.last }, 'the subscription to the log ended');
      } catch (error) {
        if (!this.stopped)
          this.log.error({ position: this.last, ...traceOf(error) }, 'the subscription to the log failed');
      }
      await this.rest(failures + 1);
    }
  }

  private async rest(attempt: number): Promise<void> {
    const interruption = this.news.next();
    if (!this.stopped) await pause(waitMs(this.backOff, attempt), interruption);
  }

  private take(event: StoredEvent): void {
    if (event.position <= this.last) return;
    this.last = event.position;
    this.recent.push(event);
    if (this.recent.length > 2 * RECENT_EVENTS) {
      const dropped = this.recent.splice(0, RECENT_EVENTS);
      this.recentAfter = dropped.at(-1)?.position ?? this.recentAfter;
    }
    this.news.notify();
  }
}

function isAscending(events: readonly StoredEvent[], after: number): boolean {
  let previous = after;
  return events.every(({ position }) => {
    const follows = position > previous;
    previous = position;
    return follows;
  });
}

const isDense = (events: readonly StoredEvent[], after: number): boolean =>
  events.every((event, index) => event.position === after + 1 + index);
