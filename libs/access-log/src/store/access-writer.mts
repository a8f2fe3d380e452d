/**
 * The only writer of the access log, in a thread of its own so that an fsync does not stop the requests.
 * Node loads this file by itself, without the aliases and the transformation of the other sources (from tests by
 * stripping its types): nothing but types may be imported from beside it.
 */
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import type { FromWriter, Mark, SealedRow, ToWriter, WriterSettings } from './writer-messages.ts';

/** `SAMA`: distinguishes this kind of file from any other SQLite database (pragma application_id). */
const APPLICATION_ID = 0x53414d41;
const SCHEMA_VERSION = 1;
const PRUNED_AT_ONCE = 5_000;

const SCHEMA = `
  CREATE TABLE row (
    seq    INTEGER PRIMARY KEY,
    at     INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    mac    BLOB NOT NULL
  ) STRICT;
  CREATE TABLE found (key BLOB NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (key, seq)) STRICT, WITHOUT ROWID;
  CREATE INDEX found_of_row ON found (seq);
  CREATE TABLE mark (name TEXT PRIMARY KEY, seq INTEGER NOT NULL, mac BLOB NOT NULL, tag BLOB NOT NULL) STRICT;
  CREATE TRIGGER row_is_immutable BEFORE UPDATE ON row
    BEGIN SELECT RAISE(ABORT, 'what was read stays written'); END;
  CREATE TRIGGER row_is_kept_for_its_time BEFORE DELETE ON row
    WHEN OLD.seq > coalesce((SELECT seq FROM mark WHERE name = 'pruned'), 0)
    BEGIN SELECT RAISE(ABORT, 'what was read is kept for its time'); END;
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'unexpected fault';

/** Raised while the file is opened; the message goes to the operator. */
class NotAnAccessLog extends Error {}

class AccessWriter {
  private readonly database: Database.Database;
  private readonly insert: Database.Statement<[number, number, Uint8Array, Uint8Array]>;
  private readonly find: Database.Statement<[Uint8Array, number]>;
  private readonly mark: Database.Statement<[string, number, Uint8Array, Uint8Array]>;

  constructor({ file, maxPages }: WriterSettings) {
    const database = new Database(file);
    this.database = database;
    try {
      const applicationId = database.pragma('application_id', { simple: true });
      if (applicationId !== 0 && applicationId !== APPLICATION_ID)
        throw new NotAnAccessLog('the file is not an access log');
      database.pragma('journal_mode = WAL');
      database.pragma('synchronous = FULL');
      // Where a plain fsync stops at the disk's own cache (macOS), this goes through it.
      database.pragma('fullfsync = ON');
      database.pragma('secure_delete = ON');
      if (maxPages !== undefined) database.pragma(`max_page_count = ${maxPages}`);
      this.migrate();
      this.insert = database.prepare('INSERT INTO row (seq, at, sealed, mac) VALUES (?, ?, ?, ?)');
      this.find = database.prepare('INSERT INTO found (key, seq) VALUES (?, ?)');
      this.mark = database.prepare('INSERT OR REPLACE INTO mark (name, seq, mac, tag) VALUES (?, ?, ?, ?)');
    } catch (error) {
      database.close();
      throw error;
    }
  }

  /** All of them durable, or none. */
  commit(rows: readonly SealedRow[], head: Mark): void {
    this.inTransaction(() => {
      for (const { seq, at, sealed, mac, keys } of rows) {
        this.insert.run(seq, at, sealed, mac);
        for (const key of keys) this.find.run(key, seq);
      }
      this.put(head);
    });
  }

  /** Removes what retention no longer keeps; a fault leaves the rest for the next time. */
  prune(pruned: Mark): void {
    this.inTransaction(() => this.put(pruned));
    const found = this.database.prepare(
      'DELETE FROM found WHERE seq IN (SELECT seq FROM row WHERE seq <= ? ORDER BY seq LIMIT ?)',
    );
    const rows = this.database.prepare(
      'DELETE FROM row WHERE seq IN (SELECT seq FROM row WHERE seq <= ? ORDER BY seq LIMIT ?)',
    );
    for (let removed = PRUNED_AT_ONCE; removed === PRUNED_AT_ONCE;) {
      this.inTransaction(() => {
        found.run(pruned.seq, PRUNED_AT_ONCE);
        removed = rows.run(pruned.seq, PRUNED_AT_ONCE).changes;
      });
    }
  }

  close(): void {
    this.database.close();
  }

  private put({ name, seq, mac, tag }: Mark): void {
    this.mark.run(name, seq, mac, tag);
  }

  private migrate(): void {
    const version = this.database.pragma('user_version', { simple: true });
    if (version === SCHEMA_VERSION) return;
    const tables = this.database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get();
    if (version !== 0 || tables !== 0)
      throw new NotAnAccessLog('the file is not an access log of a known version');
    this.database.transaction(() => this.database.exec(SCHEMA)).immediate();
  }

  private inTransaction(work: () => void): void {
    const { database } = this;
    if (database.inTransaction) database.exec('ROLLBACK');
    database.exec('BEGIN IMMEDIATE');
    try {
      work();
      database.exec('COMMIT');
    } catch (error) {
      // SQLite has rolled back by itself after some faults (a full disk among them), not after others.
      if (database.inTransaction) database.exec('ROLLBACK');
      throw error;
    }
  }
}

function serve(port: NonNullable<typeof parentPort>, settings: WriterSettings): void {
  const answer = (message: FromWriter): void => port.postMessage(message);
  let writer: AccessWriter;
  try {
    writer = new AccessWriter(settings);
  } catch (error) {
    answer({ kind: 'refused', reason: error instanceof NotAnAccessLog ? error.message : codeOf(error) });
    return;
  }
  port.on('message', (message: ToWriter) => {
    if (message.kind === 'close') {
      writer.close();
      port.close();
      return;
    }
    try {
      if (message.kind === 'commit') writer.commit(message.rows, message.head);
      else writer.prune(message.pruned);
      answer({ kind: 'done' });
    } catch (error) {
      answer({ kind: 'failed', reason: codeOf(error) });
    }
  });
  answer({ kind: 'ready' });
}

if (!isMainThread && parentPort !== null) serve(parentPort, workerData as WriterSettings);
