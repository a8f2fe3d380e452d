import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { newUuid, orStoreUnavailable, type KeyPlace } from '@samsyn/event-store';
import type { PostgresDatabase, Sql } from '@samsyn/postgres';
import { decrypt, encrypt } from './encryption';
import type { DestroyedScopes, FieldKey, FieldKeys } from './field-keys';
import { KeysLost, type RootKey } from './root-key';

/** Held by whoever makes or destroys keys of a scope: none is made beside an erasure. */
const LOCK_SCOPE = `SELECT pg_advisory_xact_lock(hashtextextended($1, 8391))`;
/** Held by whoever erases, until it is committed: numbers are then in the order of the commits. ("SamsynDe") */
const LOCK_DESTROYED = 'SELECT pg_advisory_xact_lock(6008768534093849957)';
/** Nothing is made where there is one already; of two that make it at once, one waits and takes the other's. */
const WRAPPED_ONCE = {
  secret: {
    read: 'SELECT wrapped FROM samsyn.secret WHERE purpose = $1',
    add: 'INSERT INTO samsyn.secret VALUES ($1, $2) ON CONFLICT DO NOTHING',
  },
  branch: {
    read: 'SELECT wrapped FROM samsyn.branch_key WHERE branch = $1',
    add: 'INSERT INTO samsyn.branch_key VALUES ($1, $2) ON CONFLICT DO NOTHING',
  },
} as const;
const KEYS = 'SELECT id, scope, branch, labels, wrapped FROM samsyn.field_key';
/** With the scopes of its matters, which begin with it and a slash; 0 is the sign after that. */
const OF_SCOPES = `
  SELECT DISTINCT id, scope, branch, labels, wrapped FROM unnest($1::text[]) AS asked
  JOIN samsyn.field_key ON scope = asked OR (scope > asked || '/' AND scope < asked || '0')`;
/** At most so many are told at once; the mark says where the next begin. */
const DESTROYED_AT_ONCE = 1000;

interface KeyRow {
  readonly id: string;
  readonly scope: string;
  readonly branch: string;
  readonly labels: string;
  readonly wrapped: Buffer | null;
}

/**
 * Keys in a database that processes share, wrapped as in `KeyStore`: by the key of the branch, which the root key wraps.
 * The root key is the same for all processes, and never in the database.
 */
export class PostgresKeys implements FieldKeys {
  private readonly branchKeys = new Map<string, KeyObject>();

  private constructor(
    private readonly database: PostgresDatabase,
    private readonly root: KeyObject,
  ) {}

  /**
   * @param mayBegin nothing has been sealed yet: a database without keys is a new one, and not one that lost them
   * @throws KeysLost where the root key is missing or another, or there are no keys and none may begin
   * @throws StoreUnavailable
   */
  static async open(database: PostgresDatabase, root: RootKey, mayBegin = true): Promise<PostgresKeys> {
    const wrapped = await orStoreUnavailable(
      database.rows<{ aad: string; wrapped: Buffer }>(
        `SELECT 'secret|' || purpose AS aad, wrapped FROM samsyn.secret
         UNION ALL SELECT 'branch|' || branch, wrapped FROM samsyn.branch_key LIMIT 1`,
      ),
    );
    const isEmpty = wrapped.length === 0;
    if (isEmpty && !mayBegin) throw new KeysLost('the database holds none');
    const keys = new PostgresKeys(database, createSecretKey(root.load(isEmpty)));
    for (const row of wrapped) keys.opened(row.wrapped, row.aad);
    // Where two begin with root keys of their own at the same moment, one of them finds it out here.
    await keys.secretFor('root-key');
    return keys;
  }

  async load(scopes: readonly string[]): Promise<readonly FieldKey[]> {
    if (scopes.length === 0) return [];
    const rows = await orStoreUnavailable(this.database.rows<KeyRow>(OF_SCOPES, [scopes]));
    const found: FieldKey[] = [];
    for (const row of rows) found.push(await this.keyOf(row));
    return found;
  }

  async make({ scope, owner, labels }: KeyPlace): Promise<FieldKey> {
    const place = [scope, owner, labels.join('+')];
    const find = async (sql: Sql): Promise<KeyRow | undefined> =>
      (await sql.rows<KeyRow>(`${KEYS} WHERE scope = $1 AND branch = $2 AND labels = $3`, place))[0];
    // Before the transaction: it has one connection, and needs no other within.
    const branchKey = await this.branchKey(owner);
    const known = await orStoreUnavailable(find(this.database));
    if (known) return this.mustStand(await this.keyOf(known));
    const id = newUuid();
    const wrapped = encrypt(branchKey, randomBytes(32), `key|${id}`);
    const made = this.database.transaction(async (sql) => {
      await sql.rows(LOCK_SCOPE, [scope]);
      const erased = `SELECT 1 FROM samsyn.field_key WHERE scope = $1 AND destroyed_at IS NOT NULL LIMIT 1`;
      if ((await sql.rows(erased, [scope])).length > 0) return undefined;
      const add =
        'INSERT INTO samsyn.field_key (scope, branch, labels, id, wrapped) VALUES ($1, $2, $3, $4, $5)';
      await sql.rows(`${add} ON CONFLICT DO NOTHING`, [...place, id, wrapped]);
      return find(sql);
    });
    const row = await orStoreUnavailable(made);
    if (!row) throw destroyed();
    return this.mustStand(await this.keyOf(row));
  }

  destroy(scope: string, at: string): Promise<void> {
    const work = this.database.transaction(async (sql) => {
      await sql.rows(LOCK_SCOPE, [scope]);
      const gone = await sql.rows(
        `UPDATE samsyn.field_key SET wrapped = NULL, destroyed_at = $1
         WHERE scope = $2 AND destroyed_at IS NULL RETURNING id`,
        [at, scope],
      );
      if (gone.length === 0) return;
      await sql.rows(LOCK_DESTROYED);
      await sql.rows('INSERT INTO samsyn.destroyed_scope (scope) VALUES ($1)', [scope]);
    });
    return orStoreUnavailable(work);
  }

  async destroyedAfter(mark: number): Promise<DestroyedScopes> {
    const rows = await orStoreUnavailable(
      this.database.rows<{ nr: string; scope: string }>(
        `SELECT nr, scope FROM samsyn.destroyed_scope WHERE nr > $1 ORDER BY nr LIMIT ${DESTROYED_AT_ONCE}`,
        [mark],
      ),
    );
    return { mark: Number(rows.at(-1)?.nr ?? mark), scopes: rows.map(({ scope }) => scope) };
  }

  /** Ids of the keys that were destroyed, of one scope or of all. */
  async destroyedKeys(scope?: string): Promise<readonly string[]> {
    const rows = await orStoreUnavailable(
      this.database.rows<{ id: string }>(
        'SELECT id FROM samsyn.field_key WHERE destroyed_at IS NOT NULL AND ($1::text IS NULL OR scope = $1)',
        [scope ?? null],
      ),
    );
    return rows.map(({ id }) => id);
  }

  /** Those of the ids that no key ever had; the destroyed ones have their row. */
  async unknown(ids: readonly string[]): Promise<readonly string[]> {
    const rows = await orStoreUnavailable(
      this.database.rows<{ id: string }>(
        `SELECT id FROM unnest($1::text[]) AS id WHERE id NOT IN (SELECT id FROM samsyn.field_key)`,
        [ids],
      ),
    );
    return rows.map(({ id }) => id);
  }

  /** A key for the processes' own use (cursors, command digests), the same for all, made at first use. 32 bytes. */
  secretFor(purpose: string): Promise<Buffer> {
    return this.wrappedOnce('secret', purpose);
  }

  private async keyOf({ id, scope, branch, labels, wrapped }: KeyRow): Promise<FieldKey> {
    const key = wrapped ? decrypt(await this.branchKey(branch), wrapped, `key|${id}`) : undefined;
    return { id, scope, owner: branch, labels: labels === '' ? [] : labels.split('+'), key };
  }

  private mustStand(key: FieldKey): FieldKey {
    if (!key.key) throw destroyed();
    return key;
  }

  private async branchKey(branch: string): Promise<KeyObject> {
    const known = this.branchKeys.get(branch);
    if (known) return known;
    const key = createSecretKey(await this.wrappedOnce('branch', branch));
    this.branchKeys.set(branch, key);
    return key;
  }

  private async wrappedOnce(kind: keyof typeof WRAPPED_ONCE, name: string): Promise<Buffer> {
    const { read, add } = WRAPPED_ONCE[kind];
    const aad = `${kind}|${name}`;
    const find = async (): Promise<Buffer | undefined> =>
      (await orStoreUnavailable(this.database.rows<{ wrapped: Buffer }>(read, [name])))[0]?.wrapped;
    let wrapped = await find();
    if (!wrapped) {
      await orStoreUnavailable(this.database.rows(add, [name, encrypt(this.root, randomBytes(32), aad)]));
      wrapped = await find();
    }
    return this.opened(wrapped!, aad);
  }

  /** @throws KeysLost */
  private opened(wrapped: Buffer, aad: string): Buffer {
    try {
      return decrypt(this.root, wrapped, aad);
    } catch {
      throw new KeysLost('the root key does not open those in the database');
    }
  }
}

/** After an erasure nothing more may be written under the scope. */
const destroyed = (): Error => new Error('the keys of this scope have been destroyed');
