import { resolve } from 'node:path';
import { ConfigurationError } from '@samsyn/identity';

type Environment = Readonly<Record<string, string | undefined>>;

const DEFAULT_PORT = 3000;

/** SAMSYN_DATA, `./data` where it is not set. */
export const dataFolder = (env: Environment): string => resolve(env['SAMSYN_DATA'] || 'data');

/** SAMSYN_HOST, loopback where it is not set: the embedded profile is for one machine. */
export const host = (env: Environment): string => env['SAMSYN_HOST'] || '127.0.0.1';

/** SAMSYN_PORT. @throws ConfigurationError where it is no port */
export function port(env: Environment): number {
  const text = env['SAMSYN_PORT'];
  if (!text) return DEFAULT_PORT;
  const value = Number(text);
  if (!/^\d{1,5}$/.test(text) || value > 65_535) throw new ConfigurationError('SAMSYN_PORT is a port');
  return value;
}
