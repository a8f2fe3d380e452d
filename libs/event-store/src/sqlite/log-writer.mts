/**
 * The only writer of the log file, in a thread of its own so that an fsync does not stop the requests.
 * Node loads this file by itself, without the aliases and the transformation of the other sources (from tests by
 * stripping its types): from beside it only types may be imported, and files that are read so themselves.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { LogChain } from './log-chain.mts';
import { messageOf, unpacked } from './unpacked-batch.mts';
import type {
  AppendRequest,
  EventColumns,
  FromWriter,
  Outcome,
  ToWriter,
  WriterSettings,
} from './writer-messages.ts';

/** `SAMS`: distinguishes this kind of file from any other SQLite database (pragma application_id). */
const APPLICATION_ID = 0x53414d53;
const SCHEMA_VERSION = 2;
/** The write-ahead log is moved into the file when writers pause, at the latest after this many pages. */
const WAL_PAGES = 4_000;
const PAUSE_MS = 100;
const REVISIONS_IN_MEMORY = 50_000;
const OPERATIONS_IN_MEMORY = 50_000;
/** As much as the largest body of a request. */
const TRIAL_BYTES = 1024 * 1024;

const GUARDS = `
  CREATE TRIGGER IF NOT EXISTS event_is_immutable
    BEFORE UPDATE OF position, id, stream, revision, type, operation, envelope, link, before, mac ON event
    BEGIN SELECT RAISE(ABORT, 'events are immutable'); END;
  CREATE TRIGGER IF NOT EXISTS event_is_permanent
    BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'events are permanent'); END;`;

const SCHEMA = `
  CREATE TABLE event (
    position    INTEGER PRIMARY KEY AUTOINCREMENT,
    id          TEXT NOT NULL UNIQUE,
    stream      TEXT NOT NULL,
    revision    INTEGER NOT NULL,
    type        TEXT NOT NULL,
    operation   TEXT,
    envelope    TEXT NOT NULL,
    ciphertexts TEXT,
    link        INTEGER,
    before      TEXT,
    mac         TEXT,
    UNIQUE (stream, revision)
  ) STRICT;
  CREATE INDEX event_of_operation ON event (operation) WHERE operation IS NOT NULL;
  CREATE INDEX event_of_type ON event (type);
  ${GUARDS}
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

/** A log of the first version gets its chain with the next event. */
const FROM_VERSION_1 = `
  ALTER TABLE event ADD COLUMN link INTEGER;
  ALTER TABLE event ADD COLUMN before TEXT;
  ALTER TABLE event ADD COLUMN mac TEXT;
  DROP TRIGGER event_is_immutable;
  ${GUARDS}
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'unexpected fault';

interface Place {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
}

/** Raised while the file is opened; the message goes to the operator. */
class NotALog extends Error {}

export class LogWriter {
  private readonly database: Database.Database;
  private readonly trialFile: string;
  private readonly begin: Database.Statement<[]>;
  private readonly end: Database.Statement<[]>;
  /** Last revisions of streams as they stand in the file or the open transaction: nobody else writes to it. */
  private readonly revisions = new Map<string, number>();
  /** Positions of the last events of operations, alike. */
  private readonly operations = new Map<string, number>();
  private readonly byId: Database.Statement<[string], Place>;
  private readonly lastRevision: Database.Statement<[string], number | null>;
  private readonly lastOfOperation: Database.Statement<[string], number>;
  private readonly insert: Database.Statement<
    [string, string, number, string, string | null, string, string | null, number, string, string]
  >;
  readonly chain: LogChain;

  /** Opens the file and creates the schema in an empty one. */
  constructor(settings: WriterSettings) {
    const database = new Database(settings.file);
    this.database = database;
    this.trialFile = `${settings.file}.trial`;
    try {
      this.configure(settings);
      this.migrate();
      this.begin = database.prepare('BEGIN IMMEDIATE');
      this.end = database.prepare('COMMIT');
      this.byId = database.prepare('SELECT position, stream, revision FROM event WHERE id = ?');
      this.lastRevision = database
        .prepare<[string], number | null>('SELECT max(revision) FROM event WHERE stream = ?')
        .pluck();
      this.lastOfOperation = database
        .prepare<[string], number>(
          'SELECT position FROM event WHERE operation = ? ORDER BY position DESC LIMIT 1',
        )
        .pluck();
      this.insert = database.prepare(
        'INSERT INTO event (id, stream, revision, type, operation, envelope, ciphertexts, link, before, mac) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      );
      this.chain = new LogChain(database, settings.binding);
    } catch (error) {
      database.close();
      throw error;
    }
  }

  /**
   * Commits the whole batch in one transaction. A conflict concerns its own append alone; when the transaction itself
   * fails, each append is tried by itself, so that one that is too large for the disk does not take the others with it.
   */
  commit(batch: readonly AppendRequest[]): Outcome[] {
    try {
      return this.transaction(batch);
    } catch (error) {
      if (batch.length === 1) return [{ kind: 'failed', reason: codeOf(error) }];
      return batch.flatMap((append) => this.commit([append]));
    }
  }

  /** Tried out, with nothing left behind: what SQLite takes is rolled back, what the disk takes is a file that is removed. */
  isWritable(): boolean {
    const content = 'x'.repeat(TRIAL_BYTES);
    try {
      this.begin.run();
      this.insert.run('trial', 'trial', 0, 'trial', null, '{}', content, 0, '', '');
      writeFileSync(this.trialFile, content, { mode: 0o600, flush: true });
      return true;
    } catch {
      return false;
    } finally {
      if (this.database.inTransaction) this.database.exec('ROLLBACK');
      try {
        rmSync(this.trialFile, { force: true });
      } catch {
        // It holds nothing; the next trial removes it.
      }
    }
  }

  /** Moves what stands in the write-ahead log into the file as far as readers allow; a fault leaves it for later. */
  checkpoint(): void {
    try {
      this.database.pragma('wal_checkpoint(PASSIVE)');
    } catch {
      // Committed events are safe in the write-ahead log; the next pause tries again.
    }
  }

  close(): void {
    this.database.close();
  }

  private configure({ maxPages }: WriterSettings): void {
    const { database } = this;
    const applicationId = database.pragma('application_id', { simple: true });
    if (applicationId !== 0 && applicationId !== APPLICATION_ID)
      throw new NotALog('the file is not an event log');
    if (database.pragma('journal_mode = WAL', { simple: true }) !== 'wal') {
      throw new NotALog('the file system does not allow a write-ahead log');
    }
    database.pragma('synchronous = FULL');
    // Where a plain fsync stops at the disk's own cache (macOS), this goes through it.
    database.pragma('fullfsync = ON');
    // An erased ciphertext is overwritten with zeros in the file, not only forgotten.
    database.pragma('secure_delete = ON');
    database.pragma(`wal_autocheckpoint = ${WAL_PAGES}`);
    if (maxPages !== undefined) database.pragma(`max_page_count = ${maxPages}`);
  }

  private migrate(): void {
    const version = this.database.pragma('user_version', { simple: true });
    if (version === SCHEMA_VERSION) {
      this.database.exec(GUARDS);
      return;
    }
    if (version === 1) {
      this.database.transaction(() => this.database.exec(FROM_VERSION_1)).immediate();
      return;
    }
    const tables = this.database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get();
    if (version !== 0 || tables !== 0) throw new NotALog('the file is not an event log of a known version');
    this.database.transaction(() => this.database.exec(SCHEMA)).immediate();
  }

  private transaction(batch: readonly AppendRequest[]): Outcome[] {
    const { database } = this;
    if (database.inTransaction) database.exec('ROLLBACK');
    this.begin.run();
    const mark = this.chain.mark();
    try {
      const outcomes = batch.map((append) => this.append(append));
      this.end.run();
      return outcomes;
    } catch (error) {
      this.revisions.clear();
      this.operations.clear();
      this.chain.backTo(mark);
      // SQLite has rolled back by itself after some faults (a full disk among them), not after others.
      if (database.inTransaction) database.exec('ROLLBACK');
      throw error;
    }
  }

  private append({ stream, expected, unchangedAfter, events }: AppendRequest): Outcome {
    const actual = this.revisionOf(stream);
    if (actual !== expected) return this.retried(stream, events) ?? { kind: 'wrong-revision', actual };
    const [first, ...rest] = events;
    if (unchangedAfter !== undefined) {
      const last = this.lastOf(first?.[2]);
      if (last > unchangedAfter)
        return this.retried(stream, events) ?? { kind: 'operation-changed', actual: last };
    }
    if (first && rest.length === 0) return this.appendOne(stream, expected, first);
    // Asked before anything is written: an id that is taken must not leave the events before it behind.
    const retried = this.retried(stream, events);
    if (retried !== undefined) return retried;
    const positions = events.map((event, index) => this.write(stream, expected + 1 + index, event));
    return this.written(stream, positions, expected + events.length);
  }

  /** Most appends are of one event that nobody has seen: its id is looked up only where the index refuses it. */
  private appendOne(stream: string, expected: number, event: EventColumns): Outcome {
    try {
      return this.written(stream, [this.write(stream, expected + 1, event)], expected + 1);
    } catch (error) {
      const retried = codeOf(error) === 'SQLITE_CONSTRAINT_UNIQUE' && this.retried(stream, [event]);
      if (!retried) throw error;
      return retried;
    }
  }

  private write(stream: string, revision: number, event: EventColumns): number {
    const [id, type, operation, envelope, ciphertexts, leaf] = event;
    const link = this.chain.next(stream, operation, leaf);
    const row = [id, stream, revision, type, operation, envelope, ciphertexts] as const;
    const { lastInsertRowid } = this.insert.run(...row, link.number, link.before, link.mac);
    const position = Number(lastInsertRowid);
    this.chain.add(stream, operation, link, position);
    if (operation !== null) this.keepLastOf(operation, position);
    return position;
  }

  private keepLastOf(operation: string, position: number): void {
    if (this.operations.size >= OPERATIONS_IN_MEMORY) this.operations.clear();
    this.operations.set(operation, position);
  }

  /** 0 where the operation has no event. */
  private lastOf(operation: string | null | undefined): number {
    if (typeof operation !== 'string') return 0;
    const known = this.operations.get(operation);
    if (known !== undefined) return known;
    const last = this.lastOfOperation.get(operation) ?? 0;
    this.keepLastOf(operation, last);
    return last;
  }

  private written(stream: string, positions: readonly number[], revision: number): Outcome {
    if (this.revisions.size >= REVISIONS_IN_MEMORY) this.revisions.clear();
    this.revisions.set(stream, revision);
    return { kind: 'written', positions, revision };
  }

  private revisionOf(stream: string): number {
    return this.revisions.get(stream) ?? this.lastRevision.get(stream) ?? -1;
  }

  private retried(stream: string, events: AppendRequest['events']): Outcome | undefined {
    const positions: number[] = [];
    let revision = -1;
    for (const [id] of events) {
      const standing = this.byId.get(id);
      if (standing === undefined) continue;
      if (standing.stream !== stream) return { kind: 'id-taken', id };
      positions.push(standing.position);
      revision = Math.max(revision, standing.revision);
    }
    if (positions.length === 0) return undefined;
    if (positions.length === events.length) return { kind: 'duplicate', positions, revision };
    const taken = events.find(([id]) => this.byId.get(id) !== undefined);
    return { kind: 'id-taken', id: taken?.[0] ?? '' };
  }
}

function serve(port: NonNullable<typeof parentPort>, settings: WriterSettings): void {
  const answer = (message: FromWriter): void => port.postMessage(message);
  let writer: LogWriter;
  try {
    writer = new LogWriter(settings);
  } catch (error) {
    answer({ kind: 'refused', reason: error instanceof NotALog ? error.message : codeOf(error) });
    return;
  }
  const pause = setTimeout(() => writer.checkpoint(), PAUSE_MS).unref();
  port.on('message', (message: ToWriter) => {
    if (message.kind === 'commit') {
      answer({ kind: 'outcomes', outcomes: writer.commit(unpacked(message.batch)).map(messageOf) });
      pause.refresh();
      return;
    }
    if (message.kind === 'head') {
      answer({ kind: 'head', head: writer.chain.keptHead() });
      return;
    }
    if (message.kind === 'try') {
      answer({ kind: 'tried', isWritable: writer.isWritable() });
      return;
    }
    clearTimeout(pause);
    writer.close();
    port.close();
  });
  answer({ kind: 'ready', standing: writer.chain.standing });
}

if (!isMainThread && parentPort !== null) serve(parentPort, workerData as WriterSettings);
