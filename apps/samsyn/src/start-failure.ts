import { EventAltered, ForeignLog, LogLost, StoreUnavailable } from '@samsyn/event-store';
import { ExerciseError } from '@samsyn/exercise';
import { ConfigurationError } from '@samsyn/identity';
import { DatabaseFault, DatabaseRefused, DatabaseUnavailable } from '@samsyn/postgres';
import { KeysLost, LogHeadDamaged, RootKeyExposed } from '@samsyn/secrecy';

const EXPECTED_FAILURES = [
  ConfigurationError,
  DatabaseFault,
  DatabaseRefused,
  DatabaseUnavailable,
  EventAltered,
  ExerciseError,
  ForeignLog,
  KeysLost,
  LogHeadDamaged,
  LogLost,
  RootKeyExposed,
  StoreUnavailable,
];

const WHAT_TO_DO: Readonly<Record<string, string>> = {
  EADDRINUSE: 'a port is taken: set SAMSYN_PORT and SAMSYN_ISSUER_PORT to others',
  EADDRNOTAVAIL: 'SAMSYN_HOST is no address of this machine',
  EAI_AGAIN: 'SAMSYN_HOST cannot be looked up',
  ENOTFOUND: 'SAMSYN_HOST is no address of this machine',
};

/**
 * What whoever started the process can act on: settings, files, disks, ports. One line; undefined where the
 * fault is ours and only its stack says where.
 */
export function startFailureOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (EXPECTED_FAILURES.some((expected) => error instanceof expected)) return error.message;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (code === undefined) return undefined;
  if (WHAT_TO_DO[code] !== undefined) return WHAT_TO_DO[code];
  if (code.startsWith('SQLITE_'))
    return `a file of the data folder cannot be used: ${error.message} (${code})`;
  return 'syscall' in error ? error.message : undefined;
}

/** `EX_CONFIG` of sysexits.h: whoever starts the process again and again should stop until a setting is changed. */
const WRONG_SETTING = 78;

export const exitStatusOf = (error: unknown): number =>
  error instanceof ConfigurationError || error instanceof ForeignLog ? WRONG_SETTING : 1;

/** For the end of a process: the one line, or the stack of a fault of ours. */
export const exitMessage = (error: unknown): string =>
  startFailureOf(error) ?? (error instanceof Error ? (error.stack ?? error.message) : String(error));
