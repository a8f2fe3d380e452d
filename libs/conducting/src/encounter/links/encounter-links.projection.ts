import { Injectable } from '@nestjs/common';
import { SubjectErased } from '@samsyn/entries/contract';
import { wireName } from '@samsyn/event-store';
import {
  ReadModelDatabase,
  type LoggedEvent,
  type Projection,
  type ReadModelWrites,
} from '@samsyn/processing';
import { EncounterLinkWithdrawn, EncountersLinked, type EncounterPair } from './encounter-link.events';

const TABLES = `
  CREATE TABLE encounter_link (
    one TEXT NOT NULL, other TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (one, other)
  ) STRICT, WITHOUT ROWID;`;

const UUID_LENGTH = 36;

/** A link as it stands from one of its sides. */
export interface EncounterLink {
  readonly other: string;
  readonly at: string;
}

/** Which encounters are linked, by their ids alone, from both sides. Who may know of a link is for who asks to check. */
@Injectable()
export class EncounterLinks implements Projection {
  readonly name = 'encounter-links';
  readonly version = 1;
  readonly types = [EncountersLinked, EncounterLinkWithdrawn, SubjectErased].map((event) =>
    wireName(event, event.version),
  );

  constructor(private readonly rows: ReadModelDatabase) {}

  createTables(rows: ReadModelWrites): void {
    rows.exec(TABLES);
  }

  apply(event: LoggedEvent, rows: ReadModelWrites): void {
    const { type, stream, occurredAt } = event.stored;
    if (type === wireName(SubjectErased, SubjectErased.version)) {
      const erased = stream.slice(-UUID_LENGTH);
      rows.run('DELETE FROM encounter_link WHERE one = ? OR other = ?', erased, erased);
      return;
    }
    const pair = event.field('encounters') as unknown as EncounterPair | undefined;
    // Erased: the link is gone with what it told.
    if (pair === undefined) return;
    const isLinked = type === wireName(EncountersLinked, EncountersLinked.version);
    for (const [one, other] of [pair, pair.toReversed()] as EncounterPair[]) {
      if (isLinked)
        rows.run('INSERT OR REPLACE INTO encounter_link VALUES (?, ?, ?)', one, other, occurredAt);
      else rows.run('DELETE FROM encounter_link WHERE one = ? AND other = ?', one, other);
    }
  }

  /** The earliest first. */
  of(encounter: string): readonly EncounterLink[] {
    return this.rows.all<EncounterLink>(
      'SELECT other, at FROM encounter_link WHERE one = ? ORDER BY at, other',
      encounter,
    );
  }
}
