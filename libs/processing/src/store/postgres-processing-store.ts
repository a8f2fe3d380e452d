import { orStoreUnavailable, StoreUnavailable } from '@samsyn/event-store';
import type { JsonObject } from '@samsyn/kernel';
import type { PostgresDatabase, Sql } from '@samsyn/postgres';
import { LeaseLost, type Lease } from '../leases/leases';
import { PostgresLeases } from '../leases/postgres-leases';
import { BEGINNING, type Checkpoint } from '../projections/projection-catalogue';
import type { ProcessingState, Timer, TimerChange } from './processing-state';

/** Before each event and each timer the lease is asked for; so long the answer holds. Each write asks anew. */
const LEASE_HOLDS_MS = 1_000;
const CANCEL = 'DELETE FROM samsyn.timer WHERE id = ANY ($1)';
const SCHEDULE = `
  INSERT INTO samsyn.timer (id, due_at, kind, payload)
  SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])
  ON CONFLICT (id) DO UPDATE SET due_at = excluded.due_at, kind = excluded.kind, payload = excluded.payload`;
const ADVANCE = `
  INSERT INTO samsyn.checkpoint (workflow, position, event_id) VALUES ($1, $2, $3)
  ON CONFLICT (workflow) DO UPDATE SET position = excluded.position, event_id = excluded.event_id`;
const FINISH = 'DELETE FROM samsyn.timer WHERE id = $1 AND due_at = $2';

interface TimerRow {
  readonly id: string;
  readonly due_at: string;
  readonly kind: string;
  readonly payload: string;
}
interface CheckpointRow {
  readonly workflow: string;
  readonly position: string;
  readonly event_id: string | null;
}

/**
 * Checkpoints and timers in a database that processes share. The holder of the lease is the only one who writes them: it
 * reads all of them when it takes the lease, and answers from memory. A process without the lease has none.
 */
export class PostgresProcessingStore implements ProcessingState {
  readonly leases: PostgresLeases;
  onLeaseLost: () => void = () => {};
  private lease: Lease | undefined;
  private confirmedAt = -Infinity;
  private readonly checkpoints = new Map<string, Checkpoint>();
  private readonly byId = new Map<string, Timer>();
  /** By moment and id; made when it is asked for after a change. */
  private byDue: readonly Timer[] | undefined;
  /** Nobody knows whether the last write was carried out: all is read again before the next. */
  private isUnsure = false;
  /** Memory changes in the order of the commits. */
  private turn: Promise<void> = Promise.resolve();

  /** The caller closes the database, after this. */
  constructor(private readonly database: PostgresDatabase) {
    this.leases = new PostgresLeases(database);
  }

  async writeUnder(lease: Lease | undefined): Promise<void> {
    await this.turn;
    this.lease = lease;
    this.confirmedAt = -Infinity;
    this.forget();
    if (lease) await this.load();
  }

  get isWriter(): boolean {
    return this.lease !== undefined;
  }

  async requireLease(): Promise<void> {
    await this.refusedOr(async (lease) => {
      if (performance.now() - this.confirmedAt < LEASE_HOLDS_MS) return;
      const askedAt = performance.now();
      await this.leases.require(lease);
      this.confirmedAt = askedAt;
    });
  }

  commit(workflow: string, checkpoint: Checkpoint, changes: readonly TimerChange[]): Promise<void> {
    const { position, eventId } = checkpoint;
    return this.write(
      async (sql) => {
        await changed(sql, changes);
        await sql.rows(ADVANCE, [workflow, position, eventId]);
      },
      () => {
        this.change(changes);
        this.checkpoints.set(workflow, checkpoint);
      },
    );
  }

  changeTimers(changes: readonly TimerChange[]): Promise<void> {
    return this.write(
      (sql) => changed(sql, changes),
      () => this.change(changes),
    );
  }

  finish({ id, dueAt }: Timer): Promise<void> {
    return this.write(
      (sql) => sql.rows(FINISH, [id, dueAt]),
      () => {
        if (this.byId.get(id)?.dueAt === dueAt) this.change([{ change: 'cancel', id }]);
      },
    );
  }

  checkpointOf(workflow: string): Checkpoint {
    return this.checkpoints.get(workflow) ?? BEGINNING;
  }

  timers(limit: number): readonly Timer[] {
    this.byDue ??= [...this.byId.values()].sort((a, b) => order(a.dueAt, b.dueAt) || order(a.id, b.id));
    return this.byDue.slice(0, limit);
  }

  timer(id: string): Timer | undefined {
    return this.byId.get(id);
  }

  countTimers(): number {
    return this.byId.size;
  }

  async close(): Promise<void> {
    await this.turn;
  }

  private write(work: (sql: Sql) => Promise<unknown>, afterwards: () => void): Promise<void> {
    const written = this.turn.then(() =>
      this.refusedOr(async (lease) => {
        if (this.isUnsure) await this.load();
        try {
          await this.leases.write(lease, work);
        } catch (error) {
          this.isUnsure = error instanceof StoreUnavailable;
          throw error;
        }
        afterwards();
      }),
    );
    this.turn = written.catch(() => {});
    return written;
  }

  private async refusedOr(work: (lease: Lease) => Promise<void>): Promise<void> {
    try {
      if (!this.lease) throw new LeaseLost('of this process');
      await work(this.lease);
    } catch (error) {
      if (error instanceof LeaseLost) this.onLeaseLost();
      throw error;
    }
  }

  private async load(): Promise<void> {
    const [timers, checkpoints] = await orStoreUnavailable(
      Promise.all([
        this.database.rows<TimerRow>('SELECT id, due_at, kind, payload FROM samsyn.timer'),
        this.database.rows<CheckpointRow>('SELECT workflow, position, event_id FROM samsyn.checkpoint'),
      ]),
    );
    this.forget();
    for (const { id, due_at: dueAt, kind, payload } of timers)
      this.byId.set(id, { id, dueAt, kind, payload: JSON.parse(payload) as JsonObject });
    for (const { workflow, position, event_id: eventId } of checkpoints)
      this.checkpoints.set(workflow, { position: Number(position), eventId });
  }

  private forget(): void {
    this.isUnsure = false;
    this.byDue = undefined;
    this.byId.clear();
    this.checkpoints.clear();
  }

  private change(changes: readonly TimerChange[]): void {
    this.byDue = undefined;
    for (const change of changes) {
      if (change.change === 'cancel') this.byId.delete(change.id);
      else this.byId.set(change.timer.id, change.timer);
    }
  }
}

/** Of several changes of one timer the last one counts. */
async function changed(sql: Sql, changes: readonly TimerChange[]): Promise<void> {
  const last = new Map(
    changes.map((change) => [change.change === 'cancel' ? change.id : change.timer.id, change] as const),
  );
  const timers = [...last.values()].flatMap((change) => (change.change === 'schedule' ? [change.timer] : []));
  const cancelled = [...last].flatMap(([id, { change }]) => (change === 'cancel' ? [id] : []));
  if (cancelled.length > 0) await sql.rows(CANCEL, [cancelled]);
  if (timers.length === 0) return;
  await sql.rows(SCHEDULE, [
    ...(['id', 'dueAt', 'kind'] as const).map((column) => timers.map((timer) => timer[column])),
    timers.map(({ payload }) => JSON.stringify(payload)),
  ]);
}

/** As the engine compares: by code, no language. */
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
