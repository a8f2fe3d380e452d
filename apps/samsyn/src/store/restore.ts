import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { Erasure } from '@samsyn/entries';
import { ConfigurationError } from '@samsyn/identity';
import type { World } from '@samsyn/kernel';
import { claimFolder } from '../data-folder';
import { isFirstStart, playApart, takeOverPlayed } from '../first-start';
import { forAWhile } from '../for-a-while';
import type { ShowProgress } from '../progress';
import type { SamsynOptions } from '../samsyn';
import { LOG } from './stopped-store';

const REQUIRED = [LOG, 'world', 'keys/log-head', 'keys/keys.sqlite', 'keys/root.key', 'access/root.key'];
const OF_ONE_PROCESS = /\.lock$|-shm$/;

/** @throws ConfigurationError where something of a back-up is missing in the folder, or it is of the other world */
function requireBackUp(from: string, world: World): void {
  const missing = REQUIRED.filter((name) => !existsSync(join(from, name)));
  if (missing.length > 0)
    throw new ConfigurationError(`${from} is no whole back-up: ${missing.join(', ')} missing`);
  const mark = readFileSync(join(from, 'world'), 'utf8').trim();
  if (mark !== world)
    throw new ConfigurationError(`the back-up is of the ${mark} world and SAMSYN_WORLD says ${world}`);
}

/**
 * Puts a back-up into a data folder that holds no store, whole or not at all, and does again what was erased since its
 * keys were copied, as each start does. The next start makes the read models anew.
 * @returns position of the last event
 * @throws ConfigurationError where the folder holds a store, or `from` is no back-up of its world
 * @throws as the start: LogLost, KeysLost, RootKeyExposed
 */
export async function restore(
  options: SamsynOptions & { readonly place: { readonly folder: string } },
  world: World,
  from: string,
  showProgress: ShowProgress,
): Promise<number> {
  const { folder } = options.place;
  requireBackUp(from, world);
  claimFolder(folder, world);
  if (!isFirstStart(folder))
    throw new ConfigurationError(
      `${folder} holds a store: move it aside, or name another folder by SAMSYN_DATA`,
    );
  await playApart(folder, (apart) => Promise.resolve(copy(from, apart, showProgress('files'))));
  takeOverPlayed(folder);
  return forAWhile(options, async ({ app, parts }) => {
    await app.get(Erasure, { strict: false }).reapply();
    return parts.eventStore.head();
  });
}

function copy(from: string, to: string, progress: (done: number, of: number) => void): void {
  const files = readdirSync(from, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !OF_ONE_PROCESS.test(entry.name))
    .map((entry) => relative(from, join(entry.parentPath, entry.name)));
  for (const [index, name] of files.entries()) {
    mkdirSync(dirname(join(to, name)), { recursive: true, mode: 0o700 });
    copyFileSync(join(from, name), join(to, name));
    progress(index + 1, files.length);
  }
}
