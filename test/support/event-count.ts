import Database from 'better-sqlite3';
import { join } from 'node:path';

/** How many events stand in the log of a data folder, read beside the process that owns it. */
export function eventCount(folder: string): number {
  const database = new Database(join(folder, 'log.sqlite'), { readonly: true });
  try {
    return database.prepare<[], number>('SELECT count(*) FROM event').pluck().get() ?? 0;
  } finally {
    database.close();
  }
}
