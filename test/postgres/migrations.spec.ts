import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DatabaseFault,
  migrate,
  mustBeMigrated,
  mustBeOfWorld,
  readMigrations,
  takeForDeployment,
  type Migration,
  type PostgresDatabase,
} from '@samsyn/postgres';
import { PostgresServer } from '../support/postgres-server';

let server: PostgresServer;
beforeAll(async () => {
  server = await PostgresServer.start();
});
afterAll(() => server.stop());

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** Migrations of a version of the program. */
function versionOf(...steps: readonly string[]): readonly Migration[] {
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-migrations-'));
  folders.push(folder);
  for (const [index, sql] of steps.entries())
    writeFileSync(join(folder, `${String(index + 1).padStart(4, '0')}-step.sql`), sql);
  return readMigrations(folder);
}
const FIRST = readMigrations()[0]!.sql;
const SECOND = '-- oldest program: 1\nCREATE TABLE samsyn.added (id text PRIMARY KEY)';
const names = (known: readonly Migration[]) => known.map(({ name }) => name);
const emptied = async () => {
  const url = await server.newDatabase();
  return { url, database: await server.opened({ url }) };
};
const migrateReal = (database: PostgresDatabase, known: readonly Migration[]) =>
  migrate(database, 'real', known);
const tablesIn = (url: string) =>
  server.ask(
    url,
    `SELECT tablename FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  );

describe('the schema on PostgreSQL', () => {
  it('is made from empty, once, and is then complete', async () => {
    const { database } = await emptied();
    await expect(mustBeMigrated(database)).rejects.toThrow('no schema of Samsyn, run npm run -s migrate');
    expect(await migrate(database, 'real')).toEqual(names(readMigrations()));
    await expect(mustBeMigrated(database)).resolves.toBeUndefined();
    expect(await migrate(database, 'real')).toEqual([]);
  });

  it('is made once by several who begin at the same moment', async () => {
    const { url, database } = await emptied();
    const others = await Promise.all([1, 2, 3].map(() => server.opened({ url })));
    const applied = await Promise.all([database, ...others].map((one) => migrate(one, 'real')));
    expect(applied.flat().sort()).toEqual(names(readMigrations()));
  });

  it('has all of a step that fails or nothing, keeps those before it, and goes on from there', async () => {
    const { url, database } = await emptied();
    const halfWay = `${SECOND}; SELECT 1 / 0`;
    await expect(migrate(database, 'real', versionOf(FIRST, halfWay))).rejects.toThrow(DatabaseFault);
    expect(await tablesIn(url)).toEqual([{ tablename: 'migration' }, { tablename: 'deployment' }]);
    await expect(mustBeMigrated(database, versionOf(FIRST, SECOND))).rejects.toThrow(
      'is at 1 and this version needs 2',
    );
    expect(await migrate(database, 'real', versionOf(FIRST, SECOND))).toEqual(['0002-step.sql']);
  });

  it('does not wait for ever behind whoever uses a table, and leaves nothing then', async () => {
    const { url, database } = await emptied();
    await migrate(database, 'real', versionOf(FIRST, SECOND));
    const other = await server.opened({ url });
    const third = versionOf(FIRST, SECOND, '-- oldest program: 1\nALTER TABLE samsyn.added ADD more text');
    await other.transaction(async (sql) => {
      await sql.rows('LOCK TABLE samsyn.added IN ACCESS SHARE MODE');
      await expect(migrate(database, 'real', third)).rejects.toThrow('55P03');
    });
    expect(await migrate(database, 'real', third)).toEqual(['0003-step.sql']);
  });

  it('of a newer version is taken where it says so, and else refused by start and migration', async () => {
    const { database } = await emptied();
    const ours = versionOf(FIRST, SECOND);
    const alike = '-- oldest program: 2\nCREATE TABLE samsyn.more (id text)';
    await migrate(database, 'real', versionOf(FIRST, SECOND, alike));
    await expect(mustBeMigrated(database, ours)).resolves.toBeUndefined();
    expect(await migrate(database, 'real', ours)).toEqual([]);
    const other = '-- oldest program: 4\nDROP TABLE samsyn.added';
    await migrate(database, 'real', versionOf(FIRST, SECOND, alike, other));
    for (const refused of [mustBeMigrated, migrateReal])
      await expect(refused(database, ours)).rejects.toThrow('is at 4, newer than this version knows (2)');
  });

  it('is refused where a step of it is not ours, and nothing is written', async () => {
    const { url, database } = await emptied();
    await migrate(database, 'real', versionOf(FIRST, `${SECOND} -- another`));
    const ours = versionOf(FIRST, SECOND, '-- oldest program: 1\nCREATE TABLE samsyn.more (id text)');
    const tables = await tablesIn(url);
    for (const refused of [mustBeMigrated, migrateReal])
      await expect(refused(database, ours)).rejects.toThrow(
        'of another program: its step 0002-step.sql is not ours',
      );
    expect(await tablesIn(url)).toEqual(tables);
  });

  it('is not made in a schema that holds something else', async () => {
    const { url, database } = await emptied();
    await server.ask(url, 'CREATE SCHEMA samsyn; CREATE TABLE samsyn.theirs (id text)');
    await expect(migrate(database, 'real')).rejects.toThrow('holds tables that are not ours');
    expect(await tablesIn(url)).toEqual([{ tablename: 'theirs' }]);
  });
});

describe('a database', () => {
  it('of the other world is refused by migration and start', async () => {
    const { database } = await emptied();
    await migrate(database, 'training');
    await expect(migrate(database, 'real')).rejects.toThrow('of the training world, and not of real');
    await expect(mustBeOfWorld(database, 'real')).rejects.toThrow('of the training world, and not of real');
    await expect(takeForDeployment(database, 'real', 'a')).rejects.toThrow('of the training world');
    expect(await database.rows('SELECT world, id FROM samsyn.deployment')).toEqual([
      { world: 'training', id: null },
    ]);
  });

  it('is of the deployment that comes first, and refused by every other', async () => {
    const { database } = await emptied();
    await migrate(database, 'real');
    const outcomes = await Promise.allSettled(
      ['a', 'b', 'c'].map((id) => takeForDeployment(database, 'real', id)),
    );
    const rejected = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [String(outcome.reason)] : [],
    );
    expect(rejected).toHaveLength(2);
    for (const reason of rejected) expect(reason).toMatch(/of another deployment, [abc], and not of [abc]$/);
    const [row] = await database.rows<{ id: string }>('SELECT id FROM samsyn.deployment');
    await expect(takeForDeployment(database, 'real', row!.id)).resolves.toBeUndefined();
  });
});
