import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { KeyStoreSealer, type HistoryEntry } from '@samsyn/secrecy';
import { reseal } from '../../apps/samsyn/src/reseal-log';
import { TestSamsyn } from '../support/test-samsyn';
import { PERSONS, Story } from '../attacks/story';

const LATER = '2026-11-26T12:00:00.000Z';
const folder = mkdtempSync(join(tmpdir(), 'samsyn-old-log-'));
const file = join(folder, 'log.sqlite');
let app: TestSamsyn;
let story: Story;

/** What everybody reads of the operation, by person. */
const everything = async (): Promise<readonly (readonly HistoryEntry[] | undefined)[]> => {
  const url = `/operations/${story.ids['operationId']![0]!}/history?limit=500`;
  const read = PERSONS.map((by) => app.get<{ entries?: readonly HistoryEntry[] }>(by, url));
  return (await Promise.all(read)).map(({ body }) => body.entries);
};

/** The keys of the folder, by id: what a log of the first version had sealed its fields with. */
function fieldKeys(): ReadonlyMap<string, Buffer> {
  const { keys } = app.parts;
  const database = new Database(join(folder, 'keys', 'keys.sqlite'), { readonly: true });
  const ids = database.prepare<[], string>('SELECT id FROM keys WHERE wrapped IS NOT NULL').pluck().all();
  database.close();
  return new Map(ids.map((id) => [id, keys.byId(id)!.export()]));
}

function encrypted(key: Buffer, plaintext: string, aad: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(aad));
  const parts = [nonce, cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()];
  return Buffer.concat(parts).toString('base64url');
}

interface Row {
  readonly position: number;
  readonly id: string;
  readonly type: string;
  readonly envelope: string;
}

/** Makes the log one as it was written before the second envelope: no chain, and fields bound to their event alone. */
async function makeOld(): Promise<void> {
  const { eventStore, keys } = app.parts;
  const byId = fieldKeys();
  const sealer = new KeyStoreSealer(keys);
  const stored = await eventStore.readAll({ after: 0, limit: 10_000 });
  const old = stored.map(({ position, id, type, leaf, sealed, ciphertexts }) => {
    const texts = Object.entries(ciphertexts).map(([field, text]) => {
      const { key, labels } = sealed[field]!;
      const plain = sealer.open([leaf, field, key].join('|'), key, text)!;
      return [field, encrypted(byId.get(key)!, plain, [id, type, field, labels.join('+'), key].join('|'))];
    });
    return { position, ciphertexts: texts.length === 0 ? null : JSON.stringify(Object.fromEntries(texts)) };
  });
  await app.close();
  const database = new Database(file);
  database.exec('DROP TRIGGER event_is_immutable');
  const rows = database.prepare<[], Row>('SELECT position, id, type, envelope FROM event').all();
  const write = database.prepare('UPDATE event SET envelope = ?, ciphertexts = ? WHERE position = ?');
  for (const { position, envelope } of rows) {
    const { commandId, ...content } = JSON.parse(envelope) as Record<string, unknown>;
    write.run(JSON.stringify({ commandId, ...content }), old[position - 1]!.ciphertexts, position);
  }
  database.exec(`
    ALTER TABLE event DROP COLUMN link; ALTER TABLE event DROP COLUMN before; ALTER TABLE event DROP COLUMN mac;
    CREATE TRIGGER event_is_immutable
      BEFORE UPDATE OF position, id, stream, revision, type, operation, envelope ON event
      BEGIN SELECT RAISE(ABORT, 'events are immutable'); END;
    PRAGMA user_version = 1;`);
  database.close();
  rmSync(join(folder, 'keys', 'log-head'));
}

describe('A log from before its events were bound', () => {
  let before: Awaited<ReturnType<typeof everything>>;

  beforeAll(async () => {
    app = await TestSamsyn.open({ folder });
    story = new Story(app);
    await story.tell();
    await app.close();
    app = await TestSamsyn.open({ folder }, LATER);
    before = await everything();
    await makeOld();
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const rows = (query: string): unknown => {
    const database = new Database(file, { readonly: true });
    const found = database.prepare(query).pluck().all();
    database.close();
    return found;
  };

  it('opens and reads as it did, and what is written from then on is bound', async () => {
    app = await TestSamsyn.open({ folder }, LATER);
    expect(await everything()).toEqual(before);
    await app.tell('leader', '/operations', {
      ...{ kind: 'apartment-visit', region: 'syd', municipality: 'Växjö', purpose: 'visit', reference: 'r' },
      window: ['2026-12-19T20:00:00+01:00', '2026-12-19T23:00:00+01:00'],
      location: { value: 'a place', label: 'police-investigation' },
    });
    before = await everything();
    await app.close();
    expect(rows('SELECT link FROM event WHERE link IS NOT NULL')).not.toEqual([]);
    expect(rows('SELECT link FROM event WHERE link IS NULL')).not.toEqual([]);
  });

  it('is sealed anew by a command: everything is bound, and reads as before', async () => {
    const digest = () => createHash('sha256').update(readFileSync(file)).digest('hex');
    const old = digest();
    const { events, bound } = await reseal(folder);
    expect(digest()).not.toBe(old);
    expect([events, bound]).toEqual([rows('SELECT count(*) FROM event'), expect.any(Number)].flat());
    expect(bound).toBeGreaterThan(50);
    expect(rows('SELECT position FROM event WHERE link IS NULL')).toEqual([]);
    app = await TestSamsyn.open({ folder }, LATER);
    expect(await everything()).toEqual(before);
    expect(app.parts.damage.count).toBe(0);
    await app.close();
  });

  it('is then found altered wherever it is', async () => {
    const database = new Database(file);
    database.exec(`DROP TRIGGER event_is_immutable; UPDATE event SET envelope = replace(envelope, 'coordinator', 'supervisor')
      WHERE type GLOB 'conducting.EncounterOpened.v*'`);
    database.close();
    app = await TestSamsyn.open({ folder }, LATER);
    expect((await app.get('leader', `/operations/${story.ids['operationId']![0]!}/history`)).status).toBe(
      503,
    );
    await app.close();
    await expect(reseal(folder)).rejects.toThrow('was altered');
    app = await TestSamsyn.open({ folder }, LATER);
  });
});
