import { agencyOf, DomainError, type Branch, type Instant } from '@samsyn/kernel';
import type { BranchFollowers } from '@samsyn/event-store';
import type Database from 'better-sqlite3';
import type { BranchSplit, SplitOffice } from './directory.schema';

interface SplitRow {
  branch: string;
  asked_at: string;
  offices: string;
  taken_over: string | null;
}

/** What an office took over as the branch: `scope` is an operation or a stream. */
export interface ScopeFollowed {
  readonly scope: string;
  readonly office: Branch;
}

export const SPLIT_TABLES = `
  CREATE TABLE splits (
    branch TEXT PRIMARY KEY,
    asked_at TEXT NOT NULL,
    offices TEXT NOT NULL,
    taken_over TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE followers (
    branch TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'scope', 'rest')),
    what TEXT NOT NULL,
    follows TEXT NOT NULL,
    PRIMARY KEY (branch, kind, what)
  ) STRICT, WITHOUT ROWID;
`;

/** Which branches were split, and who follows them: kept in the file of people, answered from memory. */
export class BranchSplits {
  private readonly byBranch = new Map<Branch, BranchSplit>();
  private readonly follows = new Map<Branch, Map<string, Branch>>();

  constructor(private readonly database: Database.Database) {
    this.load();
  }

  /** As the file has them now. */
  load(): void {
    const { database } = this;
    for (const row of database.prepare<[], SplitRow>('SELECT * FROM splits').all()) this.remember(row);
    const rows = database.prepare<[], { branch: string; kind: string; what: string; follows: string }>(
      'SELECT * FROM followers',
    );
    for (const { branch, kind, what, follows } of rows.iterate()) {
      const own = this.follows.get(branch) ?? new Map<string, Branch>();
      this.follows.set(branch, own.set(`${kind} ${what}`, follows));
    }
  }

  all(): readonly BranchSplit[] {
    return [...this.byBranch.values()].sort((a, b) => (a.branch < b.branch ? -1 : 1));
  }

  of(branch: Branch): BranchSplit | undefined {
    return this.byBranch.get(branch);
  }

  get any(): boolean {
    return this.follows.size > 0;
  }

  /** Who follows the branch in the end, also if those that followed it were split as well. */
  follower(branch: Branch, person: string | undefined, scopes: readonly (string | null)[]): Branch {
    const own = this.follows.get(branch);
    if (!own) return branch;
    const byPerson = person === undefined ? undefined : own.get(`person ${person}`);
    const byScope = scopes.map((scope) => own.get(`scope ${scope}`)).find((office) => office !== undefined);
    const next = byPerson ?? byScope ?? own.get('rest ') ?? branch;
    return next === branch ? branch : this.follower(next, person, scopes);
  }

  /** As the log asks for them, also where something was split since. */
  followers(): BranchFollowers {
    const isAny = () => this.any;
    return {
      get any() {
        return isAny();
      },
      of: (branch, person, { stream, operationId }) => this.follower(branch, person, [stream, operationId]),
    };
  }

  /** Inside a transaction. */
  ask(branch: Branch, offices: readonly SplitOffice[], askedAt: Instant): void {
    const row = { branch, asked_at: askedAt, offices: JSON.stringify(offices), taken_over: null };
    this.database
      .prepare(
        `INSERT INTO splits (branch, asked_at, offices, taken_over) VALUES (@branch, @asked_at, @offices, NULL)
         ON CONFLICT (branch) DO UPDATE SET asked_at = excluded.asked_at, offices = excluded.offices`,
      )
      .run(row);
    this.remember(row);
  }

  /** Inside a transaction. `persons`: pseudonym and office. */
  carryOut(
    branch: Branch,
    persons: ReadonlyMap<string, Branch>,
    scopes: readonly ScopeFollowed[],
    rest: Branch,
  ): void {
    const add = this.database.prepare(
      'INSERT OR REPLACE INTO followers (branch, kind, what, follows) VALUES (?, ?, ?, ?)',
    );
    const own = new Map<string, Branch>([['rest ', rest]]);
    for (const [person, office] of persons) own.set(`person ${person}`, office);
    for (const { scope, office } of scopes) own.set(`scope ${scope}`, office);
    for (const [key, office] of own) {
      const space = key.indexOf(' ');
      add.run(branch, key.slice(0, space), key.slice(space + 1), office);
    }
    const counted = Object.groupBy(scopes, ({ office }) => office);
    const takenOver = Object.fromEntries(
      Object.entries(counted).map(([office, taken]) => [office, taken?.length ?? 0]),
    );
    const split = this.byBranch.get(branch)!;
    const row = { branch, asked_at: split.askedAt, offices: JSON.stringify(split.offices) };
    this.database
      .prepare('UPDATE splits SET taken_over = ? WHERE branch = ?')
      .run(JSON.stringify(takenOver), branch);
    this.remember({ ...row, taken_over: JSON.stringify(takenOver) });
    this.follows.set(branch, own);
  }

  private remember({ branch, asked_at: askedAt, offices, taken_over }: SplitRow): void {
    const state = taken_over === null ? 'pending' : 'done';
    const taken = taken_over === null ? {} : { takenOver: JSON.parse(taken_over) as Record<string, number> };
    const split = {
      branch,
      state,
      askedAt,
      offices: JSON.parse(offices) as SplitOffice[],
      ...taken,
    } as const;
    this.byBranch.set(branch, split);
  }
}

/**
 * Everyone of the branch goes to one office, and one office takes the rest.
 * @throws DomainError `IDENTITY.SPLIT_OUTSIDE_AGENCY`, `IDENTITY.SPLIT_INCOMPLETE`, `IDENTITY.SPLIT_REST` (invalid)
 */
export function mustBeWhole(
  branch: Branch,
  offices: readonly SplitOffice[],
  handles: readonly string[],
): void {
  const isOutside = offices.some(
    (office) => agencyOf(office.branch) !== agencyOf(branch) || office.branch === branch,
  );
  const isTwice = new Set(offices.map((office) => office.branch)).size < offices.length;
  if (isOutside || isTwice) throw new DomainError('IDENTITY.SPLIT_OUTSIDE_AGENCY', {}, 'invalid');
  const placed = offices.flatMap(({ persons }) => persons);
  const missing = handles.filter((handle) => !placed.includes(handle));
  const unknown = placed.filter((handle, at) => !handles.includes(handle) || placed.indexOf(handle) !== at);
  if (missing.length > 0 || unknown.length > 0)
    throw new DomainError('IDENTITY.SPLIT_INCOMPLETE', { missing, unknown }, 'invalid');
  if (offices.filter(({ rest }) => rest).length !== 1)
    throw new DomainError('IDENTITY.SPLIT_REST', {}, 'invalid');
}
