import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { FileLock } from '@samsyn/event-store';
import { ConfigurationError } from '@samsyn/identity';

const UNFINISHED = 'first-start.unfinished';
const FINISHED = 'first-start.finished';

/** What makes a folder one that has been started before. */
const STARTED = [
  'log.sqlite',
  'keys',
  'identity.sqlite',
  'notifications.sqlite',
  'processing.sqlite',
  'read-models.sqlite',
  'issuer',
  'exercises',
  FINISHED,
];

/** Of the played store, what the folder has of its own. */
const OF_THE_FOLDER = /^world$|\.lock$/;

export const isFirstStart = (folder: string): boolean =>
  !STARTED.some((name) => existsSync(join(folder, name)));

/**
 * Plays the example in a folder of its own, which becomes the data folder's content only when it has been played to its
 * end: a first start that is cut off leaves no half of an operation in a log that cannot forget it.
 * @param play gets the folder, and has closed all files in it when it resolves
 * @throws StoreUnavailable where another process has the data folder
 */
export async function playApart(folder: string, play: (folder: string) => Promise<void>): Promise<void> {
  const unfinished = join(folder, UNFINISHED);
  const lock = lockOf(folder);
  try {
    rmSync(unfinished, { recursive: true, force: true });
    await play(unfinished);
    renameSync(unfinished, join(folder, FINISHED));
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
    lock.release();
  }
}

/**
 * Moves what was played into the data folder, also where an earlier process was cut off in the middle of it.
 * @throws ConfigurationError where the folder has got such files otherwise meanwhile
 * @throws StoreUnavailable where another process has the data folder
 */
export function takeOverPlayed(folder: string): void {
  const finished = join(folder, FINISHED);
  if (!existsSync(finished)) return;
  const lock = lockOf(folder);
  try {
    moveAll(finished, folder);
  } finally {
    lock.release();
  }
}

/** The lock of the log that will stand in the folder: one process has the folder, also before there is a log. */
const lockOf = (folder: string): FileLock => FileLock.of(join(folder, 'log.sqlite'));

function moveAll(finished: string, folder: string): void {
  for (const name of readdirSync(finished).filter((known) => !OF_THE_FOLDER.test(known))) {
    if (existsSync(join(folder, name))) {
      throw new ConfigurationError(
        `${join(finished, name)} was to be moved to ${folder}, where there is one`,
      );
    }
    renameSync(join(finished, name), join(folder, name));
  }
  rmSync(finished, { recursive: true, force: true });
}
