import type { ReadModelReads, ReadModelWrites } from '@samsyn/processing';
import type { Block } from '../statistics/calendar';
import { blockAt, dateOf } from '../statistics/families';
import type { Fact, Observation } from '../statistics/fact';

export const FACT_TABLES = `
  CREATE TABLE oversight_fact (
    id TEXT PRIMARY KEY, family TEXT NOT NULL, block TEXT NOT NULL, operation TEXT NOT NULL, region TEXT NOT NULL,
    told TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX oversight_fact_by_block ON oversight_fact (family, block);
  CREATE INDEX oversight_fact_by_operation ON oversight_fact (operation);
  CREATE TABLE oversight_operation (operation TEXT PRIMARY KEY, region TEXT NOT NULL, proposal TEXT NOT NULL)
    STRICT, WITHOUT ROWID;`;

interface FactRow extends Omit<Fact, 'observations'> {
  readonly told: string;
}
const factOf = ({ told: stored, ...rest }: FactRow): Fact => ({
  ...rest,
  observations: JSON.parse(stored) as readonly Observation[],
});

const COLUMNS = 'id, family, operation, region, told';

/** The facts of a block that is not published yet. */
export const factsOf = (rows: ReadModelReads, family: string, block: Block): readonly Fact[] =>
  rows
    .all<FactRow>(`SELECT ${COLUMNS} FROM oversight_fact WHERE family = ? AND block = ?`, family, block)
    .map(factOf);

/** Where an operation is, and which entry says so. */
export interface Place {
  readonly region: string;
  readonly proposal: string;
}

const PLACES_IN_MEMORY = 20_000;
/** Ids are ASCII. */
const AFTER_ALL_IDS = '\u007f';

/** Facts as a batch of events changes them: many events touch the same few, so rows are written once at its end. */
export class FactRows {
  /** Undefined: it is to be removed. */
  private readonly changed = new Map<string, Fact | undefined>();
  private readonly newPlaces = new Map<string, Place>();
  private readonly places = new Map<string, Place>();

  get(rows: ReadModelReads, id: string): Fact | undefined {
    if (this.changed.has(id)) return this.changed.get(id);
    const row = rows.get<FactRow>(`SELECT ${COLUMNS} FROM oversight_fact WHERE id = ?`, id);
    return row && factOf(row);
  }

  ofOperation(rows: ReadModelReads, operation: string): readonly Fact[] {
    const written = rows.all<FactRow>(`SELECT ${COLUMNS} FROM oversight_fact WHERE operation = ?`, operation);
    return this.withChanges(written, (fact) => fact.operation === operation);
  }

  /** Those of the operation that the entry says something about. */
  ofEntry(rows: ReadModelReads, operation: string, entry: string): readonly Fact[] {
    return this.ofOperation(rows, operation).filter(({ observations }) =>
      observations.some((one) => one.entry === entry),
    );
  }

  /** Those whose id begins so. */
  beginningWith(rows: ReadModelReads, beginning: string): readonly Fact[] {
    const written = rows.all<FactRow>(
      `SELECT ${COLUMNS} FROM oversight_fact WHERE id >= ? AND id < ?`,
      beginning,
      `${beginning}${AFTER_ALL_IDS}`,
    );
    return this.withChanges(written, ({ id }) => id.startsWith(beginning));
  }

  put(fact: Fact): void {
    this.changed.set(fact.id, fact);
  }

  remove(id: string): void {
    this.changed.set(id, undefined);
  }

  placeOf(rows: ReadModelReads, operation: string): Place | undefined {
    const known = this.newPlaces.get(operation) ?? this.places.get(operation);
    if (known !== undefined) return known;
    const found = rows.get<Place>(
      'SELECT region, proposal FROM oversight_operation WHERE operation = ?',
      operation,
    );
    if (found) this.remember(operation, found);
    return found;
  }

  setPlace(operation: string, place: Place): void {
    this.newPlaces.set(operation, place);
  }

  write(rows: ReadModelWrites): void {
    for (const [operation, place] of this.newPlaces) {
      const { region, proposal } = place;
      rows.run('INSERT OR REPLACE INTO oversight_operation VALUES (?, ?, ?)', operation, region, proposal);
      this.remember(operation, place);
    }
    for (const [id, fact] of this.changed) {
      const at = fact && dateOf(fact);
      if (at === undefined) rows.run('DELETE FROM oversight_fact WHERE id = ?', id);
      else writeFact(rows, fact!, blockAt(fact!.family, at));
    }
    this.newPlaces.clear();
    this.changed.clear();
  }

  /** The facts of a block are needed no longer, nor those of earlier ones. What was changed is written first. */
  removeUpTo(rows: ReadModelWrites, family: string, block: Block): void {
    this.write(rows);
    rows.run('DELETE FROM oversight_fact WHERE family = ? AND block <= ?', family, block);
  }

  forget(): void {
    this.changed.clear();
    this.newPlaces.clear();
    this.places.clear();
  }

  private withChanges(written: readonly FactRow[], isMeant: (fact: Fact) => boolean): readonly Fact[] {
    const waiting = [...this.changed.values()].filter((fact) => fact !== undefined && isMeant(fact));
    const unchanged = written.filter(({ id }) => !this.changed.has(id)).map(factOf);
    return [...unchanged, ...(waiting as readonly Fact[])];
  }

  private remember(operation: string, place: Place): void {
    if (this.places.size >= PLACES_IN_MEMORY) this.places.clear();
    this.places.set(operation, place);
  }
}

function writeFact(rows: ReadModelWrites, fact: Fact, block: Block): void {
  const { id, family, operation, region, observations } = fact;
  const values = [id, family, block, operation, region, JSON.stringify(observations)];
  rows.run('INSERT OR REPLACE INTO oversight_fact VALUES (?, ?, ?, ?, ?, ?)', ...values);
}
