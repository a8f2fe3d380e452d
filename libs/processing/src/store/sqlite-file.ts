import { chmodSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { isDamage, traceOf } from '../failures';
import type { ProcessingLog } from '../log';

export interface SqliteFileKind {
  /** What the file is called in the log. */
  readonly what: string;
  /** SQLite's application id: a file that bears another one is never touched. */
  readonly applicationId: number;
  /** Version of the tables. */
  readonly format: number;
  readonly synchronous: 'NORMAL' | 'FULL';
  readonly tables: string;
}

/** What holds what nothing else can make again. */
export interface LastingFileKind extends Omit<SqliteFileKind, 'synchronous' | 'tables'> {
  /** Versions from which `tables` makes the present one. */
  readonly formatsBefore?: readonly number[];
  /** Nobody but the account of the process reads it. */
  readonly isPrivate?: true;
  readonly settings: readonly string[];
  /** Of a file of that version, 0 for an empty one. */
  readonly tables: (database: Database.Database, format: number) => void;
}

const IN_MEMORY = ':memory:';

/** Raised where the file belongs to something else: overwriting it could destroy what cannot be made again. */
export class ForeignFile extends Error {
  constructor(what: string) {
    super(`the file given for ${what} is a database of another kind or format`);
    this.name = 'ForeignFile';
  }
}

/**
 * Opens a SQLite file that can be made again from the event log, in write-ahead mode. A damaged file, or one of another
 * format, is renamed to `<file>.damaged` and made anew.
 * @throws ForeignFile
 */
export function openSqliteFile(
  file: string,
  { tables, synchronous, ...kind }: SqliteFileKind,
  log: ProcessingLog,
): Database.Database {
  const settings = [`synchronous = ${synchronous}`, 'foreign_keys = OFF', 'temp_store = MEMORY'];
  const open = () => connect(file, { ...kind, settings, tables: (database) => void database.exec(tables) });
  if (file !== IN_MEMORY) mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  try {
    const opened = open();
    if (opened) return opened;
    log.warn({ what: kind.what, format: kind.format }, 'the file has another format and is made anew');
  } catch (error) {
    if (!isDamage(error)) throw error;
    log.error({ what: kind.what, ...traceOf(error) }, 'the file is damaged and is made anew');
  }
  setAside(file);
  const fresh = open();
  if (!fresh) throw new ForeignFile(kind.what);
  return fresh;
}

/** Renames the file, so that the next opening begins with an empty one. */
export function setAside(file: string): void {
  if (file === IN_MEMORY) return;
  for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
  if (existsSync(file)) renameSync(file, `${file}.damaged`);
}

/**
 * Opens a SQLite file that nothing else can make again: one of another kind or format is refused, never replaced. What is
 * written is durable when the write returns.
 * @throws ForeignFile
 */
export function openLastingFile(file: string, kind: LastingFileKind): Database.Database {
  if (file !== IN_MEMORY) mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const opened = connect(file, { ...kind, settings: ['synchronous = FULL', ...kind.settings] });
  if (!opened) throw new ForeignFile(kind.what);
  return opened;
}

function connect(file: string, kind: LastingFileKind): Database.Database | undefined {
  const { applicationId, format, formatsBefore = [] } = kind;
  const database = new Database(file);
  try {
    if (kind.isPrivate && file !== IN_MEMORY) chmodSync(file, 0o600);
    const number = (pragma: string): number => Number(database.pragma(pragma, { simple: true }));
    const isEmpty = database.prepare('SELECT count(*) FROM sqlite_master').pluck().get() === 0;
    const before = isEmpty ? 0 : number('user_version');
    if (!isEmpty && number('application_id') !== applicationId) throw new ForeignFile(kind.what);
    if (!isEmpty && ![format, ...formatsBefore].includes(before)) {
      database.close();
      return undefined;
    }
    for (const setting of ['journal_mode = WAL', 'busy_timeout = 5000', ...kind.settings])
      database.pragma(setting);
    if (before !== format) {
      database.transaction(() => {
        kind.tables(database, before);
        database.pragma(`application_id = ${applicationId}`);
        database.pragma(`user_version = ${format}`);
      })();
    }
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
