import { openLastingFile } from '@samsyn/processing';
import type Database from 'better-sqlite3';

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

/** Opens the file of where persons are reached. @throws ForeignFile */
export const openPersonalFile = (file: string): Database.Database =>
  openLastingFile(file, {
    ...{ what: 'notifications', applicationId: 0x53616d4e, format: 1, isPrivate: true },
    settings: ['secure_delete = ON'],
    tables: (database) => void database.exec(TABLES),
  });
