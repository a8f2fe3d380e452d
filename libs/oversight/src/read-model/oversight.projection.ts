import { Inject, Injectable } from '@nestjs/common';
import { EventCodec } from '@samsyn/event-store';
import type { Instant } from '@samsyn/kernel';
import {
  ReadModelDatabase,
  type LoggedEvent,
  type Projection,
  type ReadModelWrites,
} from '@samsyn/processing';
import type { PublishedFigures } from '../publication/publication.events';
import type { Block } from '../statistics/calendar';
import { CONDUCT_EFFECTS } from './conduct-effects';
import { Counting } from './counting';
import type { Fact } from '../statistics/fact';
import { FACT_TABLES, FactRows, factsOf } from './fact-rows';
import { PLANNING_EFFECTS, type Effects } from './planning-effects';

const TABLES = `${FACT_TABLES}
  CREATE TABLE oversight_published (
    family TEXT NOT NULL, block TEXT NOT NULL, figures TEXT NOT NULL, PRIMARY KEY (family, block)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE oversight_beginning (at TEXT NOT NULL) STRICT;`;

const EFFECTS: Effects = { ...PLANNING_EFFECTS, ...CONDUCT_EFFECTS };

/**
 * Facts of the blocks that are not published yet, and what was published of the others, as the log has it. When a block
 * is published its facts are removed: what stays is what everybody who may ask is shown (docs/adr/0029).
 */
@Injectable()
export class OversightProjection implements Projection {
  readonly name = 'oversight';
  readonly version = 3;
  readonly types: readonly string[];
  private readonly effects: ReadonlyMap<string, Effects[string]>;
  private readonly counted = new FactRows();
  private hasBegun = false;

  constructor(
    @Inject(EventCodec) codec: EventCodec,
    @Inject(ReadModelDatabase) private readonly reads: ReadModelDatabase,
  ) {
    const { registry } = codec;
    this.effects = new Map(
      Object.entries(EFFECTS).flatMap(([name, effect]) =>
        registry.typesOf([name]).map((type) => [type, effect] as const),
      ),
    );
    this.types = [...this.effects.keys(), ...registry.typesOf(['StatisticsPublished'])];
  }

  createTables(rows: ReadModelWrites): void {
    this.forget();
    rows.exec(TABLES);
  }

  apply(event: LoggedEvent, rows: ReadModelWrites): void {
    const { recordedAt, type, data } = event.stored;
    const effect = this.effects.get(type);
    if (!effect) this.publish(data as unknown as PublishedFigures, rows);
    else {
      this.begin(recordedAt, rows);
      effect(new Counting(event, this.counted, rows));
    }
  }

  flush(rows: ReadModelWrites): void {
    this.counted.write(rows);
  }

  forget(): void {
    this.counted.forget();
    this.hasBegun = false;
  }

  /** When the first event was recorded; undefined for an empty log. */
  beginning(): Instant | undefined {
    return this.reads.get<{ at: string }>('SELECT at FROM oversight_beginning')?.at;
  }

  /** What is counted in a block so far; nothing once it is published. */
  facts(family: string, block: Block): readonly Fact[] {
    return factsOf(this.reads, family, block);
  }

  /** Blocks of the family that have been published, earliest first. */
  published(family: string): readonly Block[] {
    return this.reads
      .all<{ block: Block }>('SELECT block FROM oversight_published WHERE family = ? ORDER BY block', family)
      .map(({ block }) => block);
  }

  /** @throws Error for a block that has not been published */
  figures(family: string, block: Block): PublishedFigures {
    const row = this.reads.get<{ figures: string }>(
      'SELECT figures FROM oversight_published WHERE family = ? AND block = ?',
      family,
      block,
    );
    if (!row) throw new Error(`${family} of ${block} has not been published`);
    return JSON.parse(row.figures) as PublishedFigures;
  }

  private begin(recordedAt: Instant, rows: ReadModelWrites): void {
    if (this.hasBegun) return;
    this.hasBegun = true;
    if (!rows.get('SELECT at FROM oversight_beginning'))
      rows.run('INSERT INTO oversight_beginning VALUES (?)', recordedAt);
  }

  private publish(figures: PublishedFigures, rows: ReadModelWrites): void {
    const { family, block } = figures;
    rows.run(
      'INSERT OR IGNORE INTO oversight_published VALUES (?, ?, ?)',
      family,
      block,
      JSON.stringify(figures),
    );
    this.counted.removeUpTo(rows, family, block);
  }
}
