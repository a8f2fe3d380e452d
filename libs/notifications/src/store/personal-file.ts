import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';

const APPLICATION_ID = 0x53616d4e;
const FORMAT = 1;
const BUSY_TIMEOUT_MS = 5_000;

const TABLES = `
  CREATE TABLE channels (
    id TEXT PRIMARY KEY, person TEXT NOT NULL, kind TEXT NOT NULL, address BLOB NOT NULL, address_digest TEXT NOT NULL,
    language TEXT NOT NULL, state TEXT NOT NULL, created_at TEXT NOT NULL, verified_at TEXT, failed_at TEXT,
    code_issue INTEGER NOT NULL, code_until TEXT, code_attempts INTEGER NOT NULL,
    UNIQUE (person, kind, address_digest)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE code_issues (person TEXT NOT NULL, at TEXT NOT NULL) STRICT;
  CREATE INDEX code_issues_of ON code_issues (person, at);
  CREATE TABLE preferences (
    person TEXT PRIMARY KEY, quiet_from TEXT, quiet_to TEXT, words TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE outbox (
    id TEXT PRIMARY KEY, channel TEXT NOT NULL, word TEXT NOT NULL, due TEXT, urgent INTEGER NOT NULL,
    about TEXT, created_at TEXT NOT NULL, next_at TEXT NOT NULL, until TEXT NOT NULL, attempts INTEGER NOT NULL,
    state TEXT NOT NULL, failure TEXT, ended_at TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX outbox_next ON outbox (state, urgent DESC, next_at);
  CREATE INDEX outbox_ended ON outbox (state, ended_at);
  CREATE INDEX outbox_about ON outbox (about, channel);
  CREATE TABLE calendar_feeds (
    id TEXT PRIMARY KEY, person TEXT NOT NULL, what TEXT NOT NULL, token_digest TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL, revoked_at TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX calendar_feeds_of ON calendar_feeds (person);
`;

/**
 * Opens the file of where persons are reached, which nothing else can make again: a file of another kind or format is
 * refused, never replaced. What is written is durable when the write returns.
 * @throws Error
 */
export function openPersonalFile(file: string): Database.Database {
  const inMemory = file === ':memory:';
  if (!inMemory) mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const database = new Database(file);
  try {
    if (!inMemory) chmodSync(file, 0o600);
    const number = (pragma: string): number => Number(database.pragma(pragma, { simple: true }));
    const isEmpty = database.prepare('SELECT count(*) FROM sqlite_master').pluck().get() === 0;
    if (!isEmpty && (number('application_id') !== APPLICATION_ID || number('user_version') !== FORMAT)) {
      throw new Error('the file of notifications is of another kind or format');
    }
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('secure_delete = ON');
    database.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
    if (isEmpty) {
      database.transaction(() => {
        database.exec(TABLES);
        database.pragma(`application_id = ${APPLICATION_ID}`);
        database.pragma(`user_version = ${FORMAT}`);
      })();
    }
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
