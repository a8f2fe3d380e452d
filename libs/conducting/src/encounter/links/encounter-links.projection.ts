import { Injectable } from '@nestjs/common';
import { SubjectErased } from '@samsyn/entries/contract';
import { idOfStream, type Day } from '@samsyn/kernel';
import { ReadModelDatabase, TableProjection, type Effect, type EffectRow } from '@samsyn/processing';
import { lastDayOf } from './encounter-link';
import { EncounterLinkWithdrawn, EncountersLinked, type EncounterPair } from './encounter-link.events';

const TABLES = `
  CREATE TABLE encounter_link (
    one TEXT NOT NULL, other TEXT NOT NULL, at TEXT NOT NULL, until TEXT NOT NULL, parted INTEGER NOT NULL,
    PRIMARY KEY (one, other)
  ) STRICT, WITHOUT ROWID;`;

/** A link as it stands from one of its sides. */
export interface EncounterLink {
  readonly other: string;
  /** When they were linked, or parted. */
  readonly at: string;
  /** The last day of the link. */
  readonly until: Day;
  /** The link was withdrawn. */
  readonly parted: boolean;
}

const linkOrPart =
  (parted: boolean): Effect =>
  (event, rows) => {
    const { occurredAt } = event.stored;
    const pair = event.field('encounters') as unknown as EncounterPair | undefined;
    // Erased: the link is gone with what it said.
    if (pair === undefined) return;
    const until = lastDayOf(event.field('until') as Day | undefined, occurredAt);
    for (const [one, other] of [pair, pair.toReversed()] as EncounterPair[])
      rows.run(
        'INSERT OR REPLACE INTO encounter_link VALUES (?, ?, ?, ?, ?)',
        ...[one, other, occurredAt, until, Number(parted)],
      );
  };

/**
 * Which encounters are linked, or were, by their ids alone, from both sides. The caller checks who may know
 * of a link.
 */
@Injectable()
export class EncounterLinks extends TableProjection {
  readonly name = 'encounter-links';
  readonly version = 3;
  protected readonly tables = TABLES;
  protected readonly effects: readonly EffectRow[] = [
    [EncountersLinked, linkOrPart(false)],
    [EncounterLinkWithdrawn, linkOrPart(true)],
    [
      SubjectErased,
      ({ stored: { stream } }, rows) => {
        const erased = idOfStream(stream);
        rows.run('DELETE FROM encounter_link WHERE one = ? OR other = ?', erased, erased);
      },
    ],
  ];

  constructor(private readonly rows: ReadModelDatabase) {
    super();
  }

  /** The earliest first. */
  of(encounter: string): readonly EncounterLink[] {
    const found = 'SELECT other, at, until, parted FROM encounter_link WHERE one = ? ORDER BY at, other';
    return this.rows
      .all<Omit<EncounterLink, 'parted'> & { readonly parted: number }>(found, encounter)
      .map((link) => ({ ...link, parted: link.parted === 1 }));
  }
}
