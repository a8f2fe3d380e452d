import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError } from '@samsyn/identity';
import type { World } from '@samsyn/kernel';

/** Where everything is kept: a folder, or nowhere (tests and benchmarks that end with the process). */
export type DataPlace = { readonly folder: string } | 'memory';

/** How far the feeds have come (docs/feeds.md). A copy that is brought back must not have it: what was sent since would be missed. */
export const FEEDS_FILE = 'feeds.sqlite';

const MARK = 'world';
const isMissing = (error: unknown): boolean => (error as { code?: unknown }).code === 'ENOENT';

function markOf(folder: string): string | undefined {
  try {
    return readFileSync(join(folder, MARK), 'utf8').trim();
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/**
 * Makes the folder one world's, for good, when it is first used: its log never gets an event of the other.
 * @throws ConfigurationError where the folder is the other world's, or is none that can be written to
 */
export function claimFolder(folder: string, world: World): void {
  try {
    claim(folder, world);
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new ConfigurationError(`the data folder (SAMSYN_DATA) cannot be used: ${error.message}`);
  }
}

function claim(folder: string, world: World): void {
  const mark = markOf(folder);
  if (mark === world) return;
  if (mark !== undefined) {
    throw new ConfigurationError(
      `the data folder is of the ${mark} world and SAMSYN_WORLD says ${world}: they never mix`,
    );
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // `wx`: of two processes that begin at once, one names the world and the other reads what it is.
  try {
    writeFileSync(join(folder, MARK), `${world}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'EEXIST') throw error;
    claim(folder, world);
  }
}

/** Their readers check the mode: a key that others could read is refused, not repaired silently. */
const LOOKED_AT_ELSEWHERE: readonly string[] = ['root.key', 'signing-key.json', 'client-secret'];

/**
 * From now on only the user of this process has access to what it writes and to what the folder holds,
 * whoever made it: files 0600, folders 0700.
 */
export function ownerOnly(folder: string): void {
  process.umask(0o077);
  chmodSync(folder, 0o700);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (LOOKED_AT_ELSEWHERE.includes(entry.name) || entry.isSymbolicLink()) continue;
    chmodSync(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o700 : 0o600);
  }
}

const METRICS_TOKEN = 'metrics-token';

/** The secret for GET /metrics, made at the first start; a file that only its owner may read. */
export function metricsToken(folder: string): string {
  const file = join(folder, METRICS_TOKEN);
  try {
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}
