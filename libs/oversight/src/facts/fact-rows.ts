import type { JsonObject } from '@samsyn/kernel';
import type { ReadModelReads, ReadModelWrites } from '@samsyn/processing';
import type { Block } from '../statistics/calendar';
import { blockOfFact } from '../statistics/families';
import type { Fact } from './fact';

export const FACT_TABLES = `
  CREATE TABLE oversight_fact (
    id TEXT PRIMARY KEY, family TEXT NOT NULL, block TEXT NOT NULL, operation TEXT NOT NULL, region TEXT NOT NULL,
    entry TEXT NOT NULL, at TEXT NOT NULL, marks TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX oversight_fact_by_block ON oversight_fact (family, block);
  CREATE INDEX oversight_fact_by_entry ON oversight_fact (entry);
  CREATE TABLE oversight_open_block (family TEXT, block TEXT, PRIMARY KEY (family, block)) STRICT, WITHOUT ROWID;
  CREATE TABLE oversight_operation (operation TEXT PRIMARY KEY, region TEXT NOT NULL) STRICT, WITHOUT ROWID;`;

interface FactRow extends Omit<Fact, 'marks'> {
  readonly marks: string;
}
const factOf = ({ marks, ...rest }: FactRow): Fact => ({ ...rest, marks: JSON.parse(marks) as JsonObject });

const COLUMNS = 'id, family, operation, region, entry, at, marks';

/** The facts of a block that is not published yet. */
export const factsOf = (rows: ReadModelReads, family: string, block: Block): readonly Fact[] =>
  rows
    .all<FactRow>(`SELECT ${COLUMNS} FROM oversight_fact WHERE family = ? AND block = ?`, family, block)
    .map(factOf);

export interface OpenBlock {
  readonly family: string;
  readonly block: Block;
}

/** Blocks that facts were written for and that are not published yet. */
export const openBlocks = (rows: ReadModelReads): readonly OpenBlock[] =>
  rows.all<OpenBlock>('SELECT family, block FROM oversight_open_block');

const REGIONS_IN_MEMORY = 20_000;
/** Ids are ASCII. */
const AFTER_ALL_IDS = '\u007f';

/** Facts as a batch of events changes them: many events touch the same few, so rows are written once at its end. */
export class FactRows {
  /** Undefined: it is to be removed. */
  private readonly changed = new Map<string, Fact | undefined>();
  private readonly newRegions = new Map<string, string>();
  private readonly regions = new Map<string, string>();
  private readonly open = new Set<string>();

  get(rows: ReadModelReads, id: string): Fact | undefined {
    if (this.changed.has(id)) return this.changed.get(id);
    const row = rows.get<FactRow>(`SELECT ${COLUMNS} FROM oversight_fact WHERE id = ?`, id);
    return row && factOf(row);
  }

  /** Those that the entry began. */
  begunBy(rows: ReadModelReads, entry: string): readonly Fact[] {
    const written = rows
      .all<FactRow>(`SELECT ${COLUMNS} FROM oversight_fact WHERE entry = ?`, entry)
      .filter(({ id }) => !this.changed.has(id))
      .map(factOf);
    const waiting = [...this.changed.values()].filter((fact) => fact?.entry === entry);
    return [...written, ...(waiting as readonly Fact[])];
  }

  /** Those whose id begins so. */
  beginningWith(rows: ReadModelReads, beginning: string): readonly Fact[] {
    const written = rows
      .all<FactRow>(
        `SELECT ${COLUMNS} FROM oversight_fact WHERE id >= ? AND id < ?`,
        beginning,
        `${beginning}${AFTER_ALL_IDS}`,
      )
      .filter(({ id }) => !this.changed.has(id))
      .map(factOf);
    const waiting = [...this.changed.values()].filter((fact) => fact?.id.startsWith(beginning));
    return [...written, ...(waiting as readonly Fact[])];
  }

  put(fact: Fact): void {
    this.changed.set(fact.id, fact);
  }

  remove(id: string): void {
    this.changed.set(id, undefined);
  }

  regionOf(rows: ReadModelReads, operation: string): string | undefined {
    const known = this.newRegions.get(operation) ?? this.regions.get(operation);
    if (known !== undefined) return known;
    const row = rows.get<{ region: string }>(
      'SELECT region FROM oversight_operation WHERE operation = ?',
      operation,
    );
    if (row) this.remember(operation, row.region);
    return row?.region;
  }

  setRegion(operation: string, region: string): void {
    this.newRegions.set(operation, region);
  }

  /** @returns whether a block got its first facts */
  write(rows: ReadModelWrites): boolean {
    const before = this.open.size;
    for (const [operation, region] of this.newRegions) {
      rows.run('INSERT OR REPLACE INTO oversight_operation VALUES (?, ?)', operation, region);
      this.remember(operation, region);
    }
    for (const [id, fact] of this.changed) {
      if (!fact) rows.run('DELETE FROM oversight_fact WHERE id = ?', id);
      else this.writeFact(rows, fact);
    }
    this.newRegions.clear();
    this.changed.clear();
    return this.open.size > before;
  }

  /** The facts of a block are needed no longer. */
  removeBlock(rows: ReadModelWrites, { family, block }: OpenBlock): void {
    rows.run('DELETE FROM oversight_fact WHERE family = ? AND block = ?', family, block);
    rows.run('DELETE FROM oversight_open_block WHERE family = ? AND block = ?', family, block);
    this.open.delete(`${family} ${block}`);
  }

  forget(): void {
    this.changed.clear();
    this.newRegions.clear();
    this.regions.clear();
    this.open.clear();
  }

  private writeFact(rows: ReadModelWrites, fact: Fact): void {
    const { id, family, operation, region, entry, at } = fact;
    const block = blockOfFact(fact);
    const values = [id, family, block, operation, region, entry, at, JSON.stringify(fact.marks)];
    rows.run('INSERT OR REPLACE INTO oversight_fact VALUES (?, ?, ?, ?, ?, ?, ?, ?)', ...values);
    const name = `${family} ${block}`;
    if (this.open.has(name)) return;
    rows.run('INSERT OR IGNORE INTO oversight_open_block VALUES (?, ?)', family, block);
    this.open.add(name);
  }

  private remember(operation: string, region: string): void {
    if (this.regions.size >= REGIONS_IN_MEMORY) this.regions.clear();
    this.regions.set(operation, region);
  }
}
