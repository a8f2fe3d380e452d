import { LeastRecentlyUsed } from '@samsyn/processing';
import { BEFORE_ALL, ChainReader, openedFor, type EventCodec, type EventStore } from '@samsyn/event-store';
import { GrowingList, type Recorded } from '@samsyn/kernel';
import {
  changesAccess,
  copyOfAccess,
  emptyAccess,
  foldAccess,
  type OperationSnapshot,
} from '@samsyn/secrecy';

const PAGE = 2_000;
/** Entries of recently read operations that stay opened in memory, over all operations. */
const CACHED_ENTRIES = 100_000;

interface Cached {
  readonly entries: GrowingList<Recorded>;
  access: OperationSnapshot['access'];
  /** Of all that is in it; somebody may hold it, and what they hold does not change. */
  snapshot?: OperationSnapshot | undefined;
  /** What is in `access` is also in that of a snapshot that somebody may hold. */
  isShared?: boolean;
  /** Finds an event that is missing between those that were read. */
  readonly chain: ChainReader;
  position: number;
}

export interface OperationLogOptions {
  /**
   * Nobody but this process appends, and all of it is passed to `add`: what is in memory need not be asked
   * for again.
   */
  readonly onlyWriter: boolean;
}

/**
 * Every operation as the log has it now: read by operation, opened once, folded on as events are added. Where others
 * write as well, the log is asked each time for what is new; an answer is never older than the last acknowledged event.
 */
export class OperationLog {
  private readonly operations = new LeastRecentlyUsed<string, Cached>(
    CACHED_ENTRIES,
    ({ entries }) => entries.length + 1,
  );
  private readonly owners = new LeastRecentlyUsed<string, string>(20_000);
  private readonly reading = new Map<string, Promise<OperationSnapshot>>();
  /** Operations that were appended to while they were being read. */
  private readonly overtaken = new Set<string>();

  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
    private readonly options: OperationLogOptions = { onlyWriter: false },
  ) {}

  /** What has just been appended to one operation, durable. Where others write as well, it is read in its order. */
  add(events: readonly Recorded[]): void {
    const operationId = events[0]?.operationId;
    if (!operationId || !this.options.onlyWriter) return;
    if (this.reading.has(operationId)) {
      this.overtaken.add(operationId);
      return;
    }
    const cached = this.operations.get(operationId);
    if (!cached) return;
    cached.chain.lose();
    for (const event of events) if (event.position > cached.position) include(cached, event);
    this.operations.set(operationId, cached);
  }

  /** Drops what is opened of an operation, so that it is read anew: a key of it has been destroyed. */
  forget(operationId: string): void {
    this.operations.delete(operationId);
  }

  /** The same for the operation of that stream. Nothing happens where the log cannot be read: nothing is opened then either. */
  async forgetStream(stream: string): Promise<void> {
    const operationId = await this.operationOf(stream).catch(() => undefined);
    if (operationId !== undefined) this.forget(operationId);
  }

  /** An operation without any event has an empty snapshot; nobody may know it. */
  async snapshot(operationId: string): Promise<OperationSnapshot> {
    const known = this.options.onlyWriter ? this.operations.get(operationId) : undefined;
    return known ? inHand(snapshotOf(operationId, known)) : this.latest(operationId);
  }

  /**
   * The same with all that is durable, also what its writer has not been notified of yet: for those who
   * follow the log itself.
   */
  async latest(operationId: string): Promise<OperationSnapshot> {
    const running = this.reading.get(operationId);
    // The running read may have looked before our caller's last event: let it end, then look again.
    if (running) await running.catch(() => undefined);
    const mine = this.reading.get(operationId) ?? this.read(operationId);
    this.reading.set(operationId, mine);
    return inHand(await mine);
  }

  /** The operation that a stream (a call-out, an encounter) belongs to. */
  async operationOf(stream: string): Promise<string | undefined> {
    const known = this.owners.get(stream);
    if (known) return known;
    const [first] = await this.store.readStream(stream, { limit: 1 });
    if (first?.operationId) this.owners.set(stream, first.operationId);
    return first?.operationId ?? undefined;
  }

  /** The operation of the entry with that id, and the entry. */
  async ofEntry(entryId: string): Promise<{ snapshot: OperationSnapshot; entry: Recorded } | undefined> {
    const stored = await this.store.readEvent(entryId);
    if (!stored?.operationId) return undefined;
    const snapshot = await this.snapshot(stored.operationId);
    const entry = snapshot.access.byId.get(entryId);
    return entry ? { snapshot, entry } : undefined;
  }

  private async read(operationId: string): Promise<OperationSnapshot> {
    const cached = this.operations.get(operationId) ?? {
      ...{ entries: new GrowingList<Recorded>(), access: emptyAccess(), position: BEFORE_ALL },
      chain: new ChainReader(this.codec.damage),
    };
    try {
      for (;;) {
        this.overtaken.delete(operationId);
        const page = await this.store.readAll({
          after: cached.position,
          limit: PAGE,
          filter: { operationId },
        });
        const loading = this.codec.load(page);
        // In one turn with the last look, where there is nothing to wait for.
        if (loading) await loading;
        for (const stored of page) {
          cached.chain.follow(stored);
          include(cached, this.codec.decodeLazily(stored));
        }
        if (page.length < PAGE && !this.overtaken.has(operationId)) break;
      }
      if (cached.entries.length > 0) this.operations.set(operationId, cached);
      return snapshotOf(operationId, cached);
    } finally {
      // In the same turn as the last look: what is appended from now on finds the operation in memory.
      this.reading.delete(operationId);
    }
  }
}

function include(cached: Cached, entry: Recorded): void {
  cached.entries.push(entry);
  const { access } = cached;
  // Most entries change nothing but which entries there are: then all else is shared with who holds a former snapshot.
  if (!changesAccess(entry)) {
    if (cached.snapshot) cached.access = { ...access };
  } else if (cached.isShared) {
    cached.access = copyOfAccess(access);
    cached.isShared = false;
  }
  cached.snapshot = undefined;
  foldAccess(cached.access, entry);
  cached.position = entry.position;
}

function inHand(snapshot: OperationSnapshot): OperationSnapshot {
  openedFor.getStore()?.operation(snapshot);
  return snapshot;
}

/** The same until something is added. */
function snapshotOf(operationId: string, cached: Cached): OperationSnapshot {
  const { entries, access, position } = cached;
  cached.isShared = true;
  return (cached.snapshot ??= { operationId, position, entries: entries.taken(), access });
}
