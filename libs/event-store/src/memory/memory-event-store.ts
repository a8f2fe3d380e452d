import {
  validateAppend,
  admitLimit,
  validateLogRead,
  validateStreamRead,
  passes,
} from '../append-validation';
import { contentText, leafOf } from '../envelope';
import { LiveSubscription, type LogPages, type SubscriptionBounds } from '../live-subscription';
import {
  BEFORE_ALL,
  EventIdTaken,
  NO_STREAM,
  OperationChanged,
  StoreUnavailable,
  WrongExpectedRevision,
  type AppendCondition,
  type AppendResult,
  type EventFilter,
  type EventStore,
  type EventToAppend,
  type LogRead,
  type Position,
  type StoredEvent,
  type StreamRead,
  type Subscription,
} from '../port';

export interface MemoryEventStoreOptions {
  /** The most events the log holds; an append beyond it fails whole, as on a full disk. */
  readonly capacity?: number;
  readonly subscriptions?: SubscriptionBounds;
  /** How far the positions of two events that follow each other are apart (1): with gaps, as other engines have them. */
  readonly positionStep?: number;
}

/** The log in memory, for tests and exercises: same contract, gone with the process. */
export class MemoryEventStore implements EventStore, LogPages {
  private readonly log: StoredEvent[] = [];
  private readonly streams = new Map<string, StoredEvent[]>();
  private readonly ids = new Map<string, StoredEvent>();
  /** Position of the last event of each operation. */
  private readonly operations = new Map<string, Position>();
  private readonly subscriptions = new Set<LiveSubscription>();
  private failed = false;
  private closed = false;

  constructor(private readonly options: MemoryEventStoreOptions = {}) {}

  async append(
    stream: string,
    events: readonly EventToAppend[],
    expected: number,
    condition?: AppendCondition,
  ): Promise<AppendResult> {
    this.assertOpen();
    validateAppend(events, expected, condition);
    const retried = this.retried(stream, events);
    if (retried !== undefined) return answerOf(retried, true);
    const recorded = this.streams.get(stream) ?? [];
    const actual = recorded.at(-1)?.revision ?? NO_STREAM;
    if (actual !== expected) throw new WrongExpectedRevision(stream, expected, actual);
    if (condition) this.mustHold(condition, events[0]!.operationId!);
    this.failed = this.log.length + events.length > this.capacity;
    if (this.failed) throw new StoreUnavailable('full');
    const stored = events.map(({ content, ...event }, index): StoredEvent => {
      const revision = actual + 1 + index;
      const leaf = leafOf({ ...event, stream, revision }, content ?? contentText(event));
      const place = { position: this.positionAt(this.log.length + index), stream, revision };
      return { ...structuredClone(event), ...place, envelopeVersion: 2, leaf };
    });
    this.streams.set(stream, recorded);
    for (const event of stored) {
      this.log.push(event);
      recorded.push(event);
      this.ids.set(event.id, event);
      if (event.operationId !== null) this.operations.set(event.operationId, event.position);
    }
    for (const subscription of this.subscriptions) subscription.announce(stored);
    return answerOf(stored, false);
  }

  async readStream(stream: string, read: StreamRead = {}): Promise<readonly StoredEvent[]> {
    this.assertOpen();
    validateStreamRead(read);
    const recorded = this.streams.get(stream) ?? [];
    const limit = read.limit ?? Infinity;
    if (read.direction !== 'backwards') return recorded.slice(read.from ?? 0, (read.from ?? 0) + limit);
    const end = Math.min(read.from ?? Infinity, recorded.length - 1) + 1;
    return recorded.slice(Math.max(0, end - limit), end).reverse();
  }

  async readAll(read: LogRead): Promise<readonly StoredEvent[]> {
    this.assertOpen();
    validateLogRead(read);
    return this.page(read.after, read.limit, read.filter ?? {}).events;
  }

  async readLatest(limit: number): Promise<readonly StoredEvent[]> {
    this.assertOpen();
    admitLimit(limit);
    return this.log.slice(-limit);
  }

  async readEvent(id: string): Promise<StoredEvent | undefined> {
    this.assertOpen();
    return this.ids.get(id);
  }

  async head(): Promise<Position> {
    this.assertOpen();
    return this.last;
  }

  async isWritable(): Promise<boolean> {
    this.assertOpen();
    return !this.failed || this.log.length < this.capacity;
  }

  subscribe(from: { readonly after: number; readonly filter?: EventFilter }): Subscription {
    this.assertOpen();
    validateLogRead({ after: from.after, limit: 1 });
    const forget = (closed: LiveSubscription): boolean => this.subscriptions.delete(closed);
    const subscription = new LiveSubscription(this, from, forget, this.options.subscriptions);
    this.subscriptions.add(subscription);
    return subscription;
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const subscription of this.subscriptions) subscription.close();
  }

  page(after: number, limit: number, filter: EventFilter): { events: readonly StoredEvent[]; head: number } {
    const matches = passes(filter);
    const events: StoredEvent[] = [];
    for (
      let index = Math.floor(after / this.step);
      index < this.log.length && events.length < limit;
      index += 1
    ) {
      const event = this.log[index];
      if (event !== undefined && matches(event)) events.push(event);
    }
    return { events, head: this.last };
  }

  /** The events of this retry as they stand, or undefined where none of its ids stands in the log. */
  private retried(stream: string, events: readonly EventToAppend[]): readonly StoredEvent[] | undefined {
    const standing = events.map(({ id }) => this.ids.get(id));
    const known = standing.filter((event) => event !== undefined);
    if (known.length === 0) return undefined;
    const foreign = known.find((event) => event.stream !== stream) ?? known[0];
    if (foreign !== undefined && (known.length < events.length || foreign.stream !== stream)) {
      throw new EventIdTaken(foreign.id);
    }
    return known;
  }

  private mustHold({ operationUnchangedAfter: after }: AppendCondition, operationId: string): void {
    const last = this.operations.get(operationId) ?? BEFORE_ALL;
    if (last > after) throw new OperationChanged(operationId, after, last);
  }

  private get step(): number {
    return this.options.positionStep ?? 1;
  }

  /** Of the event at that index of the log. */
  private positionAt(index: number): Position {
    return (index + 1) * this.step;
  }

  private get last(): Position {
    return this.log.at(-1)?.position ?? BEFORE_ALL;
  }

  private get capacity(): number {
    return this.options.capacity ?? Infinity;
  }

  private assertOpen(): void {
    if (this.closed) throw new StoreUnavailable('closed');
  }
}

function answerOf(events: readonly StoredEvent[], duplicate: boolean): AppendResult {
  const last = events.reduce((latest, event) => (event.position > latest.position ? event : latest));
  const positions = events.map(({ position }) => position);
  return { positions, position: last.position, revision: last.revision, duplicate };
}
