import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import Database from 'better-sqlite3';
import { ConfigurationError } from '@samsyn/identity';
import type { ShowProgress } from '../progress';
import { LOG, requireStore } from './stopped-store';

/** Some sixteen megabytes, between which progress is shown. */
const PAGES_AT_ONCE = 4_000;
/** Made anew from the log, of one process alone, or half of something; feeds that were copied would repeat other messages under the same numbers. */
const NOT_COPIED =
  /^(read-models|feeds)\.sqlite|^exercises\/|^first-start\.|\.lock$|-(wal|shm|journal)$|\.(new|resealed|damaged)$/;
/**
 * The head first and then the log, so that the log holds all that its head says; the keys after it, so that no event is
 * without its key. Checkpoints and timers may be older than the log, and catch up with it.
 */
const IN_THIS_ORDER = ['processing.sqlite', 'keys/log-head', LOG];

const isEmptyOrMissing = (folder: string): boolean => !existsSync(folder) || readdirSync(folder).length === 0;

function filesOf(folder: string): readonly string[] {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((name) => !NOT_COPIED.test(name));
  const first = IN_THIS_ORDER.filter((name) => found.includes(name));
  return [...first, ...found.filter((name) => !first.includes(name)).sort()];
}

/**
 * Copies a store, also while Samsyn runs on it: each database as it stands at one moment, by SQLite's online backup.
 * @param to a folder that is missing or empty; it has its name only when all is copied
 * @returns the names of the files
 * @throws ConfigurationError where there is no store in `folder`, or `to` has content
 */
export async function backUp(
  folder: string,
  to: string,
  showProgress: ShowProgress,
): Promise<readonly string[]> {
  requireStore(folder);
  if (!isEmptyOrMissing(to)) throw new ConfigurationError(`${to} is not empty`);
  process.umask(0o077);
  const unfinished = `${to}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  const names = filesOf(folder);
  for (const name of names) {
    mkdirSync(dirname(join(unfinished, name)), { recursive: true });
    const [source, copy] = [join(folder, name), join(unfinished, name)];
    if (name.endsWith('.sqlite')) await copyDatabase(source, copy, showProgress(name));
    else copyFileSync(source, copy);
  }
  rmSync(to, { recursive: true, force: true });
  renameSync(unfinished, to);
  return names;
}

async function copyDatabase(
  source: string,
  copy: string,
  progress: (done: number, of: number) => void,
): Promise<void> {
  const database = new Database(source, { readonly: true, fileMustExist: true });
  try {
    // An open read keeps the moment: what another process writes meanwhile does not begin the copy again.
    database.exec('BEGIN');
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
    await database.backup(copy, {
      progress({ totalPages, remainingPages }) {
        progress(totalPages - remainingPages, totalPages);
        return PAGES_AT_ONCE;
      },
    });
  } finally {
    database.close();
  }
}
