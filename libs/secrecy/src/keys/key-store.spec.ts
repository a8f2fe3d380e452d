import Database from 'better-sqlite3';
import { chmodSync, existsSync, readFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeyNotLoaded } from '@samsyn/event-store';
import { KeyStore } from './key-store';
import { LoadedKeys } from './loaded-keys';
import { EphemeralRootKey, FileRootKey, KeysLost, RootKeyExposed } from './root-key';
import { KeyStoreSealer } from './sealer';

const BINDING = 'leaf|account|key';
const LABELS = ['social-services'];

describe('a destroyed scope', () => {
  it('opens nothing that was sealed for it, in any copy, and leaves every other scope as it was', () => {
    const keys = new KeyStore(':memory:', new EphemeralRootKey());
    const sealer = new KeyStoreSealer(keys);
    const [hers, other] = ['hers', 'other'].map((scope) => {
      const key = sealer.keyFor(scope, 'b', LABELS);
      return { key, ciphertext: sealer.seal(BINDING, key, `"${scope}"`) };
    });
    void keys.destroy('hers', '2026-11-22T00:00:00.000Z');
    void keys.destroy('hers', '2026-11-23T00:00:00.000Z');
    expect(sealer.open(BINDING, hers!.key, hers!.ciphertext)).toBeUndefined();
    expect(sealer.open(BINDING, other!.key, other!.ciphertext)).toBe('"other"');
    keys.close();
  });

  it('takes nothing new, under no other label either', () => {
    const keys = new KeyStore(':memory:', new EphemeralRootKey());
    keys.keyFor('hers', 'b', ['social-services']);
    void keys.destroy('hers', '2026-11-22T00:00:00.000Z');
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
    void keys.destroy('hers', '2026-11-22T00:00:00.000Z');
    for (const name of ['keys.sqlite', 'keys.sqlite-wal']) {
      expect(readFileSync(join(folder, name)).includes(wrapped)).toBe(false);
    }
    keys.close();
    rmSync(folder, { recursive: true, force: true });
  });
});

describe('a scope that another process over the same file destroys', () => {
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-keys-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const root = new EphemeralRootKey();
  const processes = () => {
    return ['here', 'there'].map(() => new KeyStore(join(folder, 'keys.sqlite'), root)) as [
      KeyStore,
      KeyStore,
    ];
  };

  it('opens nothing here within a second, though its key was in memory, and whoever listens is told of it', () => {
    jest.useFakeTimers();
    const [here, there] = processes();
    here.follow();
    const warnings: string[] = [];
    here.onDestroyed((scope) => warnings.push(scope));
    const sealer = new KeyStoreSealer(here);
    const key = sealer.keyFor('hers', 'b', LABELS);
    const ciphertext = sealer.seal(BINDING, key, '"hers"');
    void there.destroy('hers', '2026-11-22T00:00:00.000Z');
    jest.advanceTimersByTime(1_000);
    expect([sealer.open(BINDING, key, ciphertext), warnings]).toEqual([undefined, ['hers']]);
    for (const keys of [here, there]) keys.close();
    jest.useRealTimers();
  });

  it('opens nothing where its keys were loaded, once that asks what was destroyed', async () => {
    const [here, there] = processes();
    const loaded = new LoadedKeys(here);
    const place = { scope: 'stream/matter', owner: 'b', labels: LABELS };
    await loaded.make(place);
    const key = loaded.keyFor(place.scope, place.owner, place.labels);
    const ciphertext = loaded.seal(BINDING, key, '"hers"');
    await there.destroy('stream/matter', '2026-11-22T00:00:00.000Z');
    await there.destroy('stream/matter', '2026-11-23T00:00:00.000Z');
    expect(loaded.open(BINDING, key, ciphertext)).toBe('"hers"');
    expect((await loaded.evict()).filter((scope) => scope === 'stream/matter')).toEqual(['stream/matter']);
    expect(loaded.open(BINDING, key, ciphertext)).toBeUndefined();
    expect(await loaded.evict()).toEqual([]);
    const again = new LoadedKeys(there);
    expect(() => again.open(BINDING, key, ciphertext)).toThrow(KeyNotLoaded);
    await again.load(['stream']);
    expect(again.open(BINDING, key, ciphertext)).toBeUndefined();
    for (const keys of [here, there]) keys.close();
  });
});

describe('lost keys', () => {
  const folders: string[] = [];
  const stored = () => {
    const folder = mkdtempSync(join(tmpdir(), 'samsyn-keys-'));
    folders.push(folder);
    const [file, rootFile] = [join(folder, 'keys.sqlite'), join(folder, 'root.key')];
    const open = (mayBegin?: boolean) => new KeyStore(file, new FileRootKey(rootFile), mayBegin);
    const keys = open();
    const { id } = keys.keyFor('hers', 'b', ['social-services']);
    keys.close();
    return { file, rootFile, open, id };
  };
  afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

  it('are told where there is no root key beside keys that one has wrapped, and none is made', () => {
    const { rootFile, open } = stored();
    rmSync(rootFile);
    expect(open).toThrow(KeysLost);
    expect(open).toThrow(`${rootFile} is missing`);
    expect(existsSync(rootFile)).toBe(false);
  });

  it.each([
    ['another root key', 32, 'does not open'],
    ['half a root key', 16, 'does not hold 32 bytes'],
  ])('are told where there is %s', (_, bytes, reason) => {
    const { rootFile, open } = stored();
    writeFileSync(rootFile, Buffer.alloc(bytes, 7));
    expect(open).toThrow(KeysLost);
    expect(open).toThrow(reason);
  });

  it.each([0o640, 0o604, 0o660, 0o644])(
    'may have been read by others where the root key has mode %i',
    (mode) => {
      const { rootFile, open } = stored();
      chmodSync(rootFile, mode);
      expect(open).toThrow(RootKeyExposed);
      expect(open).toThrow(`mode ${mode.toString(8)}`);
      chmodSync(rootFile, 0o600);
      open().close();
    },
  );

  it('are told where the store is damaged', () => {
    const { file, open } = stored();
    writeFileSync(file, 'no database, but something that somebody copied over it');
    expect(open).toThrow(KeysLost);
  });

  it('are told where the store is empty and something has been sealed, and neither key is made', () => {
    const { file, rootFile, open } = stored();
    rmSync(file);
    rmSync(rootFile);
    expect(() => open(false)).toThrow(`${file} holds none`);
    expect(existsSync(rootFile)).toBe(false);
    expect(() => open(true).close()).not.toThrow();
  });

  it('are no destroyed keys: those are known, and what was sealed with them is gone by decision', () => {
    const { open, id } = stored();
    const keys = open(false);
    void keys.destroy('hers', '2026-11-22T00:00:00.000Z');
    expect([keys.knows(id), keys.byId(id), keys.knows('never-made')]).toEqual([true, undefined, false]);
    keys.close();
    expect(() => open(false).close()).not.toThrow();
  });
});

function wrappedKey(file: string, id: string): Buffer {
  const db = new Database(file, { readonly: true });
  const row = db.prepare<[string], { wrapped: Buffer }>('SELECT wrapped FROM keys WHERE id = ?').get(id);
  db.close();
  return row!.wrapped;
}
