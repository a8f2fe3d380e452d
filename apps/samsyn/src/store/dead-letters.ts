import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { deadLettersIn, type DeadLetter } from '@samsyn/processing';
import { requireStore } from './stopped-store';

const FILE = 'read-models.sqlite';

/**
 * Events that a read model could not take in, at most 500, also while Samsyn runs.
 * @throws ConfigurationError where there is no store
 */
export function deadLettersOf(folder: string): readonly DeadLetter[] {
  requireStore(folder);
  if (!existsSync(join(folder, FILE))) return [];
  const database = new Database(join(folder, FILE), { readonly: true });
  try {
    return deadLettersIn({ all: (sql, ...values) => database.prepare(sql).all(...values) as never[] });
  } finally {
    database.close();
  }
}
