import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { REGIONS } from '@samsyn/kinds';
import { SPLIT_TABLES } from './branch-splits';
import { PROPOSAL_TABLE } from './proposed-changes';

const APPLICATION_ID = 0x53616d49;
const FORMAT = 5;
/**
 * 1: without regions of its own; 2: without names of persons, and branches that were split; 4: without proposed changes,
 * and without where in the log a person came to the branch and the role.
 */
const FORMATS_BEFORE = [1, 2, 3, 4];
const BUSY_TIMEOUT_MS = 5_000;

const TABLES = `
  CREATE TABLE agencies (agency TEXT PRIMARY KEY, sv TEXT NOT NULL, en TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE branches (
    branch TEXT PRIMARY KEY,
    agency TEXT NOT NULL REFERENCES agencies (agency),
    sv TEXT NOT NULL,
    en TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE persons (
    handle TEXT PRIMARY KEY,
    person TEXT NOT NULL UNIQUE,
    subject TEXT NOT NULL UNIQUE,
    branch TEXT NOT NULL REFERENCES branches (branch),
    role TEXT NOT NULL,
    regions TEXT NOT NULL,
    active INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE changes (
    change INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    by_person TEXT,
    what TEXT NOT NULL,
    subject_of_change TEXT NOT NULL,
    content TEXT NOT NULL
  ) STRICT;
`;
/** What is known of a person beside the role, for those who take part with them. */
const PERSON_DETAILS = ['name', 'title', 'telephone'];
/** A person registered before this was kept has been there from the beginning. */
const ADD_SINCE = `ALTER TABLE persons ADD COLUMN since TEXT NOT NULL DEFAULT '{}'`;
const REGION_TABLE = `
  CREATE TABLE regions (region TEXT PRIMARY KEY, sv TEXT NOT NULL, en TEXT NOT NULL) STRICT, WITHOUT ROWID;
`;
/** Which support a branch is registered for. */
const SERVICE_TABLE = `
  CREATE TABLE IF NOT EXISTS branch_services (
    branch TEXT NOT NULL REFERENCES branches (branch),
    service TEXT NOT NULL,
    certified_by TEXT,
    certified_until TEXT,
    PRIMARY KEY (branch, service)
  ) STRICT, WITHOUT ROWID;
`;
/** What administrators called a region before regions were registered. */
const REGIONS_IN_USE = `
  INSERT OR IGNORE INTO regions SELECT DISTINCT value, value, value FROM persons, json_each(persons.regions)
`;

/**
 * Opens the file of people, which nothing else can make again: a file of another kind or format is refused,
 * never replaced. The seven police regions are there from the start.
 * @throws Error
 */
export function openDirectoryFile(file: string): Database.Database {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const database = new Database(file);
  try {
    const number = (pragma: string): number => Number(database.pragma(pragma, { simple: true }));
    const isEmpty = database.prepare('SELECT count(*) FROM sqlite_master').pluck().get() === 0;
    const format = isEmpty ? 0 : number('user_version');
    const isOurs =
      number('application_id') === APPLICATION_ID && [FORMAT, ...FORMATS_BEFORE].includes(format);
    if (!isEmpty && !isOurs) throw new Error('the directory file is of another kind or format');
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
    if (format !== FORMAT) {
      database.transaction(() => {
        if (isEmpty) database.exec(TABLES);
        if (format < 2) addRegions(database);
        if (format < 3) {
          database.exec(SPLIT_TABLES);
          for (const column of PERSON_DETAILS) database.exec(`ALTER TABLE persons ADD COLUMN ${column} TEXT`);
        }
        database.exec(SERVICE_TABLE);
        if (format < 5) {
          database.exec(PROPOSAL_TABLE);
          database.exec(ADD_SINCE);
        }
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

function addRegions(database: Database.Database): void {
  database.exec(REGION_TABLE);
  const add = database.prepare('INSERT INTO regions (region, sv, en) VALUES (?, ?, ?)');
  for (const [region, { sv, en }] of Object.entries(REGIONS)) add.run(region, sv, en);
  database.exec(REGIONS_IN_USE);
}
