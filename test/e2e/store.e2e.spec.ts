import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encounterStream } from '@samsyn/conducting/contract';
import { createLogger } from '@samsyn/web';
import Database from 'better-sqlite3';
import request from 'supertest';
import { loopbackIdentity, Samsyn } from '../../apps/samsyn/src/samsyn';
import { Command, type Ended } from '../support/command';
import {
  HOLDER,
  LEADER,
  OFFICER,
  PARTICIPANT,
  SUPERVISOR,
  tellEvening,
  type Evening,
} from '../support/recorded-evening';

jest.setTimeout(240_000);

const READERS = [LEADER, OFFICER, HOLDER, SUPERVISOR, PARTICIPANT];
const scratch = mkdtempSync(join(tmpdir(), 'samsyn-store-'));
const [folder, backup, elsewhere] = ['data', 'backup', 'elsewhere'].map((name) => join(scratch, name)) as [
  string,
  string,
  string,
];
let running: Opened | undefined;
let erased: Evening;
let other: Evening;
let before: readonly unknown[];

interface Opened {
  readonly samsyn: Samsyn;
  readonly url: string;
}

async function open(place: string): Promise<Opened> {
  const logger = createLogger({ level: 'silent' });
  const identity = loopbackIdentity();
  const samsyn = await Samsyn.create({ place: { folder: place }, identity, logger, examples: true });
  return { samsyn, url: await samsyn.listen(0) };
}

const authorization = async ({ samsyn }: Opened, as: string) => ({
  authorization: `Bearer ${await samsyn.issuer!.tokenFor(as)}`,
});

async function post(opened: Opened, as: string, path: string, body: object) {
  const answer = await request(opened.url)
    .post(path)
    .set(await authorization(opened, as))
    .send(body);
  if (answer.status >= 300) throw new Error(`${as} POST ${path}: ${answer.status} ${answer.text}`);
  return answer.body as { id?: string; entries: { id: string }[] };
}

interface Entry {
  readonly withheld: readonly { readonly field: string }[];
}
/** Fields that are withheld stand in the order in which the entry was recorded, or read from the log. */
const inOrder = (entry: Entry): Entry => ({
  ...entry,
  withheld: [...entry.withheld].sort((a, b) => (a.field < b.field ? -1 : 1)),
});

/** What everybody reads of both operations. */
async function histories(opened: Opened): Promise<readonly unknown[]> {
  const read: unknown[] = [];
  for (const { operation } of [erased, other]) {
    for (const as of READERS) {
      const answer = await request(opened.url)
        .get(`/operations/${operation}/history?limit=500`)
        .set(await authorization(opened, as));
      const { entries } = answer.body as { entries?: readonly Entry[] };
      read.push(entries?.map(inOrder) ?? answer.status);
    }
  }
  return read;
}

const store = (
  data: string,
  args: readonly string[],
  settings: Record<string, string> = {},
): Promise<Ended> => Command.built('store', args, { SAMSYN_DATA: data, ...settings }).ended;

const copyOf = (source: string, name: string): string => {
  cpSync(source, join(scratch, name), { recursive: true });
  return join(scratch, name);
};

function change<Result>(file: string, work: (database: Database.Database) => Result): Result {
  const database = new Database(file);
  try {
    return work(database);
  } finally {
    database.close();
  }
}

/** All rows of all read models, with how far each has come. */
const readModels = (data: string): Readonly<Record<string, readonly string[]>> =>
  change(join(data, 'read-models.sqlite'), (database) => {
    const names = database
      .prepare<[], string>(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'`)
      .pluck()
      .all();
    const rows = (name: string) => database.prepare(`SELECT * FROM "${name}"`).all();
    return Object.fromEntries(
      names.map((name) => [
        name,
        rows(name)
          .map((row) => JSON.stringify(row))
          .sort(),
      ]),
    );
  });

/** Keys of the person who was erased that still open something. */
const keysOfErased = (data: string): number =>
  change(join(data, 'keys/keys.sqlite'), (database) =>
    database
      .prepare<[string], number>('SELECT count(*) FROM keys WHERE scope = ? AND wrapped IS NOT NULL')
      .pluck()
      .get(encounterStream(erased.encounter))!,
  );

describe('npm run store', () => {
  beforeAll(async () => {
    running = await open(folder);
    const tell = (as: string, path: string, body: object) => post(running!, as, path, body);
    erased = await tellEvening(tell, 'erased');
    other = await tellEvening(tell, 'other');
    await running.samsyn.settled();
    before = await histories(running);
  });
  afterAll(async () => {
    await running?.samsyn.close();
    rmSync(scratch, { recursive: true, force: true });
  });

  it('backs up while Samsyn runs, and says in one line that the other commands need it stopped', async () => {
    const { status, stdout, stderr } = await store(folder, ['backup', backup]);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^\d+ files in .+backup\n$/);
    expect(
      readdirSync(backup, { recursive: true }).filter((name) => /lock|wal|read-models/.test(String(name))),
    ).toEqual([]);
    const again = await store(folder, ['backup', backup]);
    expect([again.status, again.stderr]).toEqual([1, `${backup} is not empty\n`]);
    for (const args of [['check'], ['rebuild', 'waiting']]) {
      const refused = await store(folder, args);
      expect([refused.status, refused.stderr]).toEqual([1, `Samsyn runs on ${folder}: stop it first\n`]);
    }
    expect((await store(folder, ['dead-letters'])).stdout).toBe('0 dead letters\n');
  });

  it('restores elsewhere to the same histories, and never over a store', async () => {
    const restored = await store(elsewhere, ['restore', backup]);
    expect([restored.status, restored.stderr]).toEqual([0, '']);
    const opened = await open(elsewhere);
    try {
      expect(await histories(opened)).toEqual(before);
    } finally {
      await opened.samsyn.close();
    }
    const again = await store(elsewhere, ['restore', backup]);
    expect([again.status, again.stderr]).toEqual([
      1,
      `${elsewhere} holds a store: move it aside, or name another folder by SAMSYN_DATA\n`,
    ]);
    const training = await store(join(scratch, 'training'), ['restore', backup], {
      SAMSYN_WORLD: 'training',
    });
    expect([training.status, existsSync(join(scratch, 'training'))]).toEqual([1, false]);
  });

  it('erases again, while it restores, what was erased after the keys were copied', async () => {
    const { id } = await post(running!, SUPERVISOR, `/encounters/${erased.encounter}/erasure`, {
      ground: 'retention-ended',
    });
    await post(running!, 'admin', `/approvals/${id!}/approve`, {});
    await running!.samsyn.settled();
    await running!.samsyn.close();
    running = undefined;
    const mixed = copyOf(backup, 'mixed');
    cpSync(join(folder, 'log.sqlite'), join(mixed, 'log.sqlite'));
    expect(keysOfErased(mixed)).toBeGreaterThan(0);
    const target = join(scratch, 'erased-again');
    const { status } = await store(target, ['restore', mixed], { SAMSYN_KEYS_LOST: 'accepted' });
    expect([status, keysOfErased(target)]).toEqual([0, 0]);
  });

  it('restores nothing of a back-up that is not whole', async () => {
    const broken = copyOf(backup, 'broken');
    rmSync(join(broken, 'keys/root.key'));
    const target = join(scratch, 'nothing');
    const { status, stderr } = await store(target, ['restore', broken]);
    expect([status, stderr]).toEqual([1, `${broken} is no whole back-up: keys/root.key missing\n`]);
    expect(existsSync(target)).toBe(false);
  });

  it('lists dead letters, and rebuilds a read model to the same rows, without them', async () => {
    const sound = readModels(folder);
    change(join(folder, 'read-models.sqlite'), (database) => {
      const tables = database
        .prepare<[], string>(`SELECT tables FROM _projections WHERE name = 'waiting'`)
        .pluck()
        .get()!;
      for (const table of JSON.parse(tables) as string[]) database.exec(`DELETE FROM "${table}"`);
      const row = ['waiting', 3, 'an id', 'planning.OperationProposed.v1', 'TypeError', 'waiting.ts:1:1'];
      database.prepare('INSERT INTO _dead_letters VALUES (?, ?, ?, ?, ?, ?)').run(...row);
    });
    expect(readModels(folder)).not.toEqual(sound);
    expect((await store(folder, ['dead-letters'])).stdout).toBe(
      'waiting  position 3  planning.OperationProposed.v1  TypeError  waiting.ts:1:1\n1 dead letters\n',
    );
    const { status, stdout } = await store(folder, ['rebuild', 'waiting']);
    expect([status, stdout]).toEqual([
      0,
      expect.stringMatching(/^waiting is made anew up to position \d+, 0 dead letters\n$/),
    ]);
    expect(readModels(folder)).toEqual(sound);
    const unknown = await store(folder, ['rebuild', 'nothing']);
    expect([unknown.status, unknown.stderr]).toEqual([
      1,
      expect.stringMatching(/^there is no read model nothing: .+waiting\n$/),
    ]);
  });

  it('checks every event and every sealed field, and names what is not as it was written', async () => {
    const sound = await store(folder, ['check']);
    expect([sound.status, sound.stdout]).toEqual([0, expect.stringMatching(/^\d+ events read, 0 faults\n$/)]);
    const damaged = copyOf(folder, 'damaged');
    const [event, field] = change(join(damaged, 'log.sqlite'), (database) => {
      database.exec('DROP TRIGGER event_is_immutable');
      const rows = database.prepare<[], { position: number; ciphertexts: string }>(
        'SELECT position, ciphertexts FROM event WHERE ciphertexts IS NOT NULL ORDER BY position',
      );
      const [first, second] = rows.all();
      database
        .prepare(`UPDATE event SET envelope = replace(envelope, '"police', '"polite') WHERE position = ?`)
        .run(first!.position);
      const texts = JSON.parse(second!.ciphertexts) as Record<string, string>;
      const name = Object.keys(texts)[0]!;
      texts[name] = `${texts[name]!.slice(0, -4)}AAAA`;
      database
        .prepare('UPDATE event SET ciphertexts = ? WHERE position = ?')
        .run(JSON.stringify(texts), second!.position);
      return [first!.position, `field ${name} of the event at position ${second!.position} does not open`];
    });
    const { status, stdout } = await store(damaged, ['check']);
    expect([status, stdout.split('\n')]).toEqual([
      1,
      [
        `the event at position ${event} is not what was written, or one before it is missing`,
        field,
        expect.stringMatching(/^\d+ events read, 2 faults$/),
        '',
      ],
    ]);
  });

  it('says how it is used, and where there is no store', async () => {
    for (const args of [[], ['unknown'], ['check', 'more'], ['backup']]) {
      const { status, stderr } = await store(folder, args);
      expect([status, stderr]).toEqual([2, expect.stringMatching(/^usage: npm run -s store -- COMMAND\n/)]);
    }
    const nothing = join(scratch, 'no-store');
    mkdirSync(nothing);
    for (const args of [
      ['check'],
      ['rebuild', 'waiting'],
      ['dead-letters'],
      ['backup', join(scratch, 'of-nothing')],
    ]) {
      const { status, stderr } = await store(nothing, args);
      expect([status, stderr]).toEqual([1, `there is no store in ${nothing}\n`]);
    }
  });
});
