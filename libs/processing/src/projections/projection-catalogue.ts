import { BEFORE_ALL, type Position, type StoredEvent } from '@samsyn/event-store';
import type { FailureTrace } from '../failures';
import type { DeadLetter, Projection } from './projection';
import type { ReadModelDatabase, ReadModelReads } from './read-model-database';

/** How far something has come in the log: the position and, to recognise the log by, the id of the event there. */
export interface Checkpoint {
  readonly position: Position;
  readonly eventId: string | null;
}

export const BEGINNING: Checkpoint = { position: BEFORE_ALL, eventId: null };

interface ProjectionRow {
  readonly version: number;
  readonly position: number;
  readonly event_id: string | null;
  readonly tables: string;
}

/** At most 500, in order of projection and position. */
export const deadLettersIn = (rows: Pick<ReadModelReads, 'all'>): DeadLetter[] =>
  rows.all<DeadLetter>(
    'SELECT projection, position, event_id AS eventId, type, error, location FROM _dead_letters LIMIT 500',
  );

/** Which read models stand in the file, how far each has come and what it could not take in. */
export class ProjectionCatalogue {
  constructor(private readonly rows: ReadModelDatabase) {}

  /** Makes the tables where they are missing or of another version. @returns how far the read model has come */
  install(projection: Projection): Checkpoint {
    return this.rows.transaction(() => {
      const known = this.rows.get<ProjectionRow>(
        'SELECT * FROM _projections WHERE name = ?',
        projection.name,
      );
      if (known?.version === projection.version) return { position: known.position, eventId: known.event_id };
      this.dropTables(projection.name);
      this.createTables(projection);
      return BEGINNING;
    });
  }

  /** Empties the read model and begins at position 0. */
  reinstall(projection: Projection): Checkpoint {
    return this.rows.transaction(() => {
      this.dropTables(projection.name);
      this.createTables(projection);
      return BEGINNING;
    });
  }

  /** Drops read models that no longer exist, so that nothing of erased persons lives on in forgotten tables. */
  dropAllExcept(names: readonly string[]): readonly string[] {
    const kept = new Set(names);
    const gone = this.rows
      .all<{ name: string }>('SELECT name FROM _projections')
      .filter(({ name }) => !kept.has(name))
      .map(({ name }) => name);
    for (const name of gone) this.rows.transaction(() => this.dropTables(name));
    return gone;
  }

  /** Inside the transaction of the rows. */
  advance(name: string, { position, id }: StoredEvent): void {
    this.rows.run('UPDATE _projections SET position = ?, event_id = ? WHERE name = ?', position, id, name);
  }

  /** Inside the transaction of the rows. */
  bury(name: string, { position, id, type }: StoredEvent, { error, where }: FailureTrace): void {
    this.rows.run(
      'INSERT OR REPLACE INTO _dead_letters (projection, position, event_id, type, error, location) VALUES (?, ?, ?, ?, ?, ?)',
      name,
      position,
      id,
      type,
      error,
      where,
    );
  }

  countDeadLetters(name: string): number {
    const sql = 'SELECT count(*) AS count FROM _dead_letters WHERE projection = ?';
    return this.rows.get<{ count: number }>(sql, name)?.count ?? 0;
  }

  private createTables(projection: Projection): void {
    const before = this.tableNames();
    projection.createTables(this.rows);
    const made = this.tableNames().filter((name) => !before.includes(name));
    this.rows.run(
      'INSERT INTO _projections (name, version, position, event_id, tables) VALUES (?, ?, 0, NULL, ?)',
      projection.name,
      projection.version,
      JSON.stringify(made),
    );
  }

  private dropTables(name: string): void {
    const known = this.rows.get<ProjectionRow>('SELECT * FROM _projections WHERE name = ?', name);
    if (!known) return;
    for (const table of JSON.parse(known.tables) as string[]) {
      // A virtual table takes its shadow tables with it.
      this.rows.exec(`DROP TABLE IF EXISTS "${table.replaceAll('"', '""')}"`);
    }
    this.rows.run('DELETE FROM _dead_letters WHERE projection = ?', name);
    this.rows.run('DELETE FROM _projections WHERE name = ?', name);
  }

  private tableNames(): string[] {
    const sql = `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rootpage`;
    return this.rows.all<{ name: string }>(sql).map(({ name }) => name);
  }
}
