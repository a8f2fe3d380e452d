import Database from 'better-sqlite3';
import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { chainOf, ChainKey } from '../chain';
import type { EventCodec } from '../codec';
import { EventOfRow, ROW_COLUMNS, type EventRow, type Verify } from './event-row';

const PAGE = 1_000;

/**
 * Writes a copy of a log that nobody has open, with every event in the envelope of today and bound to all before it.
 * Positions, ids and all that the events say stay the same.
 * @param verify what is altered is not sealed as if it were true
 * @returns how many events were bound that were not
 * @throws EventAltered
 */
export function writeResealed(
  file: string,
  copy: string,
  { codec, key, verify }: { readonly codec: EventCodec; readonly key: Buffer; readonly verify: Verify },
): number {
  for (const ending of ['', '-wal', '-shm', '-journal', '.lock']) rmSync(`${copy}${ending}`, { force: true });
  const original = new Database(file, { fileMustExist: true });
  try {
    original.prepare('VACUUM INTO ?').run(copy);
  } finally {
    original.close();
  }
  const database = new Database(copy, { fileMustExist: true });
  try {
    const bound = database.transaction(() => bindAll(database, codec, new ChainKey(key), verify))();
    database.pragma('wal_checkpoint(TRUNCATE)');
    return bound;
  } finally {
    database.close();
    const handle = openSync(copy, 'r');
    fsyncSync(handle);
    closeSync(handle);
  }
}

function bindAll(database: Database.Database, codec: EventCodec, key: ChainKey, verify: Verify): number {
  const guard = database
    .prepare<[], string>("SELECT sql FROM sqlite_schema WHERE name = 'event_is_immutable'")
    .pluck()
    .get()!;
  database.exec('DROP TRIGGER event_is_immutable');
  const page = database
    .prepare<[number], EventRow>(
      `SELECT ${ROW_COLUMNS} FROM event WHERE position > ? ORDER BY position LIMIT ${PAGE}`,
    )
    .raw();
  const write = database.prepare(
    'UPDATE event SET envelope = ?, ciphertexts = ?, link = ?, before = ?, mac = ? WHERE position = ?',
  );
  const ends = new Map<string, { readonly number: number; readonly mac: string }>();
  let bound = 0;
  for (let after = 0; ;) {
    const rows = page.all(after);
    for (const row of rows) {
      const event = new EventOfRow(row, verify);
      const { content, leaf, ciphertexts } = codec.resealed(event);
      const chain = chainOf(event);
      const { number: last, mac: before } = ends.get(chain) ?? { number: -1, mac: '' };
      const number = last + 1;
      const mac = key.macOf(chain, number, before, leaf);
      ends.set(chain, { number, mac });
      const texts = Object.keys(ciphertexts).length > 0 ? JSON.stringify(ciphertexts) : null;
      write.run(content, texts, number, before, mac, event.position);
      if (event.chain === undefined) bound += 1;
    }
    after = rows.at(-1)?.[0] ?? after;
    if (rows.length < PAGE) break;
  }
  database.exec(guard);
  return bound;
}
