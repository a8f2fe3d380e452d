import { Inject, Injectable } from '@nestjs/common';
import { EventCodec } from '@samsyn/event-store';
import type { Instant } from '@samsyn/kernel';
import {
  ReadModelDatabase,
  type LoggedEvent,
  type Projection,
  type ReadModelWrites,
} from '@samsyn/processing';
import { KeyStore, type Viewer } from '@samsyn/secrecy';
import {
  coordinatorsOf,
  PERSONAL_ROWS,
  TAKING_PART,
  WAITING_ROWS,
  type Change,
  type PersonalChange,
  type PersonalOpening,
} from './pending-rows';

const TABLES = `
  CREATE TABLE waiting (
    operation TEXT NOT NULL, item TEXT NOT NULL, who TEXT NOT NULL, since INTEGER NOT NULL, over INTEGER NOT NULL,
    PRIMARY KEY (operation, item, who)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX waiting_for ON waiting (who, over, operation, since);
  CREATE TABLE waiting_person (
    item TEXT PRIMARY KEY, part_of TEXT, who TEXT NOT NULL, code TEXT NOT NULL, due TEXT, id TEXT NOT NULL,
    about TEXT, entry TEXT NOT NULL, type TEXT NOT NULL, since TEXT NOT NULL, settled_by TEXT, instead_of TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX waiting_person_for ON waiting_person (who, due);
  CREATE INDEX waiting_person_of ON waiting_person (part_of);
  CREATE INDEX waiting_person_settled ON waiting_person (settled_by) WHERE settled_by IS NOT NULL;`;

/** What waits for a person, or their branch, outside any operation. */
export interface PersonalItem extends Pick<PersonalOpening, 'code' | 'due' | 'id' | 'about' | 'insteadOf'> {
  readonly entry: string;
  /** Name of the event. */
  readonly type: string;
  readonly since: Instant;
}

type PersonalRow = Omit<PersonalItem, 'due' | 'about' | 'insteadOf'> & {
  readonly instead_of: string | null;
  readonly due: Instant | null;
  readonly about: string | null;
};

const DIGESTS_IN_MEMORY = 10_000;

/**
 * Which operations have something open for whom, so that a work list looks at those alone. That something waits for a
 * branch can itself be secret (OSL 26:1), so the file has a keyed digest in place of each branch, person and item.
 */
@Injectable()
export class Waiting implements Projection {
  readonly name = 'waiting';
  readonly version = 5;
  readonly types: readonly string[];
  private readonly names: ReadonlyMap<string, string>;
  private readonly digested: (what: string) => Buffer;
  private readonly digests = new Map<string, string>();

  constructor(
    @Inject(EventCodec) codec: EventCodec,
    @Inject(KeyStore) keys: KeyStore,
    @Inject(ReadModelDatabase) private readonly rows: ReadModelDatabase,
  ) {
    const rowsOf = [...Object.keys(WAITING_ROWS), ...Object.keys(PERSONAL_ROWS)];
    this.names = new Map(
      rowsOf.flatMap((name) => codec.registry.typesOf([name]).map((type) => [type, name] as const)),
    );
    this.types = [...this.names.keys()];
    this.digested = keys.digestFor('work-lists');
  }

  createTables(rows: ReadModelWrites): void {
    rows.exec(TABLES);
  }

  apply(event: LoggedEvent, rows: ReadModelWrites): void {
    const name = this.names.get(event.stored.type);
    if (name === undefined) return;
    const { operationId } = event.stored;
    if (operationId === null) {
      for (const change of PERSONAL_ROWS[name]?.(event) ?? []) this.changePersonal(change, name, event, rows);
      return;
    }
    for (const change of WAITING_ROWS[name]?.(event) ?? []) this.change(change, event, operationId, rows);
  }

  /** Operations that may have something for the viewer, what was opened last first. */
  operationsFor({ branch, person, regions = [] }: Viewer, limit: number): readonly string[] {
    const who = [branch, person, ...regions.map(coordinatorsOf)].map((one) => this.digest(one));
    return this.rows
      .all<{ operation: string }>(
        `SELECT operation, max(since) FROM waiting WHERE who IN (${who.map(() => '?').join()}) AND over = 0
         GROUP BY operation ORDER BY 2 DESC LIMIT ?`,
        ...[...who, limit],
      )
      .map(({ operation }) => operation);
  }

  /** The most urgent first. What waits for the branch is not for all of it: the reader of the list decides. */
  personalFor({ branch, person }: Viewer, limit: number): readonly PersonalItem[] {
    return this.rows
      .all<PersonalRow>(
        `SELECT code, due, id, about, entry, type, since, instead_of FROM waiting_person
         WHERE who IN (?, ?) AND settled_by IS NULL
         ORDER BY due IS NULL, due, entry LIMIT ?`,
        ...[this.digest(branch), this.digest(person), limit],
      )
      .map(({ due, about, instead_of: insteadOf, ...item }) => ({
        ...item,
        ...(insteadOf === null ? {} : { insteadOf }),
        ...(due === null ? {} : { due }),
        ...(about === null ? {} : { about }),
      }));
  }

  private change(change: Change, { stored }: LoggedEvent, operation: string, rows: ReadModelWrites): void {
    if ('takingPart' in change) {
      rows.run(
        'UPDATE waiting SET over = ? WHERE operation = ? AND item = ?',
        ...[Number(change.takingPart === 'over'), operation, this.digest(TAKING_PART)],
      );
    } else if ('openForAll' in change) {
      rows.run(
        `INSERT INTO waiting SELECT operation, ?, who, ?, 0 FROM waiting WHERE operation = ? AND item = ?
         ON CONFLICT DO NOTHING`,
        ...[this.digest(change.openForAll), stored.position, operation, this.digest(TAKING_PART)],
      );
    } else if ('open' in change) {
      const item = this.digest(change.open);
      if (change.replaces) rows.run('DELETE FROM waiting WHERE operation = ? AND item = ?', operation, item);
      const over = change.open === TAKING_PART ? this.isOver(operation, rows) : 0;
      for (const who of change.for) {
        if (who === '') continue;
        rows.run(
          `INSERT INTO waiting VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
          ...[operation, item, this.digest(who), stored.position, over],
        );
      }
    } else {
      const values = [operation, this.digest(change.close)];
      if (change.for === undefined) {
        rows.run('DELETE FROM waiting WHERE operation = ? AND item = ?', ...values);
      } else {
        const one = this.digest(change.for);
        rows.run('DELETE FROM waiting WHERE operation = ? AND item = ? AND who = ?', ...values, one);
      }
    }
  }

  /** Who joins an operation that is over has nothing to do in it. It is over for all who take part or for nobody. */
  private isOver(operation: string, rows: ReadModelWrites): number {
    const row = rows.get<{ over: number }>(
      'SELECT over FROM waiting WHERE operation = ? AND item = ? LIMIT 1',
      ...[operation, this.digest(TAKING_PART)],
    );
    return row?.over ?? 0;
  }

  private changePersonal(
    change: PersonalChange,
    type: string,
    { stored }: LoggedEvent,
    rows: ReadModelWrites,
  ): void {
    if ('personalEnd' in change) {
      rows.run('DELETE FROM waiting_person WHERE item = ?', this.digest(change.personalEnd));
      return;
    }
    if ('endOf' in change) {
      rows.run('DELETE FROM waiting_person WHERE part_of = ?', this.digest(change.endOf));
      return;
    }
    const { id: entry, recordedAt } = stored;
    if ('settled' in change) {
      const values = [entry, this.digest(change.settled)];
      rows.run('UPDATE waiting_person SET settled_by = ? WHERE part_of = ?', ...values);
      return;
    }
    if ('unsettledBy' in change) {
      rows.run('UPDATE waiting_person SET settled_by = NULL WHERE settled_by = ?', change.unsettledBy);
      return;
    }
    if ('personalNews' in change) {
      const who = change.for === undefined ? null : this.digest(change.for);
      rows.run(
        `UPDATE waiting_person SET who = coalesce(?, who), due = coalesce(?, due), entry = ?, type = ?, since = ?,
           instead_of = coalesce(?, instead_of)
         WHERE item = ?`,
        ...[who, change.due ?? null, entry, type, recordedAt, change.insteadOf ?? null],
        this.digest(change.personalNews),
      );
      return;
    }
    const { personal, of, code, due = null, id, about = null, insteadOf = null } = change;
    const keys = [this.digest(personal), of === undefined ? null : this.digest(of), this.digest(change.for)];
    rows.run(
      'INSERT OR REPLACE INTO waiting_person VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?)',
      ...[...keys, code, due, id, about, entry, type, recordedAt, insteadOf],
    );
  }

  private digest(what: string): string {
    const known = this.digests.get(what);
    if (known) return known;
    const digest = this.digested(what).toString('base64url');
    if (this.digests.size >= DIGESTS_IN_MEMORY) this.digests.clear();
    this.digests.set(what, digest);
    return digest;
  }
}
