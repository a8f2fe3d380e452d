import Database from 'better-sqlite3';
import { createHmac, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { newUuid, type KeyPlace } from '@samsyn/event-store';
import { isDamage } from '@samsyn/processing';
import { decrypt, encrypt } from './encryption';
import type { DestroyedScopes, FieldKey, FieldKeys } from './field-keys';
import { KeysLost, type RootKey } from './root-key';

const SCHEMA = `
CREATE TABLE IF NOT EXISTS branch_keys (branch TEXT PRIMARY KEY, wrapped BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS keys (
  id TEXT PRIMARY KEY, scope TEXT NOT NULL, branch TEXT NOT NULL, labels TEXT NOT NULL,
  wrapped BLOB, destroyed_at TEXT, UNIQUE (scope, branch, labels)
) STRICT;
CREATE TABLE IF NOT EXISTS destroyed_scopes (nr INTEGER PRIMARY KEY AUTOINCREMENT, scope TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS secrets (purpose TEXT PRIMARY KEY, wrapped BLOB NOT NULL) STRICT;`;

/** Compiled once: compiling a statement costs more than reading a row with it. */
const statementsOf = (db: Database.Database) => ({
  keyOfScope: db.prepare<[string, string, string], { id: string }>(
    'SELECT id FROM keys WHERE scope = ? AND branch = ? AND labels = ?',
  ),
  keyById: db.prepare<[string], { branch: string; wrapped: Buffer | null }>(
    'SELECT branch, wrapped FROM keys WHERE id = ?',
  ),
  addKey: db.prepare<[string, string, string, string, Buffer]>(
    'INSERT INTO keys (id, scope, branch, labels, wrapped) VALUES (?, ?, ?, ?, ?)',
  ),
  isDestroyed: db.prepare<[string]>(
    'SELECT 1 FROM keys WHERE scope = ? AND destroyed_at IS NOT NULL LIMIT 1',
  ),
  destroy: db.prepare<[string, string]>(
    'UPDATE keys SET wrapped = NULL, destroyed_at = ? WHERE scope = ? AND destroyed_at IS NULL',
  ),
  addDestroyed: db.prepare<[string]>('INSERT INTO destroyed_scopes (scope) VALUES (?)'),
  destroyedAfter: db.prepare<[number], { nr: number; scope: string }>(
    'SELECT nr, scope FROM destroyed_scopes WHERE nr > ? ORDER BY nr LIMIT 1000',
  ),
  destroyedKeys: db
    .prepare<{ scope: string | null }, string>(
      'SELECT id FROM keys WHERE destroyed_at IS NOT NULL AND (@scope IS NULL OR scope = @scope)',
    )
    .pluck(),
  lastDestroyed: db.prepare<[], number | null>('SELECT max(nr) FROM destroyed_scopes').pluck(),
  /** With the scopes of its matters, which begin with it and a slash; 0 is the sign after that. */
  ofScope: db.prepare<{ scope: string }, KeyRow>(
    `SELECT id, scope, branch, labels FROM keys
     WHERE scope = @scope OR (scope > @scope || '/' AND scope < @scope || '0')`,
  ),
});

/** One row of what the root key wraps itself, with what it is bound to. */
const WRAPPED_BY_ROOT = `
SELECT 'secret|' || purpose AS aad, wrapped FROM secrets
UNION ALL SELECT 'branch|' || branch, wrapped FROM branch_keys LIMIT 1`;
const ANYTHING_WRAPPED = `
SELECT 1 FROM secrets UNION ALL SELECT 1 FROM branch_keys UNION ALL SELECT 1 FROM keys LIMIT 1`;

/** After an erasure nothing more may be written under the scope. */
const destroyed = (): Error => new Error('the keys of this scope have been destroyed');

interface KeyRow {
  readonly id: string;
  readonly scope: string;
  readonly branch: string;
  readonly labels: string;
}

const MAX_KEYS_IN_MEMORY = 50_000;
/** So often a process looks for what others have destroyed. */
const LOOKED_EVERY_MS = 1_000;

/**
 * Keys in a store of their own, apart from the log: one for each scope (person met or operation) × recording branch ×
 * label set, wrapped by the branch's key, wrapped by the root key. A key is durable before anything is sealed with it.
 * Destroying a key (`wrapped` set to NULL) makes every copy of what it sealed unreadable; its row remains.
 *
 * The process that has the file is given each key at once (`keyFor`, `byId`); another process asks by way of
 * `FieldKeys`.
 */
export class KeyStore implements FieldKeys {
  private readonly db: Database.Database;
  private readonly root: KeyObject;
  private readonly statements: ReturnType<typeof statementsOf>;
  private readonly open = new Map<string, KeyObject>();
  private readonly idOf = new Map<string, string>();
  private readonly destroyedListeners = new Set<(scope: string) => void>();
  /** What was destroyed up to here is no longer in memory. */
  private evictedTo: number;
  private looking: NodeJS.Timeout | undefined;

  /**
   * @param file path of the SQLite file, or `:memory:`
   * @param mayBegin nothing has been sealed yet: an empty store is a new one, and not one that lost its keys
   * @throws KeysLost where the root key is missing or another, or the store is empty and may not begin
   */
  constructor(file: string, root: RootKey, mayBegin = true) {
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    this.db = new Database(file);
    try {
      if (file !== ':memory:') chmodSync(file, 0o600);
      this.db.pragma('journal_mode = WAL');
      this.db.pragma('synchronous = FULL');
      this.db.pragma('secure_delete = ON');
      this.db.exec(SCHEMA);
      this.statements = statementsOf(this.db);
      const isEmpty = !this.db.prepare(ANYTHING_WRAPPED).get();
      if (isEmpty && !mayBegin) throw new KeysLost(`${file} holds none`);
      this.root = createSecretKey(root.load(isEmpty));
      this.mustOpen(file);
      this.evictedTo = this.statements.lastDestroyed.get() ?? 0;
    } catch (error) {
      this.db.close();
      throw isDamage(error) ? new KeysLost(`${file} is damaged`) : error;
    }
  }

  /** Whether the key was ever made here; those that were destroyed still have their row. */
  knows(id: string): boolean {
    return this.statements.keyById.get(id) !== undefined;
  }

  /** Whether anything was ever sealed. */
  hasSealed(): boolean {
    return this.db.prepare('SELECT 1 FROM keys LIMIT 1').get() !== undefined;
  }

  /** The key to seal with; made where there is none yet. */
  keyFor(scope: string, branch: string, labels: readonly string[]): { id: string; key: KeyObject } {
    const place = `${scope}|${branch}|${labels.join('+')}`;
    const known = this.idOf.get(place);
    const cached = known === undefined ? undefined : this.open.get(known);
    if (known !== undefined && cached) return { id: known, key: cached };
    const row = this.statements.keyOfScope.get(scope, branch, labels.join('+'));
    const id = row?.id ?? this.makeKey(scope, branch, labels);
    const key = this.byId(id);
    if (!key) throw destroyed();
    this.idOf.set(place, id);
    return { id, key };
  }

  /** `undefined` where the key was destroyed or never existed. */
  byId(id: string): KeyObject | undefined {
    const known = this.open.get(id);
    if (known) return known;
    const row = this.statements.keyById.get(id);
    if (!row?.wrapped) return undefined;
    const key = createSecretKey(decrypt(this.branchKey(row.branch), row.wrapped, `key|${id}`));
    if (this.open.size >= MAX_KEYS_IN_MEMORY) this.forget();
    this.open.set(id, key);
    return key;
  }

  load(scopes: readonly string[]): Promise<readonly FieldKey[]> {
    // What another process has destroyed is given to nobody, also before this one looks for it by itself.
    this.evictDestroyed();
    const rows = scopes.flatMap((scope) => this.statements.ofScope.all({ scope }));
    return Promise.resolve(
      rows.map(({ id, scope, branch, labels }) => ({
        ...{ id, scope, owner: branch, labels: labels === '' ? [] : labels.split('+') },
        key: this.byId(id)?.export(),
      })),
    );
  }

  make({ scope, owner, labels }: KeyPlace): Promise<FieldKey> {
    const { id, key } = this.keyFor(scope, owner, labels);
    return Promise.resolve({ id, scope, owner, labels, key: key.export() });
  }

  /**
   * Destroys every key of a scope, for good: what was sealed with them is unreadable in the log and in each copy of it,
   * and nothing more is sealed under the scope. Does no harm where it is done again.
   */
  destroy(scope: string, at: string): Promise<void> {
    this.db
      .transaction(() => {
        if (this.statements.destroy.run(at, scope).changes > 0) this.statements.addDestroyed.run(scope);
      })
      .immediate();
    // The overwritten bytes stand in the write-ahead log too, until it is emptied.
    this.db.pragma('wal_checkpoint(TRUNCATE)');
    this.evictDestroyed();
    return Promise.resolve();
  }

  destroyedAfter(mark: number): Promise<DestroyedScopes> {
    const rows = this.statements.destroyedAfter.all(mark);
    return Promise.resolve({ mark: rows.at(-1)?.nr ?? mark, scopes: rows.map(({ scope }) => scope) });
  }

  /** Ids of the keys that were destroyed, of one scope or of all. */
  destroyedKeys(scope?: string): readonly string[] {
    return this.statements.destroyedKeys.all({ scope: scope ?? null });
  }

  /** Called with every scope whose keys were destroyed, here or in another process over the same file. */
  onDestroyed(listener: (scope: string) => void): void {
    this.destroyedListeners.add(listener);
  }

  /** From now on what another process destroys is forgotten here a moment later. */
  follow(everyMs = LOOKED_EVERY_MS): void {
    this.looking ??= setInterval(() => {
      try {
        this.evictDestroyed();
      } catch {
        // The file is busy; it is asked again.
      }
    }, everyMs).unref();
  }

  /** Drops from memory what was destroyed since this was last asked. */
  evictDestroyed(): void {
    for (;;) {
      const rows = this.statements.destroyedAfter.all(this.evictedTo);
      if (rows.length === 0) return;
      this.forget();
      this.evictedTo = rows.at(-1)!.nr;
      for (const { scope } of rows) for (const listener of this.destroyedListeners) listener(scope);
    }
  }

  /** A key for the process's own use (cursors, command digests), made at first use and kept. 32 bytes. */
  secretFor(purpose: string): Buffer {
    const row = this.db
      .prepare<[string], { wrapped: Buffer }>('SELECT wrapped FROM secrets WHERE purpose = ?')
      .get(purpose);
    if (row) return decrypt(this.root, row.wrapped, `secret|${purpose}`);
    const secret = randomBytes(32);
    this.db
      .prepare('INSERT INTO secrets VALUES (?, ?)')
      .run(purpose, encrypt(this.root, secret, `secret|${purpose}`));
    return secret;
  }

  /** Keyed digests (HMAC-SHA-256) for one purpose. A secret as bytes would be prepared anew for every digest. */
  digestFor(purpose: string): (what: string) => Buffer {
    const key = createSecretKey(this.secretFor(purpose));
    return (what) => createHmac('sha256', key).update(what).digest();
  }

  /**
   * Keyed digest of a command's content: distinguishes a retry from another command, revealing no content.
   */
  fingerprint(): (content: string) => string {
    const digest = this.digestFor('command-digest');
    return (content) => digest(content).toString('base64url');
  }

  close(): void {
    clearInterval(this.looking);
    this.forget();
    this.db.close();
  }

  private mustOpen(file: string): void {
    const row = this.db.prepare<[], { aad: string; wrapped: Buffer }>(WRAPPED_BY_ROOT).get();
    if (!row) return;
    try {
      decrypt(this.root, row.wrapped, row.aad);
    } catch {
      throw new KeysLost(`the root key does not open ${file}`);
    }
  }

  private forget(): void {
    this.open.clear();
    this.idOf.clear();
  }

  private makeKey(scope: string, branch: string, labels: readonly string[]): string {
    if (this.statements.isDestroyed.get(scope)) throw destroyed();
    const id = newUuid();
    const wrapped = encrypt(this.branchKey(branch), randomBytes(32), `key|${id}`);
    this.statements.addKey.run(id, scope, branch, labels.join('+'), wrapped);
    return id;
  }

  private branchKey(branch: string): KeyObject {
    const cached = this.open.get(`branch|${branch}`);
    if (cached) return cached;
    const row = this.db
      .prepare<[string], { wrapped: Buffer }>('SELECT wrapped FROM branch_keys WHERE branch = ?')
      .get(branch);
    const bytes = row ? decrypt(this.root, row.wrapped, `branch|${branch}`) : randomBytes(32);
    if (!row) {
      this.db
        .prepare('INSERT INTO branch_keys VALUES (?, ?)')
        .run(branch, encrypt(this.root, bytes, `branch|${branch}`));
    }
    const key = createSecretKey(bytes);
    this.open.set(`branch|${branch}`, key);
    return key;
  }
}
