import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { World } from '@samsyn/kernel';
import type { PostgresDatabase, Sql } from './database';
import { takeForWorld } from './deployment';
import { DatabaseFault, DatabaseRefused, DatabaseUnavailable } from './faults';

/** A step of the schema: forward only, never changed once it was applied anywhere. */
export interface Migration {
  /** From 1, without gaps. */
  readonly nr: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
  /** Versions of the program that know the steps up to this one run on the schema that follows. */
  readonly oldestProgram: number;
}

export const MIGRATIONS = join(__dirname, '../migrations');

const NAME = /^(\d{4})-[a-z0-9-]+\.sql$/;
const OLDEST_PROGRAM = /^-- oldest program: (\d+)$/m;
/** Of nothing else in the database ("SamsynMi"). */
const LOCK = '6008768534094728553';
const LOCK_ASKED_EVERY_MS = 200;
const LOCK_WAITED_FOR_MS = 60_000;
/** A table that the running version is using is waited for so long: whoever comes after us waits behind us. */
const TABLE_WAITED_FOR = '3s';
const NO_TABLE = ['42P01', '3F000'];
const RUN_MIGRATE = 'run npm run -s migrate (docs/operating.md, "PostgreSQL")';

/** @throws Error where a file of the folder is none, or a number is missing */
export function readMigrations(folder = MIGRATIONS): readonly Migration[] {
  return readdirSync(folder)
    .sort()
    .map((name, index) => {
      const sql = readFileSync(join(folder, name), 'utf8');
      const nr = Number(NAME.exec(name)?.[1]);
      const oldestProgram = Number(OLDEST_PROGRAM.exec(sql)?.[1]);
      if (nr !== index + 1 || !(oldestProgram >= 1 && oldestProgram <= nr))
        throw new Error(`${name} is no migration ${index + 1}: NNNN-name.sql with "-- oldest program: N"`);
      return { nr, name, sql, oldestProgram, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

interface Applied {
  readonly nr: number;
  readonly name: string;
  readonly checksum: string;
  readonly oldest_program: number;
}

/**
 * Brings the schema to what this version knows, one transaction for each step, one process at a time. What failed leaves
 * nothing, and is done at the next call. Does nothing where there is nothing to do.
 * @returns the names of what was applied here
 * @throws DatabaseRefused where the database is another's or its schema is newer, before anything is written
 */
export async function migrate(
  database: PostgresDatabase,
  world: World,
  known = readMigrations(),
): Promise<readonly string[]> {
  const done: string[] = [];
  const until = performance.now() + LOCK_WAITED_FOR_MS;
  for (;;) {
    const step = await database.transaction((sql) => nextStep(sql, world, known));
    if (step === 'complete') return done;
    if (step !== 'busy') done.push(step.name);
    else if (performance.now() > until)
      throw new DatabaseUnavailable('another process is migrating its schema');
    else await pause(LOCK_ASKED_EVERY_MS);
  }
}

async function nextStep(
  sql: Sql,
  world: World,
  known: readonly Migration[],
): Promise<Migration | 'busy' | 'complete'> {
  const [lock] = await sql.rows<{ held: boolean }>(`SELECT pg_try_advisory_xact_lock(${LOCK}) AS held`);
  if (!lock?.held) return 'busy';
  await sql.rows(`SET LOCAL lock_timeout = '${TABLE_WAITED_FOR}'`);
  const applied = (await hasTable(sql, 'migration')) ? await appliedIn(sql) : undefined;
  if (applied) mustFollow(applied, known);
  else await mustBeFree(sql);
  if (await hasTable(sql, 'deployment')) await takeForWorld(sql, world);
  const step = known[applied?.length ?? 0];
  if (!step) return 'complete';
  if (!applied) await begin(sql);
  await sql.rows(step.sql);
  const { nr, name, checksum, oldestProgram } = step;
  await sql.rows(
    'INSERT INTO samsyn.migration (nr, name, checksum, oldest_program) VALUES ($1, $2, $3, $4)',
    [...[nr, name, checksum, oldestProgram]],
  );
  return step;
}

/**
 * That this version may run on the schema of the database, which is asked before anything is written. A newer schema is
 * taken where its steps say so: versions follow each other while both run.
 * @throws DatabaseRefused
 */
export async function mustBeMigrated(sql: Sql, known = readMigrations()): Promise<void> {
  const applied = await appliedIn(sql).catch((error: unknown) => {
    if (error instanceof DatabaseFault && NO_TABLE.includes(error.code))
      throw new DatabaseRefused(`PostgreSQL: the database has no schema of Samsyn, ${RUN_MIGRATE}`);
    throw error;
  });
  mustFollow(applied, known);
  if (applied.length < known.length)
    throw new DatabaseRefused(
      `PostgreSQL: the schema is at ${applied.length} and this version needs ${known.length}, ${RUN_MIGRATE}`,
    );
}

const appliedIn = (sql: Sql): Promise<readonly Applied[]> =>
  sql.rows<Applied>('SELECT nr, name, checksum, oldest_program FROM samsyn.migration ORDER BY nr');

/** What was applied is what we know, as far as we know it; what is beyond lets us run. */
function mustFollow(applied: readonly Applied[], known: readonly Migration[]): void {
  for (const [index, { nr, name, checksum }] of applied.entries()) {
    const ours = known[index];
    if (ours && (ours.nr !== nr || ours.checksum !== checksum))
      throw new DatabaseRefused(`PostgreSQL: the schema is of another program: its step ${name} is not ours`);
  }
  const needed = Math.max(0, ...applied.map(({ oldest_program: oldest }) => oldest));
  if (needed > known.length)
    throw new DatabaseRefused(
      `PostgreSQL: the schema is at ${applied.length}, newer than this version knows (${known.length}): start a newer one`,
    );
}

async function hasTable(sql: Sql, table: string): Promise<boolean> {
  const [found] = await sql.rows<{ there: boolean }>(`SELECT to_regclass($1) IS NOT NULL AS there`, [
    `samsyn.${table}`,
  ]);
  return found?.there === true;
}

async function mustBeFree(sql: Sql): Promise<void> {
  const [found] = await sql.rows(
    `SELECT 1 FROM pg_class WHERE relnamespace = to_regnamespace('samsyn') LIMIT 1`,
  );
  if (found)
    throw new DatabaseRefused(
      'PostgreSQL: the schema "samsyn" of the database holds tables that are not ours',
    );
}

async function begin(sql: Sql): Promise<void> {
  // Where somebody else has made the schema for us, we may have no right to make one.
  const [schema] = await sql.rows(`SELECT 1 FROM pg_namespace WHERE nspname = 'samsyn'`);
  if (!schema) await sql.rows('CREATE SCHEMA samsyn');
  await sql.rows(`CREATE TABLE samsyn.migration (
    nr integer PRIMARY KEY, name text NOT NULL, checksum text NOT NULL, oldest_program integer NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now()
  )`);
}
