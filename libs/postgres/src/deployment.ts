import type { World } from '@samsyn/kernel';
import type { PostgresDatabase, Sql } from './database';
import { DatabaseRefused } from './faults';

interface Row {
  readonly world: string;
  readonly id: string | null;
}

const theRow = async (sql: Sql): Promise<Row | undefined> =>
  (await sql.rows<Row>('SELECT world, id FROM samsyn.deployment'))[0];

/** Takes the database for the world where nobody has. @throws DatabaseRefused where it is of the other world */
export async function takeForWorld(sql: Sql, world: World): Promise<void> {
  await sql.rows('INSERT INTO samsyn.deployment (world) VALUES ($1) ON CONFLICT DO NOTHING', [world]);
  await mustBeOfWorld(sql, world);
}

/** @throws DatabaseRefused where the database is of the other world */
export async function mustBeOfWorld(sql: Sql, world: World): Promise<void> {
  const row = await theRow(sql);
  if (row && row.world !== world)
    throw new DatabaseRefused(`PostgreSQL: the database is of the ${row.world} world, and not of ${world}`);
}

/**
 * Takes the database for the deployment where nobody has, and finds out whether it is its own.
 * @param deployment UUID: the same for all processes of one deployment, and for no other
 * @throws DatabaseRefused for the database of another deployment or of the other world
 */
export async function takeForDeployment(
  database: PostgresDatabase,
  world: World,
  deployment: string,
): Promise<void> {
  await mustBeOfWorld(database, world);
  // Of two that come first at once, one finds the other's.
  await database.rows('UPDATE samsyn.deployment SET id = $1 WHERE id IS NULL', [deployment]);
  const row = await theRow(database);
  if (row?.id !== deployment)
    throw new DatabaseRefused(
      `PostgreSQL: the database is of another deployment, ${row?.id}, and not of ${deployment}`,
    );
}
