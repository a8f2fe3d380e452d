import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { ReadRecorder } from '@samsyn/access-log';
import { EventCodec, type EventStore, type Subscription } from '@samsyn/event-store';
import { Directory } from '@samsyn/identity';
import { DomainError, unknownTo } from '@samsyn/kernel';
import { EVENT_STORE } from '@samsyn/processing';
import { OperationLog } from '@samsyn/operations';
import { canSeeOperation, type Viewer } from '@samsyn/secrecy';
import { LIMITS, OpaqueToken } from '@samsyn/web';
import type { ShownEntry } from '@samsyn/operations/contract';
import { LoggedOperationHistory } from '../viewing/logged-operation-history';
import { LiveViewer, type Outlet } from './live-viewer';
import { OperationFeed } from './operation-feed';

/**
 * How often is asked whether tokens are in force: well within the 30 seconds promised. Whether persons are still who they
 * were is asked too, though the directory says so by itself.
 */
const RIGHTS_CHECK_MS = 5_000;
const MAX_VIEWERS = LIMITS.streamsInAll.value;
/** Of one person, on all her devices: nobody else is shut out by her. */
const MAX_OF_ONE = LIMITS.streamsOfPerson.value;
const DIGITS = 16;
const ROUTE = { route: 'GET /operations/:operationId/history/stream', form: 'text/event-stream' };

/** What the caller of a live stream brings. */
export interface Watching {
  readonly operationId: string;
  readonly viewer: Viewer;
  /** Epoch milliseconds: the token's end. */
  readonly until: number;
  /** `Last-Event-ID`, where the viewer comes back. */
  readonly lastEventId?: string;
}

/** The live view of this process: one subscription to the log, a feed for each operation that is watched. */
@Injectable()
export class LiveHistory implements BeforeApplicationShutdown {
  private readonly log = new Logger(LiveHistory.name);
  private readonly feeds = new Map<string, OperationFeed>();
  private readonly viewers = new Set<LiveViewer>();
  /** How many each person has open. */
  private readonly ofPerson = new Map<string, number>();
  private following: Promise<Subscription> | undefined;
  private rightsCheck: NodeJS.Timeout | undefined;

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(EventCodec) private readonly codec: EventCodec,
    @Inject(OperationLog) private readonly operations: OperationLog,
    @Inject(LoggedOperationHistory) private readonly history: LoggedOperationHistory,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(OpaqueToken) private readonly tokens: OpaqueToken,
    @Inject(ReadRecorder) private readonly reads: ReadRecorder,
  ) {
    directory.listeners.onRightsChanged((person) => this.endOf(person));
  }

  /**
   * Asked before the stream is opened.
   * @throws DomainError `OPERATION.UNKNOWN` (unknown), `HISTORY.TOO_MANY_OF_YOURS` (throttled),
   *   `HISTORY.TOO_MANY_VIEWERS`, `ACCESS_LOG.UNAVAILABLE` (unavailable)
   */
  async admit({ operationId, viewer }: Watching): Promise<void> {
    const { access } = await this.operations.snapshot(operationId);
    if (!canSeeOperation(access, viewer)) throw unknownTo('OPERATION');
    if ((this.ofPerson.get(viewer.person) ?? 0) >= MAX_OF_ONE)
      throw new DomainError('HISTORY.TOO_MANY_OF_YOURS', { max: MAX_OF_ONE }, 'throttled');
    if (this.viewers.size >= MAX_VIEWERS)
      throw new DomainError('HISTORY.TOO_MANY_VIEWERS', {}, 'unavailable');
    this.reads.mustBeTaken();
  }

  async watch(watching: Watching, outlet: Outlet): Promise<void> {
    const { operationId, viewer, until, lastEventId } = watching;
    const live = new LiveViewer(viewer, outlet, until, (entries) =>
      this.recordReads(operationId, viewer, entries),
    );
    this.viewers.add(live);
    this.count(viewer.person, 1);
    // Many that were admitted at once are counted one by one, and rights may have ended since.
    if (this.ofPerson.get(viewer.person)! > MAX_OF_ONE || !this.isStill(viewer)) live.end();
    this.rightsCheck ??= setInterval(() => this.checkRights(), RIGHTS_CHECK_MS).unref();
    let feed: OperationFeed | undefined;
    try {
      const since = this.positionIn(operationId, lastEventId);
      // The subscription first: what is appended while the operation is read reaches the feed, too.
      this.following ??= this.follow();
      await this.following;
      // Found and watched in one turn, so that it is not given up in between.
      feed = this.feeds.get(operationId) ?? this.begin(operationId);
      await feed.connect(live, since);
    } catch (error) {
      if (!feed) this.following = undefined;
      this.fail(error);
      live.end();
    }
    void live.closed.then(() => this.release(live, operationId, feed));
  }

  private async recordReads(
    operationId: string,
    viewer: Viewer,
    entries: readonly ShownEntry[],
  ): Promise<void> {
    if (entries.length === 0) return;
    await this.reads.shown(await this.operations.snapshot(operationId), viewer, ROUTE, entries);
  }

  private async release(
    live: LiveViewer,
    operationId: string,
    feed: OperationFeed | undefined,
  ): Promise<void> {
    if (this.viewers.delete(live)) this.count(live.viewer.person, -1);
    await feed?.leave(live);
    if (feed && !feed.isWatched) this.forget(operationId, feed);
  }

  private count(person: string, change: 1 | -1): void {
    const open = (this.ofPerson.get(person) ?? 0) + change;
    if (open > 0) this.ofPerson.set(person, open);
    else this.ofPerson.delete(person);
  }

  private forget(operationId: string, feed: OperationFeed): void {
    if (this.feeds.get(operationId) === feed) this.feeds.delete(operationId);
  }

  /** Also called where the connections do not end by themselves. */
  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.rightsCheck);
    for (const viewer of this.viewers) viewer.end();
    this.feeds.clear();
    const following = await this.following?.catch(() => undefined);
    following?.close();
  }

  private begin(operationId: string): OperationFeed {
    const feed = new OperationFeed({
      viewingContext: () => this.history.viewingContext(),
      idAt: (position) => this.tokens.seal(String(position).padStart(DIGITS, '0'), purposeOf(operationId)),
    });
    this.feeds.set(operationId, feed);
    this.guard(operationId, feed, feed.begin(this.operations.latest(operationId)));
    return feed;
  }

  /** Whoever watches a feed that failed comes again with Last-Event-ID and misses nothing. */
  private guard(operationId: string, feed: OperationFeed, work: Promise<void>): void {
    work.catch((error: unknown) => {
      this.fail(error);
      this.forget(operationId, feed);
      feed.end();
    });
  }

  /** A position that this process did not give, or that has become unreadable, is none: everything is sent. */
  private positionIn(operationId: string, lastEventId: string | undefined): number | undefined {
    if (lastEventId === undefined || lastEventId === '') return undefined;
    try {
      return Number(this.tokens.open(lastEventId, purposeOf(operationId)));
    } catch (error) {
      if (error instanceof DomainError) return undefined;
      throw error;
    }
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
        const feed = operationId === null ? undefined : this.feeds.get(operationId);
        if (item.kind !== 'event' || operationId === null || !feed) continue;
        const { event } = item;
        this.guard(
          operationId,
          feed,
          feed.take(async () => (await this.codec.decodeAll([event]))[0]!),
        );
      }
    } catch (error) {
      this.fail(error);
    }
    this.following = undefined;
    for (const feed of this.feeds.values()) feed.end();
    this.feeds.clear();
  }

  private checkRights(): void {
    const nowMs = Date.now();
    for (const live of this.viewers) if (live.isExpired(nowMs) || !this.isStill(live.viewer)) live.end();
  }

  private isStill({ person, branch, role }: Viewer): boolean {
    const entry = this.directory.byPerson(person);
    return entry?.active === true && entry.branch === branch && entry.role === role;
  }

  /** What the person may see is another matter now: they come again with Last-Event-ID, or are refused. */
  private endOf(person: string): void {
    for (const live of this.viewers) if (live.viewer.person === person) live.end();
  }

  private fail(error: unknown): void {
    // The class of the error alone: its text may hold what an event says.
    this.log.error(`the live view failed: ${error instanceof Error ? error.name : typeof error}`);
  }
}

const purposeOf = (operationId: string): string => JSON.stringify(['live', operationId]);
