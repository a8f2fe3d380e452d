import { ConfigurationError } from '@samsyn/identity';
import type { World } from '@samsyn/kernel';
import {
  mustBeMigrated,
  mustBeOfWorld,
  POSTGRES_URL,
  PostgresDatabase,
  postgresAddress,
} from '@samsyn/postgres';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * SAMSYN_POSTGRES_URL, `postgresql://USER:PASSWORD@HOST:5432/DATABASE`; undefined where it is not set.
 * @throws DatabaseRefused where it is no such address, or the way there is not encrypted. The message never has the address.
 */
export function postgresUrl(env: Environment): string | undefined {
  const url = env[POSTGRES_URL];
  if (url) postgresAddress(url, POSTGRES_URL);
  return url || undefined;
}

/** @throws ConfigurationError where it is not set; DatabaseRefused */
export function requiredPostgresUrl(env: Environment): string {
  const url = postgresUrl(env);
  if (!url) throw new ConfigurationError(`${POSTGRES_URL} is not set`);
  return url;
}

/**
 * The database that processes share, found to be one that this version may use. Nothing is written.
 * @throws DatabaseRefused where its schema is older or newer than this version takes, or it is of the other world
 * @throws DatabaseUnavailable
 */
export async function openSharedDatabase(url: string, world: World): Promise<PostgresDatabase> {
  const database = await PostgresDatabase.open({ url });
  try {
    await mustBeMigrated(database);
    await mustBeOfWorld(database, world);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
