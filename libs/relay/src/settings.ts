import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { ConfigurationError, type Directory } from '@samsyn/identity';
import type { Branch, World } from '@samsyn/kernel';

type Environment = Readonly<Record<string, string | undefined>>;

const SASL_MECHANISMS = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;
type SaslMechanism = (typeof SASL_MECHANISMS)[number];

/** How a broker is reached. */
export interface KafkaSettings {
  readonly brokers: readonly string[];
  /** Absent: without encryption, on this machine only. */
  readonly tls?: { readonly ca?: string; readonly certificate?: string; readonly key?: string };
  readonly sasl?: { readonly mechanism: SaslMechanism; readonly username: string; readonly password: string };
  /** What was sent is gone from a topic after that, erased or not. */
  readonly retentionHours: number;
}

export interface RelaySettings {
  readonly kafka: KafkaSettings;
  /** The branches that receive a feed; no other branch has a topic. */
  readonly branches: readonly Branch[];
  /** Of the names of topics. */
  readonly prefix: string;
}

const ALL = 'SAMSYN_KAFKA_';
const PREFIX = /^[a-z0-9]([a-z0-9.-]{0,78}[a-z0-9])?$/;
const BRANCH = /^[a-z0-9-]+\/[a-z0-9-]+$/;
const BROKER = /^(?:\[[0-9a-fA-F:]+\]|[A-Za-z0-9.-]+):\d{1,5}$/;
const HIGHEST_PORT = 65_535;
const WEEK_HOURS = 168;
const MONTH_HOURS = 744;
const DEFAULT_PREFIXES: Readonly<Record<World, string>> = {
  real: 'samsyn.feed',
  training: 'samsyn-training.feed',
};

/**
 * Reads SAMSYN_KAFKA_BROKERS, _FEEDS, _PREFIX, _TLS, _CA, _CERTIFICATE, _KEY, _SASL, _USER, _PASSWORD and _RETENTION_HOURS
 * (docs/operating.md). Nothing is sent where none is set.
 * @throws ConfigurationError which names the setting and never its value
 */
export function readRelaySettings(env: Environment, world: World): RelaySettings | undefined {
  const set = Object.keys(env).filter((name) => name.startsWith(ALL) && env[name]);
  if (set.length === 0) return undefined;
  if (!env['SAMSYN_KAFKA_BROKERS'])
    throw new ConfigurationError(`${set[0]} is set, and SAMSYN_KAFKA_BROKERS is not`);
  const brokers = listIn(env, 'SAMSYN_KAFKA_BROKERS');
  if (brokers.length === 0 || !brokers.every(isBroker))
    throw new ConfigurationError('SAMSYN_KAFKA_BROKERS is a list of HOST:PORT with commas');
  const branches = listIn(env, 'SAMSYN_KAFKA_FEEDS');
  if (branches.length === 0 || !branches.every((branch) => BRANCH.test(branch)))
    throw new ConfigurationError('SAMSYN_KAFKA_FEEDS is a list of branches, AGENCY/OFFICE, with commas');
  if (new Set(branches).size < branches.length)
    throw new ConfigurationError('SAMSYN_KAFKA_FEEDS names a branch twice');
  const prefix = env['SAMSYN_KAFKA_PREFIX'] || DEFAULT_PREFIXES[world];
  if (!PREFIX.test(prefix))
    throw new ConfigurationError(
      'SAMSYN_KAFKA_PREFIX is at most 80 lower-case letters, digits, full stops and hyphens',
    );
  const tls = tlsIn(env, brokers);
  const sasl = saslIn(env);
  const retentionHours = retentionIn(env);
  return { kafka: { brokers, retentionHours, ...(tls && { tls }), ...(sasl && { sasl }) }, branches, prefix };
}

/** @throws ConfigurationError where there is no such branch */
export function mustBeRegistered({ branches }: RelaySettings, directory: Pick<Directory, 'branch'>): void {
  if (!branches.every((branch) => directory.branch(branch)))
    throw new ConfigurationError('SAMSYN_KAFKA_FEEDS names a branch that is not registered');
}

const listIn = (env: Environment, name: string): readonly string[] =>
  (env[name] ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

const isBroker = (one: string): boolean =>
  BROKER.test(one) && Number(one.slice(one.lastIndexOf(':') + 1)) <= HIGHEST_PORT;

function isThisMachine(broker: string): boolean {
  const host = broker.slice(0, broker.lastIndexOf(':')).replace(/^\[|\]$/g, '');
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

function tlsIn(env: Environment, brokers: readonly string[]): KafkaSettings['tls'] {
  const areHere = brokers.every(isThisMachine);
  const chosen = env['SAMSYN_KAFKA_TLS'] || (areHere ? 'off' : 'on');
  const { SAMSYN_KAFKA_CERTIFICATE: certificate, SAMSYN_KAFKA_KEY: key, SAMSYN_KAFKA_CA: ca } = env;
  if (chosen !== 'on' && chosen !== 'off') throw new ConfigurationError('SAMSYN_KAFKA_TLS is on or off');
  if (chosen === 'off') {
    if (!areHere)
      throw new ConfigurationError('SAMSYN_KAFKA_TLS may be off for brokers on this machine only');
    const [half] = ['SAMSYN_KAFKA_CA', 'SAMSYN_KAFKA_CERTIFICATE', 'SAMSYN_KAFKA_KEY'].filter(
      (name) => env[name],
    );
    if (half) throw new ConfigurationError(`${half} is set, and SAMSYN_KAFKA_TLS is off`);
    return undefined;
  }
  if (certificate && !key)
    throw new ConfigurationError('SAMSYN_KAFKA_CERTIFICATE is set, and SAMSYN_KAFKA_KEY is not');
  if (key && !certificate)
    throw new ConfigurationError('SAMSYN_KAFKA_KEY is set, and SAMSYN_KAFKA_CERTIFICATE is not');
  return {
    ...(ca && { ca: fileIn('SAMSYN_KAFKA_CA', ca) }),
    ...(certificate && { certificate: fileIn('SAMSYN_KAFKA_CERTIFICATE', certificate) }),
    ...(key && { key: fileIn('SAMSYN_KAFKA_KEY', key) }),
  };
}

function fileIn(name: string, path: string): string {
  try {
    const text = readFileSync(path, 'utf8');
    if (text.includes('-----BEGIN ')) return text;
  } catch {
    // The message below says it: the path itself is nobody else's business.
  }
  throw new ConfigurationError(`${name} is the path of a readable PEM file`);
}

function saslIn(env: Environment): KafkaSettings['sasl'] {
  const { SAMSYN_KAFKA_SASL: chosen, SAMSYN_KAFKA_USER: username, SAMSYN_KAFKA_PASSWORD: password } = env;
  if (!chosen) {
    const half = username ? 'SAMSYN_KAFKA_USER' : password ? 'SAMSYN_KAFKA_PASSWORD' : undefined;
    if (half) throw new ConfigurationError(`${half} is set, and SAMSYN_KAFKA_SASL is not`);
    return undefined;
  }
  const mechanism = SASL_MECHANISMS.find((one) => one === chosen);
  if (!mechanism) throw new ConfigurationError(`SAMSYN_KAFKA_SASL is one of ${SASL_MECHANISMS.join(', ')}`);
  if (!username) throw new ConfigurationError('SAMSYN_KAFKA_SASL is set, and SAMSYN_KAFKA_USER is not');
  if (!password) throw new ConfigurationError('SAMSYN_KAFKA_SASL is set, and SAMSYN_KAFKA_PASSWORD is not');
  return { mechanism, username, password };
}

function retentionIn(env: Environment): number {
  const text = env['SAMSYN_KAFKA_RETENTION_HOURS'];
  if (!text) return WEEK_HOURS;
  const hours = Number(text);
  if (!/^\d{1,3}$/.test(text) || hours < 1 || hours > MONTH_HOURS)
    throw new ConfigurationError(`SAMSYN_KAFKA_RETENTION_HOURS is a number from 1 to ${MONTH_HOURS}`);
  return hours;
}
