import { existsSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { BEFORE_ALL, NO_STREAM, type ChainLink, type Position } from '../port';
import type { MirroredEvent, WirePosition } from './wire-event';

/** `SAMM`: distinguishes this kind of file from any other SQLite database (pragma application_id). */
const APPLICATION_ID = 0x53414d4d;
const SCHEMA_VERSION = 1;

const SCHEMA = `
  CREATE TABLE event (
    position    INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    stream      TEXT NOT NULL,
    revision    INTEGER NOT NULL,
    type        TEXT NOT NULL,
    operation   TEXT,
    envelope    TEXT NOT NULL,
    ciphertexts TEXT,
    link        INTEGER,
    before      TEXT,
    mac         TEXT,
    physical    INTEGER NOT NULL,
    UNIQUE (stream, revision)
  ) STRICT;
  CREATE INDEX event_of_operation ON event (operation) WHERE operation IS NOT NULL;
  CREATE INDEX event_of_type ON event (type);
  CREATE TABLE mirror (
    one        INTEGER PRIMARY KEY CHECK (one = 1),
    deployment TEXT NOT NULL,
    committed  TEXT,
    prepared   TEXT,
    last_id    TEXT,
    last_physical_stream   TEXT,
    last_physical_revision INTEGER
  ) STRICT;
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

/** How far a chain, and with it a physical stream, has come. */
export interface ChainEnd {
  /** -1 where there is none. */
  readonly physicalRevision: number;
  readonly link: ChainLink | undefined;
  readonly position: Position;
}

const NOTHING: ChainEnd = { physicalRevision: NO_STREAM, link: undefined, position: BEFORE_ALL };

interface EndRow {
  readonly physical: number;
  readonly position: number;
  readonly link: number;
  readonly before: string;
  readonly mac: string;
}

/** The last event that was taken in, as the engine has it. */
export interface LastMirrored {
  readonly at: WirePosition;
  readonly id: string;
  readonly physicalStream: string;
  readonly physicalRevision: number;
}

export interface MirroredPlace {
  readonly stream: string;
  readonly revision: number;
  readonly position: Position;
  readonly mac: string;
}

interface MirrorRow {
  readonly committed: string;
  readonly prepared: string;
  readonly last_id: string;
  readonly last_physical_stream: string;
  readonly last_physical_revision: number;
}

/**
 * The log of an engine as a file of this process: disposable, made anew from the engine where it is missing or of another
 * log. It has no ciphertexts. Its commits wait for no disk: what is lost with the machine is read again.
 */
export class LogMirror {
  private readonly database: Database.Database;
  private readonly statements: {
    readonly insert: Database.Statement<unknown[]>;
    readonly reached: Database.Statement<[string, string, string, string, number]>;
    readonly last: Database.Statement<[], MirrorRow>;
    readonly ofOperation: Database.Statement<[string], EndRow>;
    readonly ofStream: Database.Statement<[string], EndRow>;
    readonly revision: Database.Statement<[string], number | null>;
    readonly byId: Database.Statement<[string], MirroredPlace>;
    readonly head: Database.Statement<[], number | null>;
  };
  private lastPosition: Position;

  /** @param deployment what the log is of; a file that mirrors another is made anew */
  constructor(
    readonly file: string,
    deployment: string,
  ) {
    if (existsSync(file) && !mirrors(file, deployment)) discard(file);
    const database = new Database(file);
    this.database = database;
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = NORMAL');
    if (database.pragma('user_version', { simple: true }) === 0) {
      database.transaction(() => {
        database.exec(SCHEMA);
        database.prepare('INSERT INTO mirror (one, deployment) VALUES (1, ?)').run(deployment);
      })();
    }
    const end = (chain: string): Database.Statement<[string], EndRow> =>
      database.prepare(
        `SELECT physical, position, link, before, mac FROM event WHERE ${chain} ORDER BY position DESC LIMIT 1`,
      );
    this.statements = {
      insert: database.prepare('INSERT OR IGNORE INTO event VALUES (?, ?, ?, ?, ?, ?, ?, NULL, ?, ?, ?, ?)'),
      reached: database.prepare(
        'UPDATE mirror SET committed = ?, prepared = ?, last_id = ?, last_physical_stream = ?, last_physical_revision = ?',
      ),
      last: database.prepare('SELECT * FROM mirror WHERE committed IS NOT NULL'),
      ofOperation: end('operation = ?'),
      ofStream: end('stream = ? AND operation IS NULL'),
      revision: database
        .prepare<[string], number | null>('SELECT max(revision) FROM event WHERE stream = ?')
        .pluck(),
      byId: database.prepare('SELECT stream, revision, position, mac FROM event WHERE id = ?'),
      head: database.prepare<[], number | null>('SELECT max(position) FROM event').pluck(),
    };
    this.lastPosition = this.statements.head.get() ?? BEFORE_ALL;
  }

  /** Position of the last event. */
  get head(): Position {
    return this.lastPosition;
  }

  /** Undefined while it holds nothing. */
  last(): LastMirrored | undefined {
    const row = this.statements.last.get();
    return (
      row && {
        at: { commit: BigInt(row.committed), prepare: BigInt(row.prepared) },
        id: row.last_id,
        physicalStream: row.last_physical_stream,
        physicalRevision: row.last_physical_revision,
      }
    );
  }

  /**
   * Takes in events in the order of the engine; those that it has already are passed over.
   * @returns positions of those that it had not, and the ids of events that are not this log's or stand twice
   */
  takeIn(events: readonly MirroredEvent[]): {
    readonly taken: readonly Position[];
    readonly odd: readonly Position[];
  } {
    const last = this.last()?.at;
    const unknown = last ? events.filter(({ at }) => isAfter(at, last)) : events;
    if (unknown.length === 0) return { taken: [], odd: [] };
    const [taken, odd]: [Position[], Position[]] = [[], []];
    let head = this.lastPosition;
    this.database.transaction(() => {
      for (const event of unknown) {
        // Events of one write may share a place in the log of an older engine: theirs follow each other.
        const position = Math.max(Number(event.at.commit), head + 1);
        const isTaken = !event.isOfEngine && this.insert(event, position);
        if (isTaken) taken.push((head = position));
        if (!isTaken || event.content === '') odd.push(position);
      }
      const last = unknown.findLast(({ isOfEngine }) => !isOfEngine);
      if (last) this.reach(last);
    })();
    this.lastPosition = head;
    return { taken, odd };
  }

  endOf(operationId: string | null, stream: string): ChainEnd {
    const { ofOperation, ofStream } = this.statements;
    const row = operationId === null ? ofStream.get(stream) : ofOperation.get(operationId);
    if (row === undefined) return NOTHING;
    const { physical, position, link, before, mac } = row;
    return { physicalRevision: physical, position, link: { number: link, before, mac } };
  }

  revisionOf(stream: string): number {
    return this.statements.revision.get(stream) ?? NO_STREAM;
  }

  placeOf(id: string): MirroredPlace | undefined {
    return this.statements.byId.get(id);
  }

  close(): void {
    this.database.close();
  }

  private reach({ at, id, physicalStream, physicalRevision }: MirroredEvent): void {
    this.statements.reached.run(`${at.commit}`, `${at.prepare}`, id, physicalStream, physicalRevision);
  }

  private insert(event: MirroredEvent, position: Position): boolean {
    const { id, stream, revision, type, operationId, content, chain, physicalRevision } = event;
    const { number, before, mac } = chain;
    const row = [position, id, stream, revision, type, operationId, content, number, before, mac];
    return this.statements.insert.run(...row, physicalRevision).changes > 0;
  }
}

export const isAfter = (one: WirePosition, other: WirePosition): boolean =>
  one.commit === other.commit ? one.prepare > other.prepare : one.commit > other.commit;

/** Whether the file mirrors the log of that deployment; false for what cannot be read as such. */
function mirrors(file: string, deployment: string): boolean {
  let database: Database.Database | undefined;
  try {
    database = new Database(file, { readonly: true, fileMustExist: true });
    const [id, version] = ['application_id', 'user_version'].map((name) =>
      database!.pragma(name, { simple: true }),
    );
    if (id !== APPLICATION_ID || version !== SCHEMA_VERSION) return false;
    const of = database.prepare<[], string>('SELECT deployment FROM mirror').pluck().get();
    return of === deployment;
  } catch {
    return false;
  } finally {
    database?.close();
  }
}

function discard(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
}
