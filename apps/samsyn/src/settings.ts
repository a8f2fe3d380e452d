import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { ConfigurationError, worldIn } from '@samsyn/identity';
import type { World } from '@samsyn/kernel';
import { readRelaySettings, type RelaySettings } from '@samsyn/relay';
import type { AcceptedLosses } from './open-log';

type Environment = Readonly<Record<string, string | undefined>>;

/** What differs where nothing is set, so that both worlds run beside each other on one machine. */
const DEFAULTS: Readonly<Record<World, { folder: string; port: number }>> = {
  real: { folder: 'data', port: 3000 },
  training: { folder: 'data-training', port: 3010 },
};

/** SAMSYN_DATA; where it is not set `./data`, and `./data-training` for training. @throws ConfigurationError */
export const dataFolder = (env: Environment): string =>
  resolve(env['SAMSYN_DATA'] || DEFAULTS[worldIn(env)].folder);

/** SAMSYN_HOST, loopback where it is not set: the embedded profile is for one machine. */
export const host = (env: Environment): string => env['SAMSYN_HOST'] || '127.0.0.1';

/** SAMSYN_PORT. @throws ConfigurationError where it is no port */
export function port(env: Environment): number {
  const text = env['SAMSYN_PORT'];
  if (!text) return DEFAULTS[worldIn(env)].port;
  const value = Number(text);
  if (!/^\d{1,5}$/.test(text) || value > 65_535) throw new ConfigurationError('SAMSYN_PORT is a port');
  return value;
}

/** SAMSYN_PROXIES: addresses and networks, with commas. @throws ConfigurationError where one is neither */
export function proxies(env: Environment): readonly string[] {
  const parts = (env['SAMSYN_PROXIES'] ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const isNetwork = (one: string): boolean => {
    const [address = '', bits] = one.split('/');
    const family = isIP(address);
    return (
      family !== 0 &&
      (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128)))
    );
  };
  if (parts.every(isNetwork)) return parts;
  throw new ConfigurationError('SAMSYN_PROXIES is a list of addresses and networks');
}

/**
 * SAMSYN_SECURITY_CONTACT: addresses with commas, to whom somebody turns who has found a weakness (RFC 9116 section 2.5.3).
 * @throws ConfigurationError where one is no `mailto:`, `tel:` or `https:`
 */
export function securityContacts(env: Environment): readonly string[] {
  const parts = (env['SAMSYN_SECURITY_CONTACT'] ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  if (parts.every((one) => /^(mailto:[^\s@]+@[^\s@]+|tel:\+?[\d-]+|https:\/\/[^\s/]+\S*)$/.test(one)))
    return parts;
  throw new ConfigurationError('SAMSYN_SECURITY_CONTACT is a list of addresses: mailto:, tel: or https:');
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/** SAMSYN_LOG_LEVEL. @throws ConfigurationError where it is no level */
export function logLevel(env: Environment, byDefault: string): string {
  const level = env['SAMSYN_LOG_LEVEL'] || byDefault;
  if (LOG_LEVELS.includes(level)) return level;
  throw new ConfigurationError(`SAMSYN_LOG_LEVEL is one of ${LOG_LEVELS.join(', ')}`);
}

/** SAMSYN_KEYS_LOST=accepted, SAMSYN_LOG_LOST=accepted: starts although something of them is lost (docs/operating.md). */
export const acceptedLosses = (env: Environment): AcceptedLosses => ({
  keys: env['SAMSYN_KEYS_LOST'] === 'accepted',
  log: env['SAMSYN_LOG_LOST'] === 'accepted',
});

/** SAMSYN_KAFKA_…: which branches receive a feed, for those who serve (docs/feeds.md). @throws ConfigurationError */
export function feeds(env: Environment): { readonly feeds?: { readonly settings: RelaySettings } } {
  const settings = readRelaySettings(env, worldIn(env));
  return settings === undefined ? {} : { feeds: { settings } };
}
