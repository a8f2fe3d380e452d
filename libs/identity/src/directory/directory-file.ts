import { openLastingFile } from '@samsyn/processing';
import type Database from 'better-sqlite3';
import { REGIONS } from '@samsyn/kinds';
import { SPLIT_TABLES } from './branch-splits';
import { PROPOSAL_TABLE } from './proposed-changes';

/**
 * 1: without regions of its own; 2: without names of persons, and branches that were split; 4: without proposed changes,
 * and without where in the log a person came to the branch and the role.
 */
const FORMATS_BEFORE = [1, 2, 3, 4];

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

/** Opens the file of people. The seven police regions are there from the start. @throws ForeignFile */
export const openDirectoryFile = (file: string): Database.Database =>
  openLastingFile(file, {
    ...{ what: 'the directory', applicationId: 0x53616d49, format: 5, formatsBefore: FORMATS_BEFORE },
    settings: ['foreign_keys = ON'],
    tables: (database, format) => {
      if (format === 0) database.exec(TABLES);
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
    },
  });

function addRegions(database: Database.Database): void {
  database.exec(REGION_TABLE);
  const add = database.prepare('INSERT INTO regions (region, sv, en) VALUES (?, ?, ?)');
  for (const [region, { sv, en }] of Object.entries(REGIONS)) add.run(region, sv, en);
  database.exec(REGIONS_IN_USE);
}
