import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { ReadRecorder } from '@samsyn/access-log';
import { Directory } from '@samsyn/identity';
import { DomainError, unknownTo } from '@samsyn/kernel';
import { OperationLog } from '@samsyn/operations';
import { canSeeOperation, type Viewer } from '@samsyn/secrecy';
import { LIMITS, OpaqueToken } from '@samsyn/web';
import type { ShownEntry } from '@samsyn/operations/contract';
import { BranchFeed } from '../feed/branch-feed';
import { BranchFeeds } from '../feed/branch-feeds';
import { LiveViewer, type Outlet } from './live-viewer';

/**
 * How often is asked whether tokens are in force: well within the 30 seconds promised. Whether persons are still who they
 * were is asked too, though the directory says so by itself.
 */
const RIGHTS_CHECK_MS = 5_000;
const MAX_VIEWERS = LIMITS.streamsInAll.value;
/** Of one person, on all their devices: they shut nobody else out. */
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

/** Persons who look on: how many, how long they may, and that what they read is written down. What they see is a `BranchFeed`. */
@Injectable()
export class LiveHistory implements BeforeApplicationShutdown {
  private readonly viewers = new Set<LiveViewer>();
  /** How many each person has open. */
  private readonly ofPerson = new Map<string, number>();
  private rightsCheck: NodeJS.Timeout | undefined;

  constructor(
    @Inject(OperationLog) private readonly operations: OperationLog,
    @Inject(BranchFeeds) private readonly feeds: BranchFeeds,
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

  /** Answers when the viewer gets what there is; sends until the connection, the token or a right ends. */
  async watch(watching: Watching, outlet: Outlet): Promise<void> {
    const { operationId, viewer, until, lastEventId } = watching;
    const feed = new BranchFeed(viewer, () => outlet.close());
    const live = new LiveViewer(
      ...([feed, outlet, until] as const),
      (entries) => this.recordReads(operationId, viewer, entries),
      (position) => this.tokens.seal(String(position).padStart(DIGITS, '0'), purposeOf(operationId)),
    );
    this.viewers.add(live);
    this.count(viewer.person, 1);
    void feed.ended.then(() => this.release(live));
    // Many that were admitted at once are counted one by one, and rights may have ended since.
    if (this.ofPerson.get(viewer.person)! > MAX_OF_ONE || !this.isStill(viewer)) feed.end();
    this.rightsCheck ??= setInterval(() => this.checkRights(), RIGHTS_CHECK_MS).unref();
    void live.send();
    await this.feeds.connect(feed, operationId, this.positionIn(operationId, lastEventId));
  }

  private async recordReads(
    operationId: string,
    viewer: Viewer,
    entries: readonly ShownEntry[],
  ): Promise<void> {
    if (entries.length === 0) return;
    await this.reads.shown(await this.operations.snapshot(operationId), viewer, ROUTE, entries);
  }

  private release(live: LiveViewer): void {
    if (this.viewers.delete(live)) this.count(live.feed.viewer.person, -1);
  }

  private count(person: string, change: 1 | -1): void {
    const open = (this.ofPerson.get(person) ?? 0) + change;
    if (open > 0) this.ofPerson.set(person, open);
    else this.ofPerson.delete(person);
  }

  /** Also called where the connections do not end by themselves. */
  beforeApplicationShutdown(): void {
    clearInterval(this.rightsCheck);
    for (const { feed } of this.viewers) feed.end();
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

  private checkRights(): void {
    const nowMs = Date.now();
    for (const live of this.viewers)
      if (live.isExpired(nowMs) || !this.isStill(live.feed.viewer)) live.feed.end();
  }

  private isStill({ person, branch, role }: Viewer): boolean {
    const entry = this.directory.byPerson(person);
    return entry?.active === true && entry.branch === branch && entry.role === role;
  }

  /** What the person may see has changed: they come again with Last-Event-ID, or are refused. */
  private endOf(person: string): void {
    for (const { feed } of this.viewers) if (feed.viewer.person === person) feed.end();
  }
}

const purposeOf = (operationId: string): string => JSON.stringify(['live', operationId]);
