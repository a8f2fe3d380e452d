import Database from 'better-sqlite3';
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  randomBytes,
  randomFillSync,
  type KeyObject,
} from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { newUuid } from '@samsyn/event-store';
import { isDamage } from '@samsyn/processing';

const OF_THE_LOG = 'When keys are lost';

/** What was sealed cannot be opened with the keys that are there; the message goes to the operator. */
export class KeysLost extends Error {
  /** @param section of docs/operating.md, that says what to do */
  constructor(reason: string, section = OF_THE_LOG) {
    super(`keys are lost: ${reason} (docs/operating.md, "${section}")`);
    this.name = 'KeysLost';
  }
}

/** Others of the machine could have read the root key; the message goes to the operator. */
export class RootKeyExposed extends Error {
  constructor(file: string, mode: number, section = OF_THE_LOG) {
    super(
      `${file} may be read by others (mode ${mode.toString(8)}), who could then open the log. If nobody else could log in ` +
        `to this machine, make it yours alone (chmod 600) and start again; else see docs/operating.md, "${section}"`,
    );
    this.name = 'RootKeyExposed';
  }
}

/** Where the root key comes from: a file here; a key-management service can take its place. */
export interface RootKey {
  /**
   * 32 bytes.
   * @param mayMake nothing has been wrapped with a root key yet
   * @throws KeysLost where there is none and none may be made
   */
  load(mayMake: boolean): Buffer;
}

/** A root key in a file that only its owner may read; made at the first start of the embedded profile. */
export class FileRootKey implements RootKey {
  /** @param section of docs/operating.md, for the operator where the key is not there */
  constructor(
    private readonly file: string,
    private readonly section?: string,
  ) {}

  load(mayMake: boolean): Buffer {
    if (!existsSync(this.file)) {
      if (!mayMake) throw new KeysLost(`${this.file} is missing`, this.section);
      mkdirSync(dirname(this.file), { recursive: true, mode: 0o700 });
      // A start that is cut off leaves no half of a key under the name.
      const unfinished = `${this.file}.new`;
      writeFileSync(unfinished, randomBytes(ROOT_KEY_BYTES), { mode: 0o600, flush: true });
      renameSync(unfinished, this.file);
    }
    const mode = statSync(this.file).mode & 0o777;
    if ((mode & OF_OTHERS) !== 0 && process.platform !== 'win32')
      throw new RootKeyExposed(this.file, mode, this.section);
    const key = readFileSync(this.file);
    if (key.length !== ROOT_KEY_BYTES) {
      throw new KeysLost(`${this.file} does not hold ${ROOT_KEY_BYTES} bytes`, this.section);
    }
    return key;
  }
}

/** A root key that lives as long as the process: tests and benchmarks. */
export class EphemeralRootKey implements RootKey {
  private readonly key = randomBytes(32);
  load(): Buffer {
    return this.key;
  }
}

/** What group and others may do with a file. */
const OF_OTHERS = 0o077;
const ROOT_KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Random bytes are asked for in blocks: one call of the generator for each nonce costs as much as the encryption. */
const nonces = Buffer.alloc(NONCE_BYTES * 340);
let nextNonce = nonces.length;

function freshNonce(): Buffer {
  if (nextNonce === nonces.length) {
    randomFillSync(nonces);
    nextNonce = 0;
  }
  const nonce = Buffer.from(nonces.subarray(nextNonce, nextNonce + NONCE_BYTES));
  nextNonce += NONCE_BYTES;
  return nonce;
}

/** AES-256-GCM (NIST SP 800-38D): nonce ‖ ciphertext ‖ 16-byte tag, bound to `aad`. */
export function encrypt(key: KeyObject, plaintext: Buffer, aad: string): Buffer {
  const nonce = freshNonce();
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES }).setAAD(
    Buffer.from(aad, 'utf8'),
  );
  return Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

/** @throws Error where a bit of the ciphertext, the nonce, the tag or the `aad` differs. */
export function decrypt(key: KeyObject, sealed: Buffer, aad: string): Buffer {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const tag = sealed.subarray(sealed.length - TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(aad, 'utf8'))
    .setAuthTag(tag);
  return Buffer.concat([
    decipher.update(sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES)),
    decipher.final(),
  ]);
}

const SCHEMA = `
CREATE TABLE IF NOT EXISTS branch_keys (branch TEXT PRIMARY KEY, wrapped BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS keys (
  id TEXT PRIMARY KEY, scope TEXT NOT NULL, branch TEXT NOT NULL, labels TEXT NOT NULL,
  wrapped BLOB, destroyed_at TEXT, UNIQUE (scope, branch, labels)
) STRICT;
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
    'UPDATE keys SET wrapped = NULL, destroyed_at = coalesce(destroyed_at, ?) WHERE scope = ?',
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

const MAX_KEYS_IN_MEMORY = 50_000;

/**
 * Keys in a store of their own, apart from the log: one for each scope (person met or operation) × recording branch ×
 * label set, wrapped by the branch's key, wrapped by the root key. A key is durable before anything is sealed with it.
 * Destroying a key (`wrapped` set to NULL) makes every copy of what it sealed unreadable; its row remains.
 */
export class KeyStore {
  private readonly db: Database.Database;
  private readonly root: KeyObject;
  private readonly statements: ReturnType<typeof statementsOf>;
  private readonly open = new Map<string, KeyObject>();
  private readonly idOf = new Map<string, string>();

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
    const id = row?.id ?? this.make(scope, branch, labels);
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

  /**
   * Destroys every key of a scope, for good: what was sealed with them is unreadable in the log and in each copy of it,
   * and nothing more is sealed under the scope. Does no harm where it is done again.
   */
  destroy(scope: string, at: string): void {
    this.statements.destroy.run(at, scope);
    this.forget();
    // The overwritten bytes stand in the write-ahead log too, until it is emptied.
    this.db.pragma('wal_checkpoint(TRUNCATE)');
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

  /** Keyed digest of a command's content: tells a retry from another command without telling the content. */
  fingerprint(): (content: string) => string {
    const key = createSecretKey(this.secretFor('command-digest'));
    return (content) => createHmac('sha256', key).update(content).digest('base64url');
  }

  close(): void {
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

  private make(scope: string, branch: string, labels: readonly string[]): string {
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
