import { BEFORE_ALL, type Position } from '@samsyn/event-store';
import type { Branch, Instant } from '@samsyn/kernel';
import { openLastingFile, SqliteLeases, type Lease } from '@samsyn/processing';
import type Database from 'better-sqlite3';
import type { Beginning, Claim, Delivered, FeedPlace, FeedStore, OperationKind } from './feed-store.port';

const TABLES = `
  CREATE TABLE branch_feed (
    branch TEXT PRIMARY KEY, began TEXT NOT NULL, is_announced INTEGER NOT NULL, position INTEGER NOT NULL,
    rules TEXT NOT NULL, erasures INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE operation_feed (
    id INTEGER PRIMARY KEY, branch TEXT NOT NULL, operation TEXT NOT NULL, sequence INTEGER NOT NULL,
    is_open INTEGER NOT NULL, UNIQUE (branch, operation)
  ) STRICT;
  CREATE TABLE shown (
    feed INTEGER NOT NULL, entry TEXT NOT NULL, looks TEXT NOT NULL, PRIMARY KEY (feed, entry)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE claim (
    feed INTEGER NOT NULL, sequence INTEGER NOT NULL, kind TEXT NOT NULL, entry TEXT, looks TEXT,
    PRIMARY KEY (feed, sequence)
  ) STRICT, WITHOUT ROWID;`;

interface FeedRow {
  readonly id: number;
  readonly sequence: number;
  readonly is_open: number;
}
interface ClaimRow {
  readonly sequence: number;
  readonly kind: OperationKind;
  readonly entry: string | null;
  readonly looks: string | null;
}
interface BeginningRow {
  readonly began: Instant;
  readonly is_announced: number;
}

/** In one SQLite file. When it is lost, all feeds begin anew. */
export class SqliteFeedStore implements FeedStore {
  readonly leases: SqliteLeases;
  private readonly database: Database.Database;
  private readonly statements;

  /**
   * @param file path, or `:memory:`
   * @throws ForeignFile where the file is a database of something else
   */
  constructor(file: string) {
    const database = openLastingFile(file, {
      ...{ what: 'feeds', applicationId: 0x53_6d_73_46, format: 1, isPrivate: true },
      settings: ['secure_delete = ON'],
      tables: (empty) => void empty.exec(TABLES),
    });
    this.database = database;
    this.leases = new SqliteLeases(database);
    this.statements = statementsOn(database);
  }

  begin(lease: Lease, branch: Branch, now: Instant): Promise<Beginning> {
    this.leases.write(lease, () => this.statements.begin.run(branch, now));
    const { began, is_announced } = this.statements.beginning.get(branch)!;
    return Promise.resolve({ began, isAnnounced: is_announced === 1 });
  }

  announced(lease: Lease, branch: Branch): Promise<void> {
    this.leases.write(lease, () => this.statements.announced.run(branch));
    return Promise.resolve();
  }

  place(branch: Branch): Promise<FeedPlace> {
    return Promise.resolve(
      this.statements.place.get(branch) ?? { position: BEFORE_ALL, rules: '', erasures: 0 },
    );
  }

  advance(
    lease: Lease,
    branches: readonly Branch[],
    { position, rules, erasures }: FeedPlace,
  ): Promise<void> {
    this.leases.write(lease, () => {
      for (const branch of branches) this.statements.advance.run(position, rules, erasures, branch);
    });
    return Promise.resolve();
  }

  claimed(): Promise<readonly string[]> {
    return Promise.resolve(this.statements.claimed.all());
  }

  delivered(branch: Branch, operation: string): Promise<Delivered> {
    const { statements } = this;
    const feed = statements.feed.get(branch, operation);
    if (!feed) return Promise.resolve({ sequence: 0, isOpen: false, shown: new Map(), claims: [] });
    const { id, sequence, is_open } = feed;
    const claims = statements.claims.all(id).map((row): Claim => {
      const { entry, looks, ...claim } = row;
      return { branch, operation, ...claim, ...(entry && { entry }), ...(looks && { looks }) };
    });
    const shown = new Map(statements.shown.all(id));
    return Promise.resolve({ sequence, isOpen: is_open === 1, shown, claims });
  }

  claim(lease: Lease, claims: readonly Claim[]): Promise<void> {
    const { addFeed, claim } = this.statements;
    this.leases.write(lease, () => {
      for (const { branch, operation, sequence, kind, entry, looks } of claims) {
        addFeed.run(branch, operation);
        claim.run(this.feedOf(branch, operation), sequence, kind, entry ?? null, looks ?? null);
      }
    });
    return Promise.resolve();
  }

  confirm(lease: Lease, claims: readonly Claim[]): Promise<void> {
    this.leases.write(lease, () => {
      for (const claim of claims) this.settle(claim);
    });
    return Promise.resolve();
  }

  close(): void {
    this.database.close();
  }

  private settle({ branch, operation, sequence, kind, entry = '', looks = '' }: Claim): void {
    const { statements } = this;
    const feed = this.feedOf(branch, operation);
    if (kind === 'ended') statements.forget.run(feed);
    else if (kind === 'withdrawn') statements.hide.run(feed, entry);
    else statements.show.run(feed, entry, looks);
    statements.come.run(sequence, kind === 'ended' ? 0 : 1, feed);
    statements.unclaim.run(feed, sequence);
  }

  private feedOf(branch: Branch, operation: string): number {
    const feed = this.statements.feed.get(branch, operation);
    if (!feed) throw new Error('nothing was claimed of this feed');
    return feed.id;
  }
}

const statementsOn = (database: Database.Database) => ({
  begin: database.prepare<[string, string]>("INSERT OR IGNORE INTO branch_feed VALUES (?, ?, 0, 0, '', 0)"),
  beginning: database.prepare<[string], BeginningRow>(
    'SELECT began, is_announced FROM branch_feed WHERE branch = ?',
  ),
  announced: database.prepare<[string]>('UPDATE branch_feed SET is_announced = 1 WHERE branch = ?'),
  place: database.prepare<[string], FeedPlace>(
    'SELECT position, rules, erasures FROM branch_feed WHERE branch = ?',
  ),
  advance: database.prepare<[Position, string, number, string]>(
    'UPDATE branch_feed SET position = ?, rules = ?, erasures = ? WHERE branch = ?',
  ),
  claimed: database
    .prepare<[], string>(
      'SELECT DISTINCT operation FROM claim JOIN operation_feed ON operation_feed.id = claim.feed',
    )
    .pluck(),
  feed: database.prepare<[string, string], FeedRow>(
    'SELECT id, sequence, is_open FROM operation_feed WHERE branch = ? AND operation = ?',
  ),
  addFeed: database.prepare<[string, string]>(
    'INSERT OR IGNORE INTO operation_feed (branch, operation, sequence, is_open) VALUES (?, ?, 0, 0)',
  ),
  claims: database.prepare<[number], ClaimRow>(
    'SELECT sequence, kind, entry, looks FROM claim WHERE feed = ? ORDER BY sequence',
  ),
  shown: database
    .prepare<[number], readonly [string, string]>('SELECT entry, looks FROM shown WHERE feed = ?')
    .raw(),
  claim: database.prepare<[number, number, string, string | null, string | null]>(
    'INSERT INTO claim VALUES (?, ?, ?, ?, ?)',
  ),
  unclaim: database.prepare<[number, number]>('DELETE FROM claim WHERE feed = ? AND sequence = ?'),
  show: database.prepare<[number, string, string]>('INSERT OR REPLACE INTO shown VALUES (?, ?, ?)'),
  hide: database.prepare<[number, string]>('DELETE FROM shown WHERE feed = ? AND entry = ?'),
  forget: database.prepare<[number]>('DELETE FROM shown WHERE feed = ?'),
  come: database.prepare<[number, number, number]>(
    'UPDATE operation_feed SET sequence = ?, is_open = ? WHERE id = ?',
  ),
});
