import { setTimeout as pause } from 'node:timers/promises';
import type { RecordedEvent } from '@eventstore/db-client';
import { StoreUnavailable, type Position } from '../port';
import type { KurrentConnection, LogSubscription, SubscriptionListeners } from './kurrent-connection';
import { isAfter, type LogMirror } from './log-mirror';
import { fromWire, type MirroredEvent, type PhysicalNames, type WirePosition } from './wire-event';

const PAGE = 1_000;
const RESUME_FIRST_MS = 50;
const RESUME_MOST_MS = 2_000;
/** A subscription can stand still without an error: what it left out is found after so long at the latest. */
const LOOK_EVERY_MS = 2_000;
/** At the start a subscription gives what stands in the log, until nothing came for so long; the rest is read. */
const QUIET_MS = 250;
/** What was written arrives by the subscription in a millisecond or two; after so long it is looked for. */
const LOOK_AFTER_MS = 25;

export interface FeedListeners {
  /** New positions of the log, in order. */
  readonly taken: (positions: readonly Position[]) => void;
  /** Something stands in the log that this deployment did not write. */
  readonly odd: (position: Position) => void;
}

/**
 * Keeps the mirror up with the engine: by a subscription, which is resumed from the last event whenever it ends, and by
 * reading on when somebody must know now. Both give the log from where the mirror is, in order and without gaps, so that
 * it does not matter which of them is first.
 */
export class MirrorFeed {
  private subscription: LogSubscription | undefined;
  private readonly closed = new AbortController();
  private following: Promise<void> | undefined;
  private arrived: MirroredEvent[] = [];
  /** Of the subscription whose events are taken in. */
  private series = 0;
  /** Up to here the mirror has all of the log. */
  private reached: WirePosition | undefined;
  /** By id, who waits for an event. */
  private readonly awaited = new Map<string, () => void>();
  /** The reading that is under way, and the one that begins after it for all who ask meanwhile. */
  private reading: Promise<void> | undefined;
  private next: Promise<void> | undefined;

  constructor(
    private readonly connection: KurrentConnection,
    private readonly mirror: LogMirror,
    private readonly names: PhysicalNames,
    private readonly listeners: FeedListeners,
  ) {
    this.reached = mirror.last()?.at;
  }

  /** Reads all that stands in the log, and follows it from there. @throws where the engine does not answer */
  async start(): Promise<void> {
    await this.skim();
    await this.connection.untilAnswered(() => this.refresh());
    this.following = Promise.all([this.follow(), this.look()]).then(() => {});
  }

  /** When it resolves, the mirror has all that stood in the log when it was called. @throws where the engine does not answer */
  refresh(): Promise<void> {
    if (this.reading === undefined) return this.read();
    this.next ??= this.reading
      .catch(() => {})
      .then(() => {
        this.next = undefined;
        return this.read();
      });
    return this.next;
  }

  /** Resolves when the mirror has the event, which was written, or when the time is over. */
  async mirrored(id: string, ms: number): Promise<void> {
    const until = performance.now() + ms;
    while (this.mirror.placeOf(id) === undefined && performance.now() < until) {
      if (await this.arrives(id, LOOK_AFTER_MS)) return;
      await this.refresh().catch(() => {});
    }
  }

  async close(): Promise<void> {
    this.closed.abort();
    this.subscription?.close();
    await this.following;
    await this.reading?.catch(() => {});
  }

  private read(): Promise<void> {
    const reading = this.toTheEnd().finally(() => {
      if (this.reading === reading) this.reading = undefined;
    });
    this.reading = reading;
    return reading;
  }

  private async toTheEnd(): Promise<void> {
    for (let isEnd = false; !isEnd;) {
      if (this.closed.signal.aborted) throw new StoreUnavailable('closed');
      const page = await this.connection.pageAfter(this.reached, PAGE);
      if (this.closed.signal.aborted) throw new StoreUnavailable('closed');
      this.takeIn(page.events.map((event) => fromWire(event, this.names)));
      this.reach(page.reached);
      ({ isEnd } = page);
    }
  }

  /** What the server filters is read faster than all that stands in it. */
  private skim(): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(quiet);
        subscription.close();
        this.flush();
        resolve();
      };
      const quiet = setTimeout(done, QUIET_MS);
      const listeners = this.listenersOfSubscription(() => quiet.refresh());
      const subscription = this.connection.subscribe(this.reached, { ...listeners, caughtUp: done });
      void subscription.ended.then(done);
    });
  }

  private listenersOfSubscription(onSign = (): void => {}): SubscriptionListeners {
    const series = (this.series += 1);
    return {
      event: (event) => {
        onSign();
        if (series === this.series) this.arrive(event);
      },
      reached: (position) => {
        onSign();
        if (series === this.series && this.flush()) this.reach(position);
      },
      caughtUp: () => {},
    };
  }

  private reach(position: WirePosition | undefined): void {
    if (position && (!this.reached || isAfter(position, this.reached))) this.reached = position;
  }

  private async follow(): Promise<void> {
    for (let failures = 0; !this.closed.signal.aborted; failures += 1) {
      const before = this.mirror.head;
      this.subscription = this.connection.subscribe(this.reached, this.listenersOfSubscription());
      await this.subscription.ended;
      if (this.mirror.head !== before) failures = 0;
      const wait = Math.min(RESUME_FIRST_MS * 2 ** failures, RESUME_MOST_MS);
      await this.unlessClosed(wait);
    }
  }

  private async look(): Promise<void> {
    while (!this.closed.signal.aborted) {
      await this.unlessClosed(LOOK_EVERY_MS);
      if (!this.closed.signal.aborted) await this.refresh().catch(() => {});
    }
  }

  private async unlessClosed(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.closed.signal, ref: false }).catch(() => {});
  }

  private arrives(id: string, ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const settle = (hasArrived: boolean): void => {
        clearTimeout(timer);
        this.awaited.delete(id);
        resolve(hasArrived);
      };
      const timer = setTimeout(() => settle(false), ms);
      this.awaited.set(id, () => settle(true));
    });
  }

  /** What arrives in one turn of the loop is taken in together. */
  private arrive(event: RecordedEvent): void {
    if (this.arrived.length === 0) setImmediate(() => this.flush());
    this.arrived.push(fromWire(event, this.names));
  }

  /** @returns false where it could not be taken in: then nothing that comes after it is, until it has been read again */
  private flush(): boolean {
    const events = this.arrived.splice(0);
    try {
      this.takeIn(events);
    } catch {
      this.series += 1;
      this.subscription?.close();
      return false;
    }
    this.reach(events.at(-1)?.at);
    return true;
  }

  private takeIn(events: readonly MirroredEvent[]): void {
    if (this.closed.signal.aborted || events.length === 0) return;
    const { taken, odd } = this.mirror.takeIn(events);
    for (const position of odd) this.listeners.odd(position);
    if (taken.length > 0) this.listeners.taken(taken);
    for (const { id } of events) this.awaited.get(id)?.();
  }
}
