import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { isDamage, traceOf } from '../failures';
import type { ProcessingLog } from '../log';

export interface SqliteFileKind {
  /** What the file is called in the log. */
  readonly what: string;
  /** SQLite's application id: a file that bears another one is never touched. */
  readonly applicationId: number;
  /** Version of the tables of this library; a file of another version is set aside and made anew. */
  readonly format: number;
  readonly synchronous: 'NORMAL' | 'FULL';
  readonly tables: string;
}

const IN_MEMORY = ':memory:';

/** Raised where the file belongs to something else: overwriting it could destroy what cannot be made again. */
export class ForeignFile extends Error {
  constructor(what: string) {
    super(`the file given for ${what} is a database of something else`);
    this.name = 'ForeignFile';
  }
}

/**
 * Opens a SQLite file that can be made again from the event log, in write-ahead mode. A damaged file, or one of another
 * format, is renamed to `<file>.damaged` and made anew.
 * @throws ForeignFile
 */
export function openSqliteFile(file: string, kind: SqliteFileKind, log: ProcessingLog): Database.Database {
  if (file !== IN_MEMORY) mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  try {
    const opened = connect(file, kind);
    if (opened) return opened;
    log.warn({ what: kind.what, format: kind.format }, 'the file has another format and is made anew');
  } catch (error) {
    if (!isDamage(error)) throw error;
    log.error({ what: kind.what, ...traceOf(error) }, 'the file is damaged and is made anew');
  }
  setAside(file);
  const fresh = connect(file, kind);
  if (!fresh) throw new ForeignFile(kind.what);
  return fresh;
}

/** Renames the file, so that the next opening begins with an empty one. */
export function setAside(file: string): void {
  if (file === IN_MEMORY) return;
  for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
  if (existsSync(file)) renameSync(file, `${file}.damaged`);
}

function connect(file: string, kind: SqliteFileKind): Database.Database | undefined {
  const database = new Database(file);
  try {
    const number = (pragma: string): number => Number(database.pragma(pragma, { simple: true }));
    const empty = database.prepare('SELECT count(*) FROM sqlite_master').pluck().get() === 0;
    if (!empty && number('application_id') !== kind.applicationId) throw new ForeignFile(kind.what);
    if (!empty && number('user_version') !== kind.format) {
      database.close();
      return undefined;
    }
    database.pragma('journal_mode = WAL');
    database.pragma(`synchronous = ${kind.synchronous}`);
    database.pragma('foreign_keys = OFF');
    database.pragma('temp_store = MEMORY');
    database.pragma('busy_timeout = 5000');
    if (empty) {
      database.transaction(() => {
        database.exec(kind.tables);
        database.pragma(`application_id = ${kind.applicationId}`);
        database.pragma(`user_version = ${kind.format}`);
      })();
    }
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
