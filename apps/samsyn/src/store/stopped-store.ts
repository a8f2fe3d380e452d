import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FileLock, StoreUnavailable } from '@samsyn/event-store';
import { ConfigurationError } from '@samsyn/identity';

export const LOG = 'log.sqlite';

/** @throws ConfigurationError where the folder holds no store */
export function requireStore(folder: string): void {
  if (!existsSync(join(folder, LOG))) throw new ConfigurationError(`there is no store in ${folder}`);
}

/** @throws ConfigurationError where a process has the store open */
export function requireStopped(folder: string): void {
  try {
    FileLock.of(join(folder, LOG)).release();
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    throw new ConfigurationError(`Samsyn runs on ${folder}: stop it first`);
  }
}
