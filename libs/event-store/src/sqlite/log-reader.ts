import Database from 'better-sqlite3';
import type { LogPages } from '../live-subscription';
import { EventAltered } from '../chain';
import type { LogDamage } from '../damage';
import type { EventFilter, StoredEvent, StreamRead } from '../port';
import { EventOfRow, ROW_COLUMNS, oneOfEqual, type EventRow, type Verify } from './event-row';
import { orUnavailable } from './sqlite-code';

type Rows = Database.Statement<(string | number)[], EventRow>;

/** SQLite joins at most 500 selections into one (SQLITE_MAX_COMPOUND_SELECT). */
const MAX_TYPES = 500;
const EVERYTHING = -1;

/**
 * Each type is read along its own index and the branches are merged by position as they come, so that neither a rare
 * type in a long log nor a page of many types is paid for with a scan or a sort of all that matches.
 */
const ofTypes = (count: number): string =>
  `SELECT ${ROW_COLUMNS} FROM event WHERE position IN (${Array.from(
    { length: count },
    () => 'SELECT position FROM event WHERE type = ? AND position > ?',
  ).join(' UNION ALL ')} ORDER BY position LIMIT ?) ORDER BY position`;

/** Reads of the log over a connection of its own; a commit is seen as soon as it is durable, never before. */
export class LogReader implements LogPages {
  private readonly database: Database.Database;
  private readonly byTypes = new Map<number, Rows>();
  private readonly statements: Record<
    'forwards' | 'backwards' | 'all' | 'latest' | 'ofOperation' | 'ofOperationAndTypes' | 'byId',
    Rows
  >;
  private readonly last: Database.Statement<[], number | null>;

  constructor(
    file: string,
    private readonly verify: Verify,
    private readonly damage: LogDamage,
  ) {
    this.database = new Database(file, { readonly: true, fileMustExist: true });
    const stream = (comparison: string, order: string): Rows =>
      this.rows(`stream = ? AND revision ${comparison} ? ORDER BY revision ${order} LIMIT ?`);
    this.statements = {
      forwards: stream('>=', 'ASC'),
      backwards: stream('<=', 'DESC'),
      all: this.rows('position > ? ORDER BY position LIMIT ?'),
      latest: this.rows(
        'position IN (SELECT position FROM event ORDER BY position DESC LIMIT ?) ORDER BY position',
      ),
      ofOperation: this.rows('operation = ? AND position > ? ORDER BY position LIMIT ?'),
      // Unary plus keeps SQLite on the index of the operation, which selects more than that of the type.
      ofOperationAndTypes: this.rows(
        'operation = ? AND position > ? AND +type IN (SELECT value FROM json_each(?)) ORDER BY position LIMIT ?',
      ),
      byId: this.rows('id = ?'),
    };
    this.last = this.database.prepare<[], number | null>('SELECT max(position) FROM event').pluck();
  }

  stream(stream: string, { from, direction = 'forwards', limit = EVERYTHING }: StreamRead): StoredEvent[] {
    const start = from ?? (direction === 'forwards' ? 0 : Number.MAX_SAFE_INTEGER);
    const events = orUnavailable(() => this.eventsOf(this.statements[direction].all(stream, start, limit)));
    return this.mustFollow(events, direction === 'forwards' ? start : undefined);
  }

  page(after: number, limit: number, filter: EventFilter): { events: StoredEvent[]; head: number } {
    return orUnavailable(() => {
      const head = this.last.get() ?? 0;
      return { events: this.eventsOf(this.select(after, limit, filter)), head };
    });
  }

  latest(limit: number): StoredEvent[] {
    return orUnavailable(() => this.eventsOf(this.statements.latest.all(limit)));
  }

  event(id: string): StoredEvent | undefined {
    const row = orUnavailable(() => this.statements.byId.get(id));
    return row && new EventOfRow(row, this.verify);
  }

  head(): number {
    return orUnavailable(() => this.last.get() ?? 0);
  }

  close(): void {
    this.database.close();
  }

  private select(after: number, limit: number, { types, operationId }: EventFilter): EventRow[] {
    const { all, ofOperation, ofOperationAndTypes } = this.statements;
    if (types === undefined) {
      return operationId === undefined ? all.all(after, limit) : ofOperation.all(operationId, after, limit);
    }
    const wanted = [...new Set(types)];
    if (wanted.length === 0) return [];
    if (wanted.length > MAX_TYPES) throw new RangeError(`a filter names at most ${MAX_TYPES} types`);
    if (operationId === undefined) {
      return this.ofTypes(wanted.length).all(...wanted.flatMap((type) => [type, after]), limit);
    }
    return ofOperationAndTypes.all(operationId, after, JSON.stringify(wanted), limit);
  }

  private ofTypes(count: number): Rows {
    let statement = this.byTypes.get(count);
    if (statement === undefined) {
      statement = this.database.prepare<(string | number)[], EventRow>(ofTypes(count)).raw();
      this.byTypes.set(count, statement);
    }
    return statement;
  }

  /** Revisions have no gaps: where one is missing, so is an event. @throws EventAltered */
  private mustFollow(events: StoredEvent[], first: number | undefined): StoredEvent[] {
    for (const [index, { revision, position }] of events.entries()) {
      const before = events[index - 1]?.revision;
      const follows =
        before === undefined ? (first ?? revision) === revision : Math.abs(revision - before) === 1;
      if (!follows && position > this.verify.unbound) {
        this.damage.event(position);
        throw new EventAltered(position);
      }
    }
    return events;
  }

  private eventsOf(rows: readonly EventRow[]): StoredEvent[] {
    const same = oneOfEqual();
    return rows.map((row) => new EventOfRow(row, this.verify, same));
  }

  private rows(condition: string): Rows {
    return this.database
      .prepare<(string | number)[], EventRow>(`SELECT ${ROW_COLUMNS} FROM event WHERE ${condition}`)
      .raw();
  }
}
