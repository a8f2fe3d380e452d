import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { validateAppend, admitLimit, validateLogRead, validateStreamRead } from '../append-validation';
import { ChainKey } from '../chain';
import { LogDamage } from '../damage';
import { contentText } from '../envelope';
import { LiveSubscription, type SubscriptionBounds } from '../live-subscription';
import {
  StoreUnavailable,
  type AppendCondition,
  type AppendResult,
  type EventStore,
  type EventToAppend,
  type ExpectedRevision,
  type LogRead,
  type Position,
  type StoredEvent,
  type StreamRead,
  type Subscription,
} from '../port';
import { answerOf } from '../sqlite/append-answer';
import { FileLock } from '../sqlite/file-lock';
import { LogReader } from '../sqlite/log-reader';
import { verifying } from '../sqlite/sqlite-event-store';
import type { Outcome } from '../sqlite/writer-messages';
import { AppendLane, TOO_LARGE } from './append-lane';
import { boundLog, mustHold, type LogBinding } from './deployment';
import { KurrentConnection } from './kurrent-connection';
import { LogMirror } from './log-mirror';
import { MirrorFeed } from './mirror-feed';
import { PhysicalNames } from './wire-event';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const CALL_MS = 5_000;
const ANSWER_MS = 15_000;

export interface KurrentEventStoreOptions {
  /** Connection string of KurrentDB, or of EventStoreDB from 22.10 on. */
  readonly url: string;
  /** Begins the name of each stream of this log: lower-case letters, digits and hyphens. */
  readonly prefix: string;
  /** Where this process keeps what it has read of the log; disposable. */
  readonly mirrorFile: string;
  /**
   * What the log must be of; another is refused, and so is one of the other world.
   * @param isNew nobody has written to it
   */
  readonly bind: (isNew: boolean) => LogBinding;
  readonly damage?: LogDamage;
  readonly subscriptions?: SubscriptionBounds | undefined;
  /** For one call of the engine (5 s), and for an append with all its repetitions (15 s). */
  readonly callMs?: number;
  readonly answerMs?: number;
}

interface Parts {
  readonly lock: FileLock;
  readonly names: PhysicalNames;
  readonly connection: KurrentConnection;
  readonly mirror: LogMirror;
  readonly reader: LogReader;
  readonly key: ChainKey;
  readonly damage: LogDamage;
  readonly answerMs: number;
  readonly bounds: SubscriptionBounds | undefined;
}

/**
 * The log on KurrentDB, for any number of processes. Each operation is one physical stream, each stream outside operations
 * another; the events of one logical stream are all of one operation, or of none. A process reads from its mirror of the
 * log, which follows the engine, and an append is answered when it is durable in the engine and stands in the mirror.
 * Ciphertexts are no part of it (`SeparateCiphertexts`): nothing here can ever be erased.
 *
 * Where an answer does not come in time nobody knows whether the events were written: the append is answered
 * `StoreUnavailable`, and its retry under the same ids tells. That an id stands in another operation is known from the
 * mirror alone: of two processes that use one id for two operations at the same moment, both may be answered.
 */
export class KurrentEventStore implements EventStore {
  private readonly feed: MirrorFeed;
  private readonly subscriptions = new Set<LiveSubscription>();
  private readonly lanes = new Map<string, AppendLane>();
  private readonly pending = new Set<Promise<unknown>>();
  private hasFailed = false;
  private closing: Promise<void> | undefined;

  private constructor(private readonly parts: Parts) {
    const { connection, mirror, names, damage } = parts;
    this.feed = new MirrorFeed(connection, mirror, names, {
      taken: (positions) => this.announce(positions),
      odd: (position) => damage.event(position),
    });
  }

  /**
   * Resolves when the mirror has all that stood in the log.
   * @throws StoreUnavailable where the engine does not answer, or the mirror is open in another process
   * @throws ForeignLog where the log is of another deployment or world, or does not hold what the mirror has of it
   */
  static async open(options: KurrentEventStoreOptions): Promise<KurrentEventStore> {
    const { url, prefix, mirrorFile, bind } = options;
    const names = new PhysicalNames(prefix);
    const { callMs = CALL_MS, answerMs = ANSWER_MS } = options;
    const connection = new KurrentConnection(url, names, callMs, answerMs);
    mkdirSync(dirname(mirrorFile), { recursive: true, mode: 0o700 });
    const lock = FileLock.of(mirrorFile);
    const damage = options.damage ?? new LogDamage();
    let mirror: LogMirror | undefined;
    try {
      const { deployment, chainKey } = await boundLog(connection, names, bind);
      const key = new ChainKey(chainKey);
      mirror = new LogMirror(mirrorFile, `${names.begin} ${deployment.id}`);
      await mustHold(connection, mirror);
      const reader = new LogReader(mirrorFile, verifying(key, 0, damage), damage);
      const bounds = { answerMs, bounds: options.subscriptions };
      const store = new KurrentEventStore({
        lock,
        names,
        connection,
        mirror,
        reader,
        key,
        damage,
        ...bounds,
      });
      await store.feed.start();
      return store;
    } catch (error) {
      await connection.close();
      mirror?.close();
      lock.release();
      throw error;
    }
  }

  async append(
    stream: string,
    events: readonly EventToAppend[],
    expected: ExpectedRevision,
    condition?: AppendCondition,
  ): Promise<AppendResult> {
    this.assertOpen();
    validateAppend(events, expected, condition);
    const operationId = mustFitEngine(events);
    const asked = { stream, expected, unchangedAfter: condition?.operationUnchangedAfter };
    const contents = events.map((event) => event.content ?? contentText(event));
    const outcome = await this.whilePending(
      this.lane(stream, operationId).append({ ...asked, events, contents }),
    );
    this.remember(outcome);
    return answerOf({ ...asked, operationId }, outcome);
  }

  async readStream(stream: string, read: StreamRead = {}): Promise<readonly StoredEvent[]> {
    this.assertOpen();
    validateStreamRead(read);
    return this.parts.reader.stream(stream, read);
  }

  async readAll(read: LogRead): Promise<readonly StoredEvent[]> {
    this.assertOpen();
    validateLogRead(read);
    return this.parts.reader.page(read.after, read.limit, read.filter ?? {}).events;
  }

  async readLatest(limit: number): Promise<readonly StoredEvent[]> {
    this.assertOpen();
    admitLimit(limit);
    return this.parts.reader.latest(limit);
  }

  async readEvent(id: string): Promise<StoredEvent | undefined> {
    this.assertOpen();
    return this.parts.reader.event(id);
  }

  async head(): Promise<Position> {
    this.assertOpen();
    return this.parts.mirror.head;
  }

  /** Resolves when this process has all that stands in the log. @throws StoreUnavailable where the engine does not answer */
  async refresh(): Promise<void> {
    this.assertOpen();
    await this.feed.refresh();
  }

  async isWritable(): Promise<boolean> {
    this.assertOpen();
    if (!this.hasFailed) return true;
    this.hasFailed = !(await this.parts.connection.isWritable());
    return !this.hasFailed;
  }

  subscribe(from: Parameters<EventStore['subscribe']>[0]): Subscription {
    this.assertOpen();
    validateLogRead({ after: from.after, limit: 1 });
    const forget = (closed: LiveSubscription): boolean => this.subscriptions.delete(closed);
    const subscription = new LiveSubscription(this.parts.reader, from, forget, this.parts.bounds);
    this.subscriptions.add(subscription);
    return subscription;
  }

  /** Refuses what comes from now on, waits for the appends that were taken, and lets go of the engine. */
  close(): Promise<void> {
    this.closing ??= this.shutDown();
    return this.closing;
  }

  private async shutDown(): Promise<void> {
    await Promise.allSettled(this.pending);
    for (const subscription of this.subscriptions) subscription.close();
    await this.feed.close();
    await this.parts.connection.close();
    this.parts.reader.close();
    this.parts.mirror.close();
    this.parts.lock.release();
  }

  private lane(stream: string, operationId: string | null): AppendLane {
    const { connection, mirror, key, names, answerMs } = this.parts;
    const physicalStream = names.of({ operationId }, stream);
    let lane = this.lanes.get(physicalStream);
    if (!lane) {
      const parts = { connection, mirror, key, answerMs, feed: this.feed };
      lane = new AppendLane(physicalStream, operationId ?? stream, operationId, parts);
      this.lanes.set(physicalStream, lane);
    }
    return lane;
  }

  private async whilePending(append: Promise<Outcome>): Promise<Outcome> {
    this.pending.add(append);
    try {
      return await append;
    } finally {
      this.pending.delete(append);
      for (const [name, lane] of this.lanes) if (lane.isIdle) this.lanes.delete(name);
    }
  }

  private remember(outcome: Outcome): void {
    if (outcome.kind === 'written') this.hasFailed = false;
    if (outcome.kind === 'failed' && outcome.reason !== TOO_LARGE) this.hasFailed = true;
  }

  private announce(positions: readonly Position[]): void {
    const live = [...this.subscriptions].filter((subscription) => subscription.live);
    if (live.length === 0) return;
    const { events } = this.parts.reader.page(positions[0]! - 1, positions.length, {});
    for (const subscription of live) subscription.announce(events);
  }

  private assertOpen(): void {
    if (this.closing !== undefined) throw new StoreUnavailable('closed');
  }
}

/**
 * @returns the operation of the events
 * @throws RangeError for events of two operations, with ciphertexts, with an id that is no UUID, or without a type: the
 *   first two have no place here, and the client breaks on the others
 */
function mustFitEngine(events: readonly EventToAppend[]): string | null {
  const { operationId } = events[0]!;
  for (const event of events) {
    if (event.operationId !== operationId) throw new RangeError('an append is of one operation');
    if (Object.keys(event.ciphertexts).length > 0) throw new RangeError('ciphertexts stand beside this log');
    if (!UUID.test(event.id)) throw new RangeError('the id of an event must be a UUID');
    if (event.type === '') throw new RangeError('an event must have a type');
  }
  return operationId;
}
