import Database from 'better-sqlite3';
import { isDamage } from '../failures';
import { SILENT, type ProcessingLog } from '../log';
import { openSqliteFile, setAside, type SqliteFileKind } from '../store/sqlite-file';

export type SqlValue = string | number | bigint | Buffer | null;

/** Rows that a projection writes. A statement is compiled once for each SQL text: texts are constants, values are bound. */
export interface ReadModelWrites {
  run(sql: string, ...values: readonly SqlValue[]): void;
  get<Row>(sql: string, ...values: readonly SqlValue[]): Row | undefined;
  all<Row>(sql: string, ...values: readonly SqlValue[]): Row[];
  exec(sql: string): void;
}

/** What a query reads: rows as they stood after the last whole batch. */
export type ReadModelReads = Pick<ReadModelWrites, 'get' | 'all'>;

const COMPILED_STATEMENTS = 1_000;

/** Disposable: what a loss of power takes from the end is read again from the log, rows and checkpoints together. */
const READ_MODELS: SqliteFileKind = {
  what: 'read models',
  applicationId: 0x53_6d_73_52,
  format: 1,
  synchronous: 'NORMAL',
  tables: `
    CREATE TABLE _projections (
      name TEXT PRIMARY KEY, version INTEGER NOT NULL, position INTEGER NOT NULL, event_id TEXT, tables TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE _dead_letters (
      projection TEXT NOT NULL, position INTEGER NOT NULL, event_id TEXT NOT NULL, type TEXT NOT NULL,
      error TEXT NOT NULL, location TEXT NOT NULL, PRIMARY KEY (projection, position)
    ) STRICT, WITHOUT ROWID;`,
};

/** The one SQLite file of all read models. It can be deleted at any time while the process is down. */
export class ReadModelDatabase implements ReadModelWrites {
  private database: Database.Database;
  private readonly statements = new Map<string, Database.Statement<SqlValue[]>>();
  private damaged = false;
  /** Called when a damaged page is met. */
  onDamage: () => void = () => {};

  /**
   * @param file path, or `:memory:`
   * @throws ForeignFile where the file is a database of something else
   */
  constructor(
    private readonly file: string,
    private readonly log: ProcessingLog = SILENT,
  ) {
    this.database = this.open();
  }

  /** True after a query or a write met a damaged page: all read models are then made anew. */
  get isDamaged(): boolean {
    return this.damaged;
  }

  run(sql: string, ...values: readonly SqlValue[]): void {
    this.guard(() => this.statement(sql).run(...values));
  }

  get<Row>(sql: string, ...values: readonly SqlValue[]): Row | undefined {
    return this.guard(() => this.statement(sql).get(...values) as Row | undefined);
  }

  all<Row>(sql: string, ...values: readonly SqlValue[]): Row[] {
    return this.guard(() => this.statement(sql).all(...values) as Row[]);
  }

  exec(sql: string): void {
    this.guard(() => this.database.exec(sql));
  }

  /** All of the work or nothing of it. Not to be nested. */
  transaction<T>(work: () => T): T {
    return this.guard(() => {
      this.run('BEGIN IMMEDIATE');
      try {
        const result = work();
        this.run('COMMIT');
        return result;
      } catch (error) {
        // On a full disk SQLite has rolled back already.
        if (this.database.inTransaction) this.run('ROLLBACK');
        throw error;
      }
    });
  }

  /** Inside a transaction: undoes the work alone when it throws, and throws on. */
  savepoint(work: () => void): void {
    this.run('SAVEPOINT one_event');
    try {
      work();
    } catch (error) {
      if (this.database.inTransaction) {
        this.run('ROLLBACK TO one_event');
        this.run('RELEASE one_event');
      }
      throw error;
    }
    this.run('RELEASE one_event');
  }

  /** Sets the file aside and begins with an empty one. */
  recreate(): void {
    this.close();
    setAside(this.file);
    this.database = this.open();
    this.damaged = false;
  }

  close(): void {
    this.statements.clear();
    this.database.close();
  }

  private open(): Database.Database {
    const database = openSqliteFile(this.file, READ_MODELS, this.log);
    // Rebuilding writes the same pages again and again: 16 MB of them in memory, and seldom moved into the file.
    database.pragma('cache_size = -16000');
    database.pragma('wal_autocheckpoint = 4000');
    database.pragma('journal_size_limit = 33554432');
    return database;
  }

  private statement(sql: string): Database.Statement<SqlValue[]> {
    const known = this.statements.get(sql);
    if (known) return known;
    if (this.statements.size >= COMPILED_STATEMENTS) this.statements.clear();
    const compiled = this.database.prepare<SqlValue[]>(sql);
    this.statements.set(sql, compiled);
    return compiled;
  }

  private guard<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (isDamage(error) && !this.damaged) {
        this.damaged = true;
        this.onDamage();
      }
      throw error;
    }
  }
}
