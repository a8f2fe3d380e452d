import {
  BEFORE_ALL,
  type EventStore,
  type Position,
  type StoredEvent,
  type Subscription,
} from '@samsyn/event-store';
import { BACK_OFF, traceOf, waitMs, type BackOff } from '../failures';
import type { ProcessingLog } from '../log';
import { pause, Signal } from './signal';

const RECENT_EVENTS = 2_048;
/** Pages kept while several catch up at the same time, each with a step of its own. */
const SHARED_PAGES = 8;

/** Raised where the log gives events out of order. */
export class LogOutOfOrder extends Error {
  constructor(after: number) {
    super(`the log gave events out of order after position ${after}`);
    this.name = 'LogOutOfOrder';
  }
}

/**
 * One subscription to the end of the log, shared by all who process it: each event is read once while it is
 * new, those further behind read pages, and those who catch up together read them once. A lost subscription
 * is taken up again where it ended.
 */
export class SharedSubscription {
  /** Notified at each new event and when the tail stops. */
  readonly news = new Signal();
  private recent: StoredEvent[] = [];
  /** All events after this position and up to the head stand in `recent`. */
  private recentAfter: Position = BEFORE_ALL;
  private last: Position = BEFORE_ALL;
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
  get head(): Position {
    return this.last;
  }

  /** How many events follow the position; where that is more than are in memory (2 048 at least), how many are. */
  eventsAfter(position: Position): number {
    return this.recent.length - this.indexAfter(position);
  }

  /** @throws StoreUnavailable where the log cannot be read */
  async start(): Promise<void> {
    const [before, ...recent] = await this.store.readLatest(RECENT_EVENTS + 1);
    const isWhole = recent.length < RECENT_EVENTS;
    this.recent = isWhole && before ? [before, ...recent] : recent;
    this.recentAfter = isWhole || !before ? BEFORE_ALL : before.position;
    this.last = this.recent.at(-1)?.position ?? BEFORE_ALL;
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
      const from = this.indexAfter(after);
      return this.recent.slice(from, from + limit);
    }
    return this.page(after, limit);
  }

  /** From the end: those who follow the log stand near it. */
  private indexAfter(position: Position): number {
    return this.recent.findLastIndex((event) => event.position <= position) + 1;
  }

  private async page(after: number, limit: number): Promise<readonly StoredEvent[]> {
    const key = `${after}+${limit}`;
    const known = this.pages.get(key);
    if (known) return known;
    const events = await this.store.readAll({ after, limit });
    if (!isAscending(events, after)) throw new LogOutOfOrder(after);
    // A page that is not full may grow; its reader has caught up.
    if (events.length < limit) this.pages.clear();
    else this.keep(key, events);
    return events;
  }

  private keep(key: string, events: readonly StoredEvent[]): void {
    const [oldest] = this.pages.keys();
    if (this.pages.size >= SHARED_PAGES && oldest !== undefined) this.pages.delete(oldest);
    this.pages.set(key, events);
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
