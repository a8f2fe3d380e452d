import type Database from 'better-sqlite3';
import { LeaseLost, type Lease, type LeaseRequest, type Leases } from './leases';

/** Added to files that were made without it. */
const TABLE = `
  CREATE TABLE IF NOT EXISTS lease (
    name TEXT PRIMARY KEY, token INTEGER NOT NULL, holder TEXT, until TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`;

/** Leases in the very database that holds what is written under them. */
export class SqliteLeases implements Leases {
  private readonly statements;

  constructor(private readonly database: Database.Database) {
    database.exec(TABLE);
    this.statements = {
      take: database
        .prepare<LeaseRequest, number>(
          `INSERT INTO lease (name, token, holder, until) VALUES (@name, 1, @holder, @until)
           ON CONFLICT (name) DO UPDATE
             SET token = token + (holder IS NOT excluded.holder), holder = excluded.holder, until = excluded.until
             WHERE holder IS NULL OR holder = excluded.holder OR until <= @now
           RETURNING token`,
        )
        .pluck(),
      release: database.prepare<Lease>(
        'UPDATE lease SET holder = NULL WHERE name = @name AND token = @token',
      ),
      releaseAll: database.prepare('UPDATE lease SET holder = NULL'),
      holds: database.prepare<Lease>(
        'SELECT 1 FROM lease WHERE name = @name AND token = @token AND holder IS NOT NULL',
      ),
    };
  }

  take(request: LeaseRequest): Promise<Lease | undefined> {
    const token = this.statements.take.get(request);
    return Promise.resolve(token === undefined ? undefined : { name: request.name, token });
  }

  release(lease: Lease): Promise<void> {
    this.statements.release.run(lease);
    return Promise.resolve();
  }

  /** For a process that knows that it is the only one: every process that had a lease has ended. */
  releaseAll(): void {
    this.statements.releaseAll.run();
  }

  /** @throws LeaseLost where it has been taken by another, or released */
  require(lease: Lease): void {
    if (!this.statements.holds.get(lease)) throw new LeaseLost(lease.name);
  }

  /** All of the work or nothing of it, and nothing where the lease is lost. Durable when it returns. @throws LeaseLost */
  write(lease: Lease, work: () => void): void {
    this.database
      .transaction(() => {
        this.require(lease);
        work();
      })
      .immediate();
  }
}
