import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FileLock, StoreUnavailable } from '@samsyn/event-store';
import { ConfigurationError } from '@samsyn/identity';
import { MIRROR } from '../open-kurrent-log';

export const LOG = 'log.sqlite';

/** @throws ConfigurationError where the folder holds no store */
export function requireStore(folder: string): void {
  if (existsSync(join(folder, LOG))) return;
  if (existsSync(join(folder, MIRROR)))
    throw new ConfigurationError(
      `the log of ${folder} is on KurrentDB, and this works on a log in a file (docs/operating.md, "The log on KurrentDB")`,
    );
  throw new ConfigurationError(`there is no store in ${folder}`);
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
