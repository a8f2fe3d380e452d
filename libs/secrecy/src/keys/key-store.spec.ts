import Database from 'better-sqlite3';
import { readFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EphemeralRootKey, KeyStore } from './key-store';
import { KeyStoreSealer } from './sealer';

const place = { eventId: 'e', type: 't.v1', field: 'account', labels: ['social-services'] };

describe('a destroyed scope', () => {
  it('opens nothing that was sealed for it, in any copy, and leaves every other scope as it was', () => {
    const keys = new KeyStore(':memory:', new EphemeralRootKey());
    const sealer = new KeyStoreSealer(keys);
    const [hers, other] = ['hers', 'other'].map((scope) => sealer.seal(place, scope, 'b', `"${scope}"`));
    keys.destroy('hers', '2026-11-22T00:00:00.000Z');
    keys.destroy('hers', '2026-11-23T00:00:00.000Z');
    expect(sealer.open(place, hers!.key, hers!.ciphertext)).toBeUndefined();
    expect(sealer.open(place, other!.key, other!.ciphertext)).toBe('"other"');
    keys.close();
  });

  it('takes nothing new, under no other label either', () => {
    const keys = new KeyStore(':memory:', new EphemeralRootKey());
    keys.keyFor('hers', 'b', ['social-services']);
    keys.destroy('hers', '2026-11-22T00:00:00.000Z');
    expect(() => keys.keyFor('hers', 'b', ['social-services'])).toThrow('destroyed');
    expect(() => keys.keyFor('hers', 'b', ['identity'])).toThrow('destroyed');
    keys.close();
  });

  it('leaves no wrapped key in the file nor in its write-ahead log', () => {
    const folder = mkdtempSync(join(tmpdir(), 'samsyn-keys-'));
    const file = join(folder, 'keys.sqlite');
    const keys = new KeyStore(file, new EphemeralRootKey());
    const { id } = keys.keyFor('hers', 'b', ['social-services']);
    const wrapped = wrappedKey(file, id);
    expect(wrapped).toHaveLength(60);
    keys.destroy('hers', '2026-11-22T00:00:00.000Z');
    for (const name of ['keys.sqlite', 'keys.sqlite-wal']) {
      expect(readFileSync(join(folder, name)).includes(wrapped)).toBe(false);
    }
    keys.close();
    rmSync(folder, { recursive: true, force: true });
  });
});

function wrappedKey(file: string, id: string): Buffer {
  const db = new Database(file, { readonly: true });
  const row = db.prepare<[string], { wrapped: Buffer }>('SELECT wrapped FROM keys WHERE id = ?').get(id);
  db.close();
  return row!.wrapped;
}
