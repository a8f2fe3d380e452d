import { orStoreUnavailable } from '@samsyn/event-store';
import type { PostgresDatabase, Sql } from '@samsyn/postgres';
import { LeaseLost, type Lease, type LeaseRequest, type Leases } from './leases';

const TAKE = `
  INSERT INTO samsyn.lease AS held (name, token, holder, until)
  VALUES ($1, 1, $2, clock_timestamp() + $3::bigint * interval '1 millisecond')
  ON CONFLICT (name) DO UPDATE
    SET token = held.token + (held.holder IS DISTINCT FROM excluded.holder)::int,
        holder = excluded.holder, until = excluded.until
    WHERE held.holder IS NULL OR held.holder = excluded.holder OR held.until <= clock_timestamp()
  RETURNING token`;
/** Until the transaction ends nobody can take it: what is written under it is committed before, or not at all. */
const HOLDS = 'SELECT 1 FROM samsyn.lease WHERE name = $1 AND token = $2 AND holder IS NOT NULL FOR SHARE';

/**
 * Leases in a database that processes share, by its clock alone: of a request only the time between `now` and `until`
 * counts, so that a process whose clock is wrong takes nothing from anybody. Of a process that stands still within a
 * transaction the server ends the connection before its lease is over.
 */
export class PostgresLeases implements Leases {
  constructor(private readonly database: PostgresDatabase) {}

  async take({ name, holder, now, until }: LeaseRequest): Promise<Lease | undefined> {
    const ms = Date.parse(until) - Date.parse(now);
    const [row] = await orStoreUnavailable(this.database.rows<{ token: string }>(TAKE, [name, holder, ms]));
    return row && { name, token: Number(row.token) };
  }

  async release({ name, token }: Lease): Promise<void> {
    const give = 'UPDATE samsyn.lease SET holder = NULL WHERE name = $1 AND token = $2';
    await orStoreUnavailable(this.database.rows(give, [name, token]));
  }

  /** @throws LeaseLost where it has been taken by another, or released */
  require(lease: Lease): Promise<void> {
    return orStoreUnavailable(mustHold(this.database, lease));
  }

  /** All of the work or nothing of it, and nothing where the lease is lost. Durable when it answers. @throws LeaseLost */
  write<Value>(lease: Lease, work: (sql: Sql) => Promise<Value>): Promise<Value> {
    const written = this.database.transaction(async (sql) => {
      await mustHold(sql, lease);
      return work(sql);
    });
    return orStoreUnavailable(written);
  }
}

async function mustHold(sql: Sql, { name, token }: Lease): Promise<void> {
  if ((await sql.rows(HOLDS, [name, token])).length === 0) throw new LeaseLost(name);
}
