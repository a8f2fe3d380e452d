import type { Pool, PoolClient, QueryResult } from 'pg';
import { DatabaseFault, DatabaseRefused, DatabaseUnavailable, faultFrom, sqlStateOf } from './faults';
import { postgresAddress } from './postgres-address';

/** Every value of a statement is sent apart from its text. */
export interface Sql {
  rows<Row extends object>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
}

export interface DatabaseOptions {
  /** `postgresAddress`. */
  readonly url: string;
  /** The setting that it is from, for the operator. */
  readonly setting?: string;
  readonly connections?: number;
  /** No statement takes longer, nor a pause within a transaction. */
  readonly statementMs?: number;
  readonly connectMs?: number;
}

export const POSTGRES_URL = 'SAMSYN_POSTGRES_URL';
const STATEMENT_MS = 5_000;
const CONNECT_MS = 5_000;
const CONNECTIONS = 10;
/** The server ends a statement that takes too long; where it does not answer at all, so much later we do not wait. */
const ANSWER_AFTER_MS = 1_000;
/** READ COMMITTED, whatever the database or the user has as default: each adapter locks what it rests on. */
const BEGIN = 'BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE';

/**
 * A PostgreSQL database. What is committed is durable when it answers. Its client is loaded when one is opened.
 * @throws DatabaseUnavailable from each method where it does not answer, fast, and works again when it does
 * @throws DatabaseFault where a statement cannot be carried out
 */
export class PostgresDatabase implements Sql {
  private constructor(private readonly pool: Pool) {}

  /**
   * @throws DatabaseRefused where the address is none, or the server does not keep what it acknowledges
   * @throws DatabaseUnavailable
   */
  static async open(options: DatabaseOptions): Promise<PostgresDatabase> {
    const { url, setting = POSTGRES_URL, statementMs = STATEMENT_MS } = options;
    const address = postgresAddress(url, setting);
    const { Pool: ConnectionPool } = await import('pg');
    const pool = new ConnectionPool({
      ...address,
      application_name: 'samsyn',
      max: options.connections ?? CONNECTIONS,
      connectionTimeoutMillis: options.connectMs ?? CONNECT_MS,
      statement_timeout: statementMs,
      idle_in_transaction_session_timeout: statementMs,
      query_timeout: statementMs + ANSWER_AFTER_MS,
      keepAlive: true,
      allowExitOnIdle: true,
      // A user may have it off by default, and would lose what was acknowledged.
      options: '-c synchronous_commit=on',
    });
    // Without a listener the error of a connection that is not in use would end the process.
    pool.on('error', () => {});
    pool.on('connect', (client) => client.on('error', () => {}));
    const database = new PostgresDatabase(pool);
    try {
      await database.mustKeepWhatItAcknowledges(setting);
      return database;
    } catch (error) {
      await database.close();
      throw error;
    }
  }

  async rows<Row extends object>(text: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    return this.with((sql) => sql.rows<Row>(text, values));
  }

  /** All that the work does or nothing of it; durable when it answers. */
  async transaction<Value>(work: (sql: Sql) => Promise<Value>): Promise<Value> {
    return this.with(async (sql, client) => {
      await sql.rows(BEGIN);
      let value: Value;
      try {
        value = await work(sql);
      } catch (error) {
        // Where this fails too, the connection ends, and the transaction with it.
        await sql.rows('ROLLBACK');
        throw error;
      }
      const { command } = await client.query('COMMIT').catch((error: unknown) => {
        throw faultFrom(error);
      });
      // So it answers where a statement failed and the work went on.
      if (command !== 'COMMIT') throw new DatabaseFault('25P02', 'the transaction had failed before');
      return value;
    });
  }

  /** Waits for what is under way. */
  async close(): Promise<void> {
    if (!this.pool.ended) await this.pool.end();
  }

  private async with<Value>(work: (sql: Sql, client: PoolClient) => Promise<Value>): Promise<Value> {
    const client = await this.connected();
    let isBroken = false;
    const sql: Sql = {
      rows: async <Row extends object>(text: string, values: readonly unknown[] = []) => {
        try {
          const { rows }: QueryResult<Row> = await client.query<Row>(text, [...values]);
          return rows;
        } catch (error) {
          // The server goes on with what it had an answer for; of any other nobody knows where it stands.
          if (sqlStateOf(error) === undefined) isBroken = true;
          throw faultFrom(error);
        }
      },
    };
    try {
      return await work(sql, client);
    } catch (error) {
      if (error instanceof DatabaseUnavailable) isBroken = true;
      throw error;
    } finally {
      client.release(isBroken);
    }
  }

  private async connected(): Promise<PoolClient> {
    if (this.pool.ending) throw new DatabaseUnavailable('closed');
    try {
      return await this.pool.connect();
    } catch (error) {
      throw faultFrom(error);
    }
  }

  private async mustKeepWhatItAcknowledges(setting: string): Promise<void> {
    const [found] = await this.rows<{ durable: boolean; replica: boolean }>(
      `SELECT current_setting('fsync')::boolean AND current_setting('full_page_writes')::boolean AS durable,
              pg_is_in_recovery() OR current_setting('default_transaction_read_only')::boolean AS replica`,
    );
    if (!found?.durable)
      throw new DatabaseRefused(
        `${setting}: the server has fsync or full_page_writes off, and may lose what it acknowledged`,
      );
    if (found.replica)
      throw new DatabaseRefused(`${setting}: nothing can be written there, it is a standby or read-only`);
  }
}
