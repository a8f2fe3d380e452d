import Database from 'better-sqlite3';
import { StoreUnavailable } from '../port';
import { sqliteCodeOf } from './sqlite-code';

/**
 * One process owns a log file, because its subscribers hear of commits inside the process only. The lock is SQLite's
 * own lock of a file beside the log: the operating system drops it with the process, also after a `kill -9`, and a
 * file that was left behind locks nothing.
 */
export class FileLock {
  private constructor(private readonly holder: Database.Database) {}

  /** @throws StoreUnavailable where the log is open already, in this process or another */
  static of(file: string): FileLock {
    let holder: Database.Database | undefined;
    try {
      holder = new Database(`${file}.lock`, { timeout: 0 });
      holder.exec('BEGIN EXCLUSIVE');
      return new FileLock(holder);
    } catch (cause) {
      holder?.close();
      const code = sqliteCodeOf(cause) ?? 'the folder is missing';
      const reason =
        code === 'SQLITE_BUSY' ? 'is open already, in this process or another' : `cannot be locked (${code})`;
      throw new StoreUnavailable(`${file} ${reason}`, { cause });
    }
  }

  release(): void {
    this.holder.close();
  }
}
