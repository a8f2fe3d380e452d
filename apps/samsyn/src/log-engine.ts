import { isIP } from 'node:net';
import { ConfigurationError } from '@samsyn/identity';
import { postgresUrl } from './shared-database';

type Environment = Readonly<Record<string, string | undefined>>;

/** What the log stands on. */
export type LogEngine =
  | { readonly kind: 'embedded' }
  | {
      readonly kind: 'kurrentdb';
      readonly url: string;
      /** Begins the name of each stream of this log in the engine. */
      readonly prefix: string;
      /** Ciphertexts, checkpoints and timers stand there; absent: in the data folder. */
      readonly postgresUrl?: string | undefined;
    };

export const EMBEDDED: LogEngine = { kind: 'embedded' };

const PREFIX = /^[a-z0-9][a-z0-9-]{0,39}$/;
const SCHEME = /^(?:kurrentdb|kurrent|esdb)(?:\+discover)?:\/\//;

/**
 * SAMSYN_KURRENTDB_URL, a connection string (`kurrentdb://USER:PASSWORD@HOST:2113`), puts the log on KurrentDB or
 * EventStoreDB; SAMSYN_KURRENTDB_PREFIX (`samsyn`) begins the names of its streams. Not set: the embedded log.
 * SAMSYN_POSTGRES_URL beside it puts there what cannot stand in a log that never changes.
 * @throws ConfigurationError, DatabaseRefused where one of them is not such, or a connection beyond this machine is not encrypted. The
 *   message never has the connection string: it may hold a password.
 */
export function logEngine(env: Environment): LogEngine {
  const { SAMSYN_KURRENTDB_URL: url, SAMSYN_KURRENTDB_PREFIX: prefix } = env;
  if (!url) {
    if (prefix)
      throw new ConfigurationError('SAMSYN_KURRENTDB_PREFIX is set, and SAMSYN_KURRENTDB_URL is not');
    if (postgresUrl(env))
      throw new ConfigurationError('SAMSYN_POSTGRES_URL is set, and SAMSYN_KURRENTDB_URL is not');
    return EMBEDDED;
  }
  if (!SCHEME.test(url))
    throw new ConfigurationError('SAMSYN_KURRENTDB_URL is a connection string: kurrentdb://HOST:PORT');
  if (/[?&]tls=false\b/i.test(url) && !hostsOf(url).every(isThisMachine))
    throw new ConfigurationError('SAMSYN_KURRENTDB_URL may say tls=false for an engine on this machine only');
  if (prefix && !PREFIX.test(prefix))
    throw new ConfigurationError(
      'SAMSYN_KURRENTDB_PREFIX is at most 40 lower-case letters, digits and hyphens',
    );
  return { kind: 'kurrentdb', url, prefix: prefix || 'samsyn', postgresUrl: postgresUrl(env) };
}

/** Names and addresses of a connection string, without ports: there may be several, with commas. */
function hostsOf(url: string): readonly string[] {
  const [authority = ''] = url.replace(SCHEME, '').split(/[/?]/);
  const hosts = authority.slice(authority.lastIndexOf('@') + 1).split(',');
  return hosts.map((host) => host.replace(/:\d+$/, '').replace(/^\[|\]$/g, ''));
}

const isThisMachine = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
