import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { DatabaseRefused } from './faults';

/** Where a database is, and how it is spoken to. */
export interface PostgresAddress {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  /** Absent: the client looks for it as libpq does (PGPASSWORD, PGPASSFILE). */
  readonly password?: string;
  /** Where it is no `false`: TLS, with the checks that Node makes by default. */
  readonly ssl: false | { readonly ca?: string };
}

const SHAPE = 'postgresql://USER:PASSWORD@HOST:5432/DATABASE';
/** What libpq calls so, and we mean by it: encrypted, its certificate verified, and its name. */
const ENCRYPTED = 'verify-full';
const PLAIN = 'disable';
const KNOWN = ['sslmode', 'sslrootcert'];

/**
 * `postgresql://USER:PASSWORD@HOST:PORT/DATABASE`, with `sslmode` (`verify-full`, and `disable` for this machine) and
 * `sslrootcert`, a file of certificates. Beyond this machine every connection is encrypted and the server verified.
 * @param setting that the address is from; messages have it, and never the address: that may hold a password
 * @throws DatabaseRefused
 */
export function postgresAddress(address: string, setting: string): PostgresAddress {
  const url = URL.parse(address);
  if (!url || !/^postgres(ql)?:$/.test(url.protocol))
    throw new DatabaseRefused(`${setting} is an address: ${SHAPE}`);
  const part = (value: string): string => {
    try {
      return decodeURIComponent(value);
    } catch {
      throw new DatabaseRefused(`${setting} has a % that begins no code: write %25`);
    }
  };
  const [host, database, user] = [url.hostname, url.pathname.slice(1), url.username].map(part) as [
    string,
    string,
    string,
  ];
  if (!host || !database || !user || database.includes('/'))
    throw new DatabaseRefused(`${setting} names host, user and database: ${SHAPE}`);
  const unknown = [...url.searchParams.keys()].find((name) => !KNOWN.includes(name));
  if (unknown !== undefined)
    throw new DatabaseRefused(`${setting} may have ${KNOWN.join(' and ')}, and nothing else`);
  return {
    host: host.replace(/^\[|\]$/g, ''),
    port: Number(url.port || 5432),
    database,
    user,
    ...(url.password && { password: part(url.password) }),
    ssl: encryption(host, url.searchParams, setting),
  };
}

function encryption(host: string, parameters: URLSearchParams, setting: string): PostgresAddress['ssl'] {
  const isHere = isThisMachine(host);
  const mode = parameters.get('sslmode') ?? (isHere ? PLAIN : ENCRYPTED);
  const file = parameters.get('sslrootcert');
  if (mode === PLAIN) {
    if (!isHere)
      throw new DatabaseRefused(`${setting} may say sslmode=${PLAIN} for a server on this machine only`);
    if (file)
      throw new DatabaseRefused(`${setting} has sslrootcert, and is not encrypted: add sslmode=${ENCRYPTED}`);
    return false;
  }
  if (mode !== ENCRYPTED)
    throw new DatabaseRefused(
      `${setting} may say sslmode=${ENCRYPTED}, which it means where it says nothing`,
    );
  return file ? { ca: certificates(file, setting) } : {};
}

function certificates(file: string, setting: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new DatabaseRefused(`${setting} names a file of certificates (sslrootcert) that cannot be read`);
  }
}

/** A path is that of a socket. */
const isThisMachine = (host: string): boolean =>
  host === 'localhost' ||
  host === '[::1]' ||
  host.startsWith('/') ||
  (isIP(host) === 4 && host.startsWith('127.'));
