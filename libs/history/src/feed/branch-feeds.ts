import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { EventCodec, type EventStore, type Subscription } from '@samsyn/event-store';
import { OperationLog } from '@samsyn/operations';
import { EVENT_STORE } from '@samsyn/processing';
import { LoggedOperationHistory } from '../viewing/logged-operation-history';
import type { BranchFeed } from './branch-feed';
import { OperationFeed } from './operation-feed';

/** The feeds of this process: one subscription to the log, shared work for each operation that somebody reads. */
@Injectable()
export class BranchFeeds implements BeforeApplicationShutdown {
  private readonly log = new Logger(BranchFeeds.name);
  private readonly operations = new Map<string, OperationFeed>();
  private following: Promise<Subscription> | undefined;

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(EventCodec) private readonly codec: EventCodec,
    @Inject(OperationLog) private readonly snapshots: OperationLog,
    @Inject(LoggedOperationHistory) private readonly history: LoggedOperationHistory,
  ) {}

  /**
   * From now on the feed gets what its reader may know of the operation; with `since`, what has changed for them after that
   * position. Where the reader may know nothing, or the log cannot be read, it ends.
   */
  async connect(feed: BranchFeed, operationId: string, since?: number): Promise<void> {
    let shared: OperationFeed | undefined;
    try {
      // The subscription first: what is appended while the operation is read reaches the feed, too.
      this.following ??= this.follow();
      await this.following;
      // Found and watched in one turn, so that it is not given up in between.
      shared = this.operations.get(operationId) ?? this.begin(operationId);
      await shared.connect(feed, since);
    } catch (error) {
      if (!shared) this.following = undefined;
      this.fail(error);
      feed.end();
    }
    void feed.ended.then(() => this.release(feed, operationId, shared));
  }

  async beforeApplicationShutdown(): Promise<void> {
    for (const shared of this.operations.values()) shared.end();
    this.operations.clear();
    const following = await this.following?.catch(() => undefined);
    following?.close();
  }

  private async release(feed: BranchFeed, operationId: string, shared: OperationFeed | undefined) {
    await shared?.leave(feed);
    if (shared && !shared.isWatched) this.forget(operationId, shared);
  }

  private forget(operationId: string, shared: OperationFeed): void {
    if (this.operations.get(operationId) === shared) this.operations.delete(operationId);
  }

  private begin(operationId: string): OperationFeed {
    const shared = new OperationFeed(() => this.history.viewingContext());
    this.operations.set(operationId, shared);
    this.guard(operationId, shared, shared.begin(this.snapshots.latest(operationId)));
    return shared;
  }

  /** The reader of a feed that failed comes again with a position and misses nothing. */
  private guard(operationId: string, shared: OperationFeed, work: Promise<void>): void {
    work.catch((error: unknown) => {
      this.fail(error);
      this.forget(operationId, shared);
      shared.end();
    });
  }

  private async follow(): Promise<Subscription> {
    const head = await this.store.head();
    const subscription = this.store.subscribe({ after: head });
    void this.run(subscription);
    return subscription;
  }

  private async run(subscription: Subscription): Promise<void> {
    try {
      for await (const item of subscription) {
        const operationId = item.kind === 'event' ? item.event.operationId : null;
        const shared = operationId === null ? undefined : this.operations.get(operationId);
        if (item.kind !== 'event' || operationId === null || !shared) continue;
        const { event } = item;
        const open = async () => (await this.codec.decodeAll([event]))[0]!;
        this.guard(operationId, shared, shared.take(open));
      }
    } catch (error) {
      this.fail(error);
    }
    this.following = undefined;
    for (const shared of this.operations.values()) shared.end();
    this.operations.clear();
  }

  private fail(error: unknown): void {
    // The class of the error alone: its text may hold what an event says.
    this.log.error(`the live view failed: ${error instanceof Error ? error.name : typeof error}`);
  }
}
