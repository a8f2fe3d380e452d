import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createLogger } from '@samsyn/web';
import { TestSamsyn, type Handle } from '../support/test-samsyn';
import { addresses } from '../attacks/routes';
import { PERSONS, Story } from '../attacks/story';

const LATER = '2026-11-26T12:00:00.000Z';
const folder = mkdtempSync(join(tmpdir(), 'samsyn-altered-'));
const lines: string[] = [];
const logger = createLogger({ destination: { write: (line) => void lines.push(line) } });

let app: TestSamsyn;
let story: Story;
const operation = () => story.ids['operationId']![0]!;
const encounter = () => story.ids['encounterId']![0]!;

/** Somebody with the file, and without what is kept with the keys, changes it while Samsyn is not running. */
async function change(alter: (database: Database.Database) => void): Promise<void> {
  await app.close();
  const database = new Database(join(folder, 'log.sqlite'));
  database.exec('DROP TRIGGER IF EXISTS event_is_immutable');
  alter(database);
  database.close();
  lines.length = 0;
  app = await TestSamsyn.open({ folder }, LATER, { logger });
}

interface Row {
  readonly position: number;
  readonly envelope: string;
  readonly ciphertexts: string;
}
const rowOf = (database: Database.Database, type: string, service = 'conducting'): Row =>
  database
    .prepare('SELECT * FROM event WHERE type GLOB ? ORDER BY position LIMIT 1')
    .get(`${service}.${type}.v*`) as Row;

const damaged = () => lines.filter((line) => line.includes('the log is damaged here')).length;

describe('A log that somebody has changed', () => {
  beforeAll(async () => {
    app = await TestSamsyn.open({ folder });
    story = new Story(app);
    await story.tell();
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const statusOf = async (by: Handle, url: string): Promise<number> => (await app.get(by, url)).status;

  it('hides one field whose ciphertext was changed, and shows what stands beside it', async () => {
    await change((log) => {
      const { position, ciphertexts } = rowOf(log, 'NoteAdded');
      const texts = JSON.parse(ciphertexts) as Record<string, string>;
      texts['text'] = `${texts['text']!.slice(0, -4)}AAAA`;
      log.prepare('UPDATE event SET ciphertexts = ? WHERE position = ?').run(JSON.stringify(texts), position);
    });
    const found = PERSONS.map(async (by) => {
      const { body } = await app.get<{
        entries?: readonly { type: string; withheld: readonly object[] }[];
      }>(by, `/operations/${operation()}/history?limit=500`);
      return (body.entries ?? [])
        .filter(({ type }) => type === 'NoteAdded')
        .flatMap(({ withheld }) => withheld);
    });
    expect((await Promise.all(found)).flat()).toContainEqual({ field: 'text', rule: 'damaged' });
    expect(damaged()).toBe(1);
    expect(app.parts.damage.count).toBe(1);
  });

  it('takes no command in an operation of which any event was changed, whether the command needs it or not', async () => {
    let whole: Row | undefined;
    await change((log) => {
      whole = rowOf(log, 'RiskAssessed', 'planning');
      const envelope = whole.envelope.replace('police/', 'polite/');
      log.prepare('UPDATE event SET envelope = ? WHERE position = ?').run(envelope, whole.position);
    });
    const at = `/operations/${operation()}/conduct`;
    const note = await app.post('officer', `${at}/notes`, {
      text: { value: 'KANARIE', label: 'participants-only' },
    });
    const card = await app.post('coordB', `/encounters/${encounter()}/contact-cards`);
    expect([note.status, card.status]).toEqual([503, 503]);
    await change((log) =>
      log.prepare('UPDATE event SET envelope = ? WHERE position = ?').run(whole!.envelope, whole!.position),
    );
  });

  it('opens no encounter to whoever was put in the place of the one who opened it', async () => {
    const officer = app.parts.directory.byHandle('leader')!;
    await change((log) => {
      const { position, envelope } = rowOf(log, 'EncounterOpened');
      const content = JSON.parse(envelope) as { actor: object };
      content.actor = { branch: officer.branch, person: officer.person, role: officer.role };
      log.prepare('UPDATE event SET envelope = ? WHERE position = ?').run(JSON.stringify(content), position);
    });
    expect(await statusOf('leader', `/encounters/${encounter()}`)).not.toBe(200);
    const answer = await app.get<{ code: string }>('coordB', `/operations/${operation()}/history`);
    expect([answer.status, answer.body.code]).toEqual([503, 'LOG.ALTERED']);
    const refused = await app.post('leader', `/operations/${operation()}/conduct/notes`, {
      text: { value: 'KANARIE', label: 'participants-only' },
    });
    expect(refused.status).toBe(503);
    expect(damaged()).toBeGreaterThan(0);
    expect(lines.join('')).not.toContain('KANARIE');
  });

  it('stops no list, and nothing of any other operation', async () => {
    const lists = (await addresses(app, {})).filter(({ url }) => !url.includes('{'));
    const failed: string[] = [];
    for (const by of PERSONS) {
      for (const { url, type } of lists) {
        const { status } = await app.fetch(by, url, { accept: type });
        if (status >= 500) failed.push(`${by} ${url} ${status}`);
      }
    }
    expect(lists.length).toBeGreaterThan(20);
    expect(failed).toEqual([]);
    const proposed = await app.post<{ id: string }>('leader', '/operations', {
      ...{ kind: 'apartment-visit', region: 'syd', municipality: 'Växjö', purpose: 'visit', reference: 'r' },
      window: ['2026-12-19T20:00:00+01:00', '2026-12-19T23:00:00+01:00'],
      location: { value: 'a place', label: 'police-investigation' },
    });
    expect(proposed.status).toBe(201);
    expect(await statusOf('leader', `/operations/${proposed.body.id}/history`)).toBe(200);
  });
});
