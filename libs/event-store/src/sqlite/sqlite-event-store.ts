import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve as absolute } from 'node:path';
import Database from 'better-sqlite3';
import { validateAppend, admitLimit, validateLogRead, validateStreamRead } from '../append-validation';
import { ChainKey, EventAltered } from '../chain';
import { LogDamage } from '../damage';
import { LiveSubscription, type SubscriptionBounds } from '../live-subscription';
import {
  StoreUnavailable,
  type AppendCondition,
  type AppendResult,
  type EventFilter,
  type EventStore,
  type EventToAppend,
  type LogRead,
  type StoredEvent,
  type StreamRead,
  type Subscription,
} from '../port';
import { answerOf } from './append-answer';
import { CommitQueue, type QueueBounds } from './commit-queue';
import { columnsOf, EventOfRow, type Verify } from './event-row';
import { FileLock } from './file-lock';
import { LogReader } from './log-reader';
import type { AppendRequest, Binding, KeptHead, Outcome, Standing } from './writer-messages';

const PAGE_BYTES = 4_096;
const QUEUE_BOUNDS: QueueBounds = { appends: 10_000, characters: 64 * 1024 * 1024 };

export interface SqliteEventStoreOptions {
  /** Path of the log; SQLite keeps `-wal` and `-shm` beside it, and the lock of the owning process is in `.lock`. */
  readonly file: string;
  /** The most bytes the file may grow to; an append beyond it fails whole, as on a full disk. */
  readonly maxFileBytes?: number;
  readonly queue?: QueueBounds;
  readonly subscriptions?: SubscriptionBounds;
  /**
   * Asked once the file is this process's own: with what its events are bound to each other, and what was kept of them.
   * @param isEmpty there is no event in it
   */
  readonly bind: (isEmpty: boolean) => Binding;
  readonly damage?: LogDamage;
}

const LOST: Readonly<Record<Exclude<Standing['kind'], 'as-kept'>, (standing: never) => string>> = {
  shorter: ({ position }: { position: number }) =>
    `it ends at event ${position}, before what it held when its head was last kept: it is older, cut, or empty`,
  another: ({ position }: { position: number }) => `another event than was written stands at ${position}`,
  incomplete: ({ missing }: { missing: number }) => `${missing} events are missing from it`,
  'not-kept': () => 'its head is not with the keys',
};

/** The log is not the one whose head was kept, or not all of it; the message goes to the operator. */
export class LogLost extends Error {
  constructor(file: string, reason: string) {
    super(`${file} is not as it was: ${reason} (docs/operating.md, "When the log is lost or older")`);
    this.name = 'LogLost';
  }
}

/**
 * The log in one SQLite file, owned by one process. Appends that arrive together share one transaction and one fsync;
 * each is answered when its own events are durable. When its queue is full an append is refused with StoreUnavailable.
 */
export class SqliteEventStore implements EventStore {
  private readonly subscriptions = new Set<LiveSubscription>();
  private closing: Promise<void> | undefined;

  private constructor(
    private readonly lock: FileLock,
    private readonly queue: CommitQueue,
    private readonly reader: LogReader,
    private readonly subscriptionBounds: SubscriptionBounds | undefined,
  ) {}

  /**
   * Opens the log, and creates it and its folder where there is none.
   * @throws StoreUnavailable where the file is open already (here or in another process) or is not an event log
   * @throws LogLost where it does not hold what was kept of it
   */
  static async open(options: SqliteEventStoreOptions): Promise<SqliteEventStore> {
    const file = absolute(options.file);
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const lock = FileLock.of(file);
    let queue: CommitQueue | undefined;
    try {
      const { maxFileBytes } = options;
      const maxPages = maxFileBytes === undefined ? undefined : Math.floor(maxFileBytes / PAGE_BYTES);
      const binding = options.bind(holdsNothing(file));
      const started = await CommitQueue.start({ file, maxPages, binding }, options.queue ?? QUEUE_BOUNDS);
      ({ queue } = started);
      const { standing } = started;
      if (standing.kind !== 'as-kept') throw new LogLost(file, LOST[standing.kind](standing as never));
      const damage = options.damage ?? new LogDamage();
      const verify = verifying(new ChainKey(binding.key), standing.unbound, damage);
      return new SqliteEventStore(lock, queue, new LogReader(file, verify, damage), options.subscriptions);
    } catch (error) {
      await queue?.stop();
      lock.release();
      throw error;
    }
  }

  async append(
    stream: string,
    events: readonly EventToAppend[],
    expected: number,
    condition?: AppendCondition,
  ): Promise<AppendResult> {
    this.assertOpen();
    validateAppend(events, expected, condition);
    const request: AppendRequest = {
      stream,
      expected,
      unchangedAfter: condition?.operationUnchangedAfter,
      events: events.map((event, index) => columnsOf(event, stream, expected + 1 + index)),
    };
    const outcome = await new Promise<Outcome>((resolve) => {
      this.queue.add(request, (outcome) => {
        if (outcome.kind === 'written') this.announce(request, outcome.positions);
        resolve(outcome);
      });
    });
    const operationId = events[0]!.operationId;
    return answerOf({ ...request, operationId }, outcome);
  }

  async readStream(stream: string, read: StreamRead = {}): Promise<readonly StoredEvent[]> {
    this.assertOpen();
    validateStreamRead(read);
    return this.reader.stream(stream, read);
  }

  async readAll(read: LogRead): Promise<readonly StoredEvent[]> {
    this.assertOpen();
    validateLogRead(read);
    return this.reader.page(read.after, read.limit, read.filter ?? {}).events;
  }

  async readLatest(limit: number): Promise<readonly StoredEvent[]> {
    this.assertOpen();
    admitLimit(limit);
    return this.reader.latest(limit);
  }

  async readEvent(id: string): Promise<StoredEvent | undefined> {
    this.assertOpen();
    return this.reader.event(id);
  }

  async head(): Promise<number> {
    this.assertOpen();
    return this.reader.head();
  }

  /** The head of the log with all that is durable, to be kept apart from it; `undefined` where the writer has ended. */
  async keptHead(): Promise<KeptHead | undefined> {
    return this.queue.head();
  }

  async isWritable(): Promise<boolean> {
    this.assertOpen();
    return this.queue.isWritable();
  }

  subscribe(from: { readonly after: number; readonly filter?: EventFilter }): Subscription {
    this.assertOpen();
    validateLogRead({ after: from.after, limit: 1 });
    const forget = (closed: LiveSubscription): boolean => this.subscriptions.delete(closed);
    const subscription = new LiveSubscription(this.reader, from, forget, this.subscriptionBounds);
    this.subscriptions.add(subscription);
    return subscription;
  }

  /** Refuses what comes from now on, waits for the appends that were taken, ends the subscriptions and frees the file. */
  close(): Promise<void> {
    this.closing ??= this.shutDown();
    return this.closing;
  }

  private async shutDown(): Promise<void> {
    await this.queue.drain();
    for (const subscription of this.subscriptions) subscription.close();
    // The writer's connection closes last: then SQLite moves the whole write-ahead log into the file.
    this.reader.close();
    await this.queue.stop();
    this.lock.release();
  }

  private announce({ stream, expected, events }: AppendRequest, positions: readonly number[]): void {
    const live = [...this.subscriptions].filter((subscription) => subscription.live);
    if (live.length === 0) return;
    const stored = events.map(([id, type, operation, envelope, ciphertexts, leaf], index) => {
      const place = [positions[index]!, id, stream, expected + 1 + index, type, operation] as const;
      return new EventOfRow([...place, envelope, ciphertexts, null, null, null], undefined, undefined, leaf);
    });
    for (const subscription of live) subscription.announce(stored);
  }

  private assertOpen(): void {
    if (this.closing !== undefined) throw new StoreUnavailable('closed');
  }
}

/** Also false where the file cannot be read: then something stands in it. */
function holdsNothing(file: string): boolean {
  if (!existsSync(file)) return true;
  let database: Database.Database | undefined;
  try {
    database = new Database(file, { readonly: true, fileMustExist: true });
    const tables = database.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'event'").pluck();
    return tables.get() === 0 || database.prepare('SELECT 1 FROM event LIMIT 1').get() === undefined;
  } catch {
    return false;
  } finally {
    database?.close();
  }
}

/** Each event by itself, when its contents are asked for; that none is missing before it, `ChainReader` finds. */
export const verifying = (key: ChainKey, unbound: number, damage: LogDamage): Verify => ({
  unbound,
  check(event) {
    if (event.position <= unbound) return;
    if (key.binds(event)) return;
    damage.event(event.position);
    throw new EventAltered(event.position);
  },
});
