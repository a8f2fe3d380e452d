import { LeastRecentlyUsed } from '@samsyn/processing';
import type { EventCodec, EventStore } from '@samsyn/event-store';
import type { Recorded } from '@samsyn/kernel';
import { accessAt, emptyAccess, foldAccess } from './access';
import type { OperationSnapshot } from './viewer';

const PAGE = 2_000;
/** Entries of recently read operations that stay opened in memory, over all operations. */
const CACHED_ENTRIES = 60_000;

interface Cached {
  readonly entries: Recorded[];
  readonly access: OperationSnapshot['access'];
  position: number;
}

/**
 * Every operation as the log has it now: read by operation, opened once, folded on as events are added. The log is
 * asked each time for what is new, so an answer is never older than the last durable event.
 */
export class OperationLog {
  private readonly operations = new LeastRecentlyUsed<string, Cached>(
    CACHED_ENTRIES,
    ({ entries }) => entries.length + 1,
  );
  private readonly owners = new LeastRecentlyUsed<string, string>(20_000);
  private readonly reading = new Map<string, Promise<OperationSnapshot>>();

  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
  ) {}

  /** An operation without any event has an empty snapshot; nobody may know it. */
  async snapshot(operationId: string): Promise<OperationSnapshot> {
    const running = this.reading.get(operationId);
    // The running read may have looked before our caller's last event: let it end, then look again.
    if (running) await running.catch(() => undefined);
    const mine = this.reading.get(operationId) ?? this.read(operationId);
    this.reading.set(operationId, mine);
    try {
      return await mine;
    } finally {
      if (this.reading.get(operationId) === mine) this.reading.delete(operationId);
    }
  }

  /** The operation as it stood when the log had come to `position`. */
  async snapshotAt(operationId: string, position: number): Promise<OperationSnapshot> {
    const now = await this.snapshot(operationId);
    if (position >= now.position) return now;
    const entries = now.entries.filter((entry) => entry.position <= position);
    return { operationId, position, entries, access: accessAt(now.entries, position) };
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
    const cached = this.operations.get(operationId) ?? { entries: [], access: emptyAccess(), position: 0 };
    for (;;) {
      const page = await this.store.readAll({ after: cached.position, limit: PAGE, filter: { operationId } });
      for (const stored of page) {
        const entry = this.codec.decode(stored);
        cached.entries.push(entry);
        foldAccess(cached.access, entry);
        cached.position = stored.position;
      }
      if (page.length < PAGE) break;
    }
    if (cached.entries.length > 0) this.operations.set(operationId, cached);
    return { operationId, position: cached.position, entries: cached.entries, access: cached.access };
  }
}
