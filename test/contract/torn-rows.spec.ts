import { randomBytes } from 'node:crypto';
import Database from 'better-sqlite3';
import { EventAltered, LogDamage, NO_STREAM, type KeptHead } from '@samsyn/event-store';
import { LogFiles } from './event-store.log-files';
import { anEvent, lookedAt } from './event-store.samples';

const files = new LogFiles();
const key = randomBytes(32);

/** What no program wrote: SQLite gives of a page of which half was written whatever its bytes may be read as. */
async function withRow(change: string): Promise<{ file: string; kept: KeptHead }> {
  const file = files.newFile();
  const store = await files.open({ file, bind: () => ({ key, kept: [], lossIsAccepted: false }) });
  for (const revision of [NO_STREAM, 0, 1]) await store.append('a', [anEvent()], revision);
  const kept = (await store.keptHead())!;
  await store.close();
  const database = new Database(file);
  database.unsafeMode(true);
  database.pragma('writable_schema = ON');
  database.exec(`DROP TRIGGER event_is_immutable;
    UPDATE sqlite_schema SET sql = replace(replace(sql, ' NOT NULL', ''), 'STRICT', '') WHERE name = 'event'`);
  database.close();
  const again = new Database(file);
  again.exec(`UPDATE event SET ${change} WHERE position = 2`);
  again.close();
  return { file, kept };
}

describe('a row of which half was written', () => {
  afterEach(() => files.discard());

  const damaged = async (change: string) => {
    const { file, kept } = await withRow(change);
    const damage = new LogDamage();
    const bind = () => ({ key, kept: [kept], lossIsAccepted: false });
    const store = await files.open({ file, damage, bind });
    return { damage, event: (await store.readAll({ after: 1, limit: 1 }))[0]! };
  };

  it.each([
    'envelope = NULL',
    "envelope = x'00ff'",
    'envelope = 7',
    "envelope = 'null'",
    'type = NULL',
    'id = NULL',
  ])('gives nothing of its event: %s', async (change) => {
    const { damage, event } = await damaged(change);
    expect(() => lookedAt(event)).toThrow(EventAltered);
    expect(damage.count).toBe(1);
  });

  it.each(["ciphertexts = 'null'", "ciphertexts = x'00ff'", 'ciphertexts = 7', 'ciphertexts = \'{"text":\''])(
    'has a text that no key opens in the place of each that was sealed: %s',
    async (change) => {
      const { event } = await damaged(change);
      expect(event.ciphertexts).toEqual({ note: '' });
    },
  );
});
