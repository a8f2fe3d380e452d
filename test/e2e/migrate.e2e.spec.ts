import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from '../support/command';
import { PostgresServer } from '../support/postgres-server';

jest.setTimeout(240_000);

describe('npm run migrate', () => {
  let server: PostgresServer;
  let url: string;
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-migrate-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  beforeAll(async () => {
    server = await PostgresServer.start();
    url = await server.newDatabase();
  });
  afterAll(() => server.stop());
  const migrating = (settings: Readonly<Record<string, string>>) =>
    Command.built('migrate', [], settings).ended;

  it('makes the schema, says what it did, and does nothing the next time', async () => {
    const first = await migrating({ SAMSYN_POSTGRES_URL: url });
    expect({ ...first, stdout: first.stdout.split('\n')[0] }).toEqual({
      ...{ status: 0, stdout: 'applied 0001-deployment.sql', stderr: '' },
    });
    expect(await migrating({ SAMSYN_POSTGRES_URL: url })).toEqual({
      status: 0,
      stdout: 'nothing to do\n',
      stderr: '',
    });
  });

  it.each<[string, () => Readonly<Record<string, string>>, RegExp]>([
    ['no address', () => ({}), /^SAMSYN_POSTGRES_URL is not set$/],
    [
      'what is no address',
      () => ({ SAMSYN_POSTGRES_URL: 'KANARIE' }),
      /^SAMSYN_POSTGRES_URL is an address: /,
    ],
    [
      'a server elsewhere that is not encrypted',
      () => ({ SAMSYN_POSTGRES_URL: 'postgresql://u:KANARIE@db.example.se/d?sslmode=disable' }),
      /^SAMSYN_POSTGRES_URL may say sslmode=disable for a server on this machine only$/,
    ],
    [
      'the database of the other world',
      () => ({ SAMSYN_POSTGRES_URL: url, SAMSYN_WORLD: 'training' }),
      /^PostgreSQL: the database is of the real world, and not of training$/,
    ],
  ])('given %s ends with 78 and one line', async (_, settings, line) => {
    const { status, stdout, stderr } = await migrating(settings());
    expect([status, stdout]).toEqual([78, '']);
    expect(stderr.trimEnd()).toMatch(line);
    expect(stderr).not.toContain('KANARIE');
  });

  it.each(['main', 'start'])(
    'is asked for by %s where it was not run, before anything is written',
    async (entry) => {
      const settings = {
        SAMSYN_POSTGRES_URL: await server.newDatabase(),
        SAMSYN_KURRENTDB_URL: 'kurrentdb://127.0.0.1:1?tls=false',
        SAMSYN_DATA: join(folder, entry),
      };
      const { status, stderr } = await Command.built(entry, [], settings).ended;
      expect(status).not.toBe(0);
      expect(stderr.trimEnd()).toMatch(
        /^PostgreSQL: the database has no schema of Samsyn, run npm run -s migrate/,
      );
    },
  );
});
