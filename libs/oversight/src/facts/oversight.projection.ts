import { Inject, Injectable } from '@nestjs/common';
import { EventCodec } from '@samsyn/event-store';
import type { Instant } from '@samsyn/kernel';
import {
  ReadModelDatabase,
  type LoggedEvent,
  type Projection,
  type ReadModelReads,
  type ReadModelWrites,
} from '@samsyn/processing';
import { shownBlock, type ShownBlock } from '../publication/counts';
import { publishedAt, type Block } from '../statistics/calendar';
import { familyOf } from '../statistics/families';
import { CONDUCT_EFFECTS } from './conduct-effects';
import { Counting } from './counting';
import { FACT_TABLES, FactRows, factsOf, openBlocks } from './fact-rows';
import { PLANNING_EFFECTS, type Effects } from './planning-effects';

const TABLES = `${FACT_TABLES}
  CREATE TABLE oversight_shown (
    family TEXT NOT NULL, block TEXT NOT NULL, shown TEXT NOT NULL, PRIMARY KEY (family, block)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE oversight_beginning (at TEXT NOT NULL) STRICT;`;

const EFFECTS: Effects = { ...PLANNING_EFFECTS, ...CONDUCT_EFFECTS };

/**
 * Facts of the blocks that are not published yet, and what is shown of the others. When a block is published its facts
 * are removed: what stays is what everybody who may ask is shown.
 */
@Injectable()
export class OversightProjection implements Projection {
  readonly name = 'oversight';
  readonly version = 1;
  readonly types: readonly string[];
  private readonly effects: ReadonlyMap<string, Effects[string]>;
  private readonly facts = new FactRows();
  /** No block is to be published before; absent: to be looked up. */
  private nextPublication: Instant | undefined;
  private hasBegun = false;

  constructor(
    @Inject(EventCodec) codec: EventCodec,
    @Inject(ReadModelDatabase) private readonly reads: ReadModelDatabase,
  ) {
    this.effects = new Map(
      Object.entries(EFFECTS).flatMap(([name, effect]) =>
        codec.registry.typesOf([name]).map((type) => [type, effect] as const),
      ),
    );
    this.types = [...this.effects.keys()];
  }

  createTables(rows: ReadModelWrites): void {
    this.forget();
    rows.exec(TABLES);
  }

  apply(event: LoggedEvent, rows: ReadModelWrites): void {
    const { recordedAt, type } = event.stored;
    this.begin(recordedAt, rows);
    if (recordedAt >= this.nextPublicationIn(rows)) this.publish(recordedAt, rows);
    this.effects.get(type)?.(new Counting(event, this.facts, rows));
  }

  flush(rows: ReadModelWrites): void {
    if (this.facts.write(rows)) this.nextPublication = undefined;
  }

  forget(): void {
    this.facts.forget();
    this.nextPublication = undefined;
    this.hasBegun = false;
  }

  /** When the first event was recorded; undefined for an empty log. */
  beginning(): Instant | undefined {
    return this.reads.get<{ at: string }>('SELECT at FROM oversight_beginning')?.at;
  }

  /** What is shown of a block whose time of publication has come. */
  shown(family: string, block: Block): ShownBlock {
    const row = this.reads.get<{ shown: string }>(
      'SELECT shown FROM oversight_shown WHERE family = ? AND block = ?',
      family,
      block,
    );
    if (row) return JSON.parse(row.shown) as ShownBlock;
    return shownBlock(familyOf(family), block, factsOf(this.reads, family, block));
  }

  private begin(recordedAt: Instant, rows: ReadModelWrites): void {
    if (this.hasBegun) return;
    this.hasBegun = true;
    if (!rows.get('SELECT at FROM oversight_beginning'))
      rows.run('INSERT INTO oversight_beginning VALUES (?)', recordedAt);
  }

  private nextPublicationIn(rows: ReadModelReads): Instant {
    this.nextPublication ??= openBlocks(rows)
      .map(({ block }) => publishedAt(block))
      .reduce((first, at) => (at < first ? at : first), '9999');
    return this.nextPublication;
  }

  private publish(now: Instant, rows: ReadModelWrites): void {
    this.facts.write(rows);
    for (const open of openBlocks(rows)) {
      const { family, block } = open;
      if (publishedAt(block) > now) continue;
      const shown = shownBlock(familyOf(family), block, factsOf(rows, family, block));
      rows.run(
        'INSERT OR REPLACE INTO oversight_shown VALUES (?, ?, ?)',
        family,
        block,
        JSON.stringify(shown),
      );
      this.facts.removeBlock(rows, open);
    }
    this.nextPublication = undefined;
  }
}
