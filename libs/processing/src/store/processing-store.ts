import type Database from 'better-sqlite3';
import type { JsonObject } from '@samsyn/kernel';
import { SILENT, type ProcessingLog } from '../log';
import { BEGINNING, type Checkpoint } from '../projections/projection-catalogue';
import { LeaseLost, type Lease } from '../leases/leases';
import { SqliteLeases } from '../leases/sqlite-leases';
import type { ProcessingState, Timer, TimerChange } from './processing-state';
import { openSqliteFile, type SqliteFileKind } from './sqlite-file';

/** Durable before it answers: a checkpoint or a timer that was written survives a loss of power. */
const PROCESSING: SqliteFileKind = {
  what: 'checkpoints and timers',
  applicationId: 0x53_6d_73_50,
  format: 1,
  synchronous: 'FULL',
  tables: `
    CREATE TABLE checkpoint (workflow TEXT PRIMARY KEY, position INTEGER NOT NULL, event_id TEXT) STRICT, WITHOUT ROWID;
    CREATE TABLE timer (
      id TEXT PRIMARY KEY, due_at TEXT NOT NULL, kind TEXT NOT NULL, payload TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX timer_by_due ON timer (due_at, id);`,
};

interface TimerRow {
  readonly id: string;
  readonly due_at: string;
  readonly kind: string;
  readonly payload: string;
}

/**
 * Checkpoints of workflows and the timers they set, in one SQLite file, so that both change together. When the file is
 * lost, workflows begin at position 0 and set their timers again; what they then command has been done already. Where
 * several processes share the file, the one that has its lease writes, and no other.
 */
export class ProcessingStore implements ProcessingState {
  private readonly database: Database.Database;
  private readonly statements;
  readonly leases: SqliteLeases;
  private lease: Lease | undefined;
  onLeaseLost: () => void = () => {};

  /**
   * @param file path, or `:memory:`
   * @throws ForeignFile where the file is a database of something else
   */
  constructor(file: string, log: ProcessingLog = SILENT) {
    const database = openSqliteFile(file, PROCESSING, log);
    this.database = database;
    this.leases = new SqliteLeases(database);
    this.statements = {
      checkpoint: database.prepare<[string], { position: number; event_id: string | null }>(
        'SELECT position, event_id FROM checkpoint WHERE workflow = ?',
      ),
      advance: database.prepare<[string, number, string | null]>(
        'INSERT OR REPLACE INTO checkpoint (workflow, position, event_id) VALUES (?, ?, ?)',
      ),
      schedule: database.prepare<[string, string, string, string]>(
        'INSERT OR REPLACE INTO timer (id, due_at, kind, payload) VALUES (?, ?, ?, ?)',
      ),
      cancel: database.prepare<[string]>('DELETE FROM timer WHERE id = ?'),
      finish: database.prepare<[string, string]>('DELETE FROM timer WHERE id = ? AND due_at = ?'),
      byId: database.prepare<[string], TimerRow>('SELECT * FROM timer WHERE id = ?'),
      byDue: database.prepare<[number], TimerRow>('SELECT * FROM timer ORDER BY due_at, id LIMIT ?'),
      count: database.prepare<[], number>('SELECT count(*) FROM timer').pluck(),
    };
  }

  checkpointOf(workflow: string): Checkpoint {
    const row = this.statements.checkpoint.get(workflow);
    return row ? { position: row.position, eventId: row.event_id } : BEGINNING;
  }

  writeUnder(lease: Lease | undefined): void {
    this.lease = lease;
  }

  get isWriter(): boolean {
    return this.lease !== undefined;
  }

  requireLease(): void {
    this.refusedOr((lease) => this.leases.require(lease));
  }

  commit(workflow: string, { position, eventId }: Checkpoint, changes: readonly TimerChange[]): void {
    this.write(() => {
      this.change(changes);
      this.statements.advance.run(workflow, position, eventId);
    });
  }

  changeTimers(changes: readonly TimerChange[]): void {
    this.write(() => this.change(changes));
  }

  finish({ id, dueAt }: Timer): void {
    this.write(() => this.statements.finish.run(id, dueAt));
  }

  timers(limit: number): Timer[] {
    return this.statements.byDue.all(limit).map(timerOf);
  }

  timer(id: string): Timer | undefined {
    const row = this.statements.byId.get(id);
    return row && timerOf(row);
  }

  countTimers(): number {
    return this.statements.count.get() ?? 0;
  }

  close(): void {
    this.database.close();
  }

  private write(work: () => void): void {
    this.refusedOr((lease) => this.leases.write(lease, work));
  }

  private refusedOr(work: (lease: Lease) => void): void {
    try {
      if (!this.lease) throw new LeaseLost('of this process');
      work(this.lease);
    } catch (error) {
      if (error instanceof LeaseLost) this.onLeaseLost();
      throw error;
    }
  }

  private change(changes: readonly TimerChange[]): void {
    for (const change of changes) {
      if (change.change === 'cancel') this.statements.cancel.run(change.id);
      else {
        const { id, dueAt, kind, payload } = change.timer;
        this.statements.schedule.run(id, dueAt, kind, JSON.stringify(payload));
      }
    }
  }
}

const timerOf = ({ id, due_at: dueAt, kind, payload }: TimerRow): Timer => ({
  id,
  dueAt,
  kind,
  payload: JSON.parse(payload) as JsonObject,
});
