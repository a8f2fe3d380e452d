import { writeFileSync, rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import {
  DatabaseFault,
  DatabaseRefused,
  DatabaseUnavailable,
  PostgresDatabase,
  postgresAddress,
} from '@samsyn/postgres';
import { PostgresServer } from '../support/postgres-server';

const SETTING = 'SAMSYN_POSTGRES_URL';
const addressOf = (url: string) => postgresAddress(url, SETTING);

describe('the address of a database', () => {
  it('is read with its escapes, and what it says nothing of has a default', () => {
    expect(addressOf('postgresql://some%40one:p%3Ass@127.0.0.1/samsyn')).toEqual({
      ...{
        host: '127.0.0.1',
        port: 5432,
        database: 'samsyn',
        user: 'some@one',
        password: 'p:ss',
        ssl: false,
      },
    });
    expect(addressOf('postgres://u@[::1]:6000/d')).toMatchObject({ host: '::1', port: 6000, ssl: false });
    expect(addressOf('postgres://u@%2Fvar%2Frun/d')).toMatchObject({ host: '/var/run', ssl: false });
  });

  it.each(['db.example.se', '10.0.0.4', '[fd00::4]', '127.0.0.1.example.se', 'localhost.example.se'])(
    'is encrypted and verified beyond this machine, whatever it asks for: %s',
    (host) => {
      const verified = {};
      expect(addressOf(`postgresql://u@${host}/d`).ssl).toEqual(verified);
      expect(addressOf(`postgresql://u@${host}/d?sslmode=verify-full`).ssl).toEqual(verified);
      for (const mode of ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'no-verify', ''])
        expect(() => addressOf(`postgresql://u@${host}/d?sslmode=${mode}`)).toThrow(DatabaseRefused);
    },
  );

  it('may name the certificates to trust, in a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'samsyn-ca-'));
    const file = join(folder, 'ca.pem');
    writeFileSync(file, 'certificates');
    expect(addressOf(`postgresql://u@db/d?sslrootcert=${file}`).ssl).toEqual({ ca: 'certificates' });
    rmSync(folder, { recursive: true });
    expect(() => addressOf(`postgresql://u@db/d?sslrootcert=${file}`)).toThrow(
      'sslrootcert) that cannot be read',
    );
    expect(() => addressOf(`postgresql://u@localhost/d?sslrootcert=${file}`)).toThrow(
      'add sslmode=verify-full',
    );
  });

  it.each([
    'KANARIE',
    'mysql://u:KANARIE@localhost/d',
    'postgresql://u:KANARIE@localhost',
    'postgresql://:KANARIE@localhost/d',
    'postgresql:///KANARIE',
    'postgresql://u:KANARIE@localhost:99999/d',
    'postgresql://u:KANARIE%@localhost/d',
    'postgresql://u:KANARIE@localhost/d/e',
    'postgresql://u:KANARIE@localhost/d?options=-cfsync%3Doff',
    'postgresql://u:KANARIE@localhost/d?host=elsewhere',
    'postgresql://u:KANARIE@db/d?sslmode=disable',
  ])('that is none is refused in one line that names the setting and not the address: %s', (url) => {
    expect(() => addressOf(url)).toThrow(DatabaseRefused);
    expect(() => addressOf(url)).toThrow(/^SAMSYN_POSTGRES_URL [^\n]*$/);
    expect(() => addressOf(url)).not.toThrow('KANARIE');
  });
});

describe('a connection', () => {
  let server: PostgresServer;
  let url: string;
  beforeAll(async () => {
    server = await PostgresServer.startOwn();
    url = await server.newDatabase();
  });
  afterAll(() => server.stop());
  const faultOf = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => undefined,
      (error: unknown) => error,
    );
  const altered = (change: (address: URL) => void): string => {
    const address = new URL(url);
    change(address);
    return address.href;
  };

  it.each<[string, (address: URL) => void, string]>([
    [
      'another password',
      (address) => (address.password = 'KANARIE-wrong'),
      'does not take this user and password',
    ],
    [
      'a user who is not there',
      (address) => (address.username = 'KANARIE'),
      'does not take this user and password',
    ],
    [
      'a database that is not there',
      (address) => (address.pathname = '/KANARIE'),
      'there is no such database',
    ],
    ['a port where nobody answers', (address) => (address.port = '1'), 'ECONNREFUSED'],
    [
      'TLS, where the server has none',
      (address) => (address.search = '?sslmode=verify-full'),
      'does not speak TLS',
    ],
  ])('with %s says so, and neither address nor password', async (_, change, reason) => {
    const fault = await faultOf(PostgresDatabase.open({ url: altered(change) }));
    expect(fault).toBeInstanceOf(DatabaseUnavailable);
    expect((fault as Error).message).toContain(reason);
    expect(inspect(fault, { depth: 9, showHidden: true })).not.toMatch(/KANARIE|postgresql:/);
  });

  it('to a server that may lose what it acknowledges, or takes nothing, is refused', async () => {
    await server.ask(
      url,
      `CREATE USER readonly PASSWORD 'p'; ALTER USER readonly SET default_transaction_read_only = on`,
    );
    const readOnly = altered((address) => ([address.username, address.password] = ['readonly', 'p']));
    await expect(PostgresDatabase.open({ url: readOnly })).rejects.toThrow('standby or read-only');
    await server.ask(url, 'ALTER SYSTEM SET full_page_writes = off');
    await server.ask(url, 'SELECT pg_reload_conf(), pg_sleep(0.1)');
    await expect(PostgresDatabase.open({ url })).rejects.toThrow(DatabaseRefused);
    await server.ask(url, 'ALTER SYSTEM RESET full_page_writes');
    await server.ask(url, 'SELECT pg_reload_conf(), pg_sleep(0.1)');
  });

  it('commits durably, also for a user who has that switched off', async () => {
    await server.ask(url, `CREATE USER hasty PASSWORD 'p'; ALTER USER hasty SET synchronous_commit = off`);
    const hasty = altered((address) => ([address.username, address.password] = ['hasty', 'p']));
    const database = await server.opened({ url: hasty });
    expect(await database.rows('SHOW synchronous_commit')).toEqual([{ synchronous_commit: 'on' }]);
  });

  it('ends a statement that takes too long, and a pause within a transaction, and works again', async () => {
    const database = await server.opened({ url, statementMs: 200 });
    await expect(database.rows('SELECT pg_sleep(60)')).rejects.toThrow(DatabaseUnavailable);
    const paused = database.transaction(async (sql) => {
      await sql.rows('SELECT 1');
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      await sql.rows('SELECT 1');
    });
    await expect(paused).rejects.toThrow(DatabaseUnavailable);
    expect(await database.rows('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('says of a statement that cannot be carried out which it is, and no value', async () => {
    const database = await server.opened({ url });
    await database.rows('CREATE TABLE thing (name text CONSTRAINT short CHECK (length(name) < 3))');
    const faults = [
      await faultOf(database.rows('INSERT INTO thing VALUES ($1)', ['KANARIE'])),
      await faultOf(database.rows('SELECT $1::text::integer', ['KANARIE'])),
    ];
    for (const fault of faults) expect(fault).toBeInstanceOf(DatabaseFault);
    expect(String(faults[0])).toContain('23514 short');
    expect(inspect(faults, { depth: 9, showHidden: true })).not.toMatch(/KANARIE/);
    await expect(database.rows('SELECT nothing FROM thing')).rejects.toThrow(
      '42703 column "nothing" does not exist',
    );
  });

  it('rolls back what fails, and does not take a transaction for written whose fault was passed over', async () => {
    const database = await server.opened({ url });
    await database.rows('CREATE TABLE step (nr integer)');
    const half = database.transaction(async (sql) => {
      await sql.rows('INSERT INTO step VALUES (1)');
      throw new Error('half-way');
    });
    await expect(half).rejects.toThrow('half-way');
    const passedOver = database.transaction(async (sql) => {
      await sql.rows('INSERT INTO step VALUES (2)');
      await sql.rows('SELECT 1 / 0').catch(() => {});
    });
    await expect(passedOver).rejects.toThrow('25P02');
    expect(await database.rows('SELECT nr FROM step')).toEqual([]);
  });

  it('answers nobody once it is closed', async () => {
    const database = await PostgresDatabase.open({ url });
    await database.close();
    await database.close();
    await expect(database.rows('SELECT 1')).rejects.toThrow(DatabaseUnavailable);
  });
});
