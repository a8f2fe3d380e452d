import type { StatisticsRow } from '../publication/rows';
import { flatten, measuresOf, type StatisticsTable } from '../publication/tables';
import { OTHER } from '../statistics/classes';
import { COUNTERPARTS, TRANSLATED, WITHOUT_COUNTERPART, type Counterpart } from './htcds';

export type Cell = string | number | null;

/** A column of an exported table. */
export interface Column {
  /** In the export: that of the standard where there is one. */
  readonly name: string;
  /** Of ours. */
  readonly field: string;
  readonly counterpart?: Counterpart;
  /** Whether `null` in it means suppressed. */
  readonly isNumber: boolean;
  readonly value: (row: StatisticsRow) => Cell;
}

const SUPPRESSED = 'suppressed';

/** The columns of a table in their order, without the list of what is suppressed. */
export function columnsOf(table: StatisticsTable): readonly Column[] {
  const { family, dimension, category } = table;
  const own = (field: string, isNumber: boolean, value: Column['value']): Column => {
    const counterpart = COUNTERPARTS[family.code]?.[field];
    return {
      name: counterpart?.htcds ?? field,
      field,
      ...(counterpart ? { counterpart } : {}),
      isNumber,
      value,
    };
  };
  const columns = [
    own('period', false, ({ period }) => period),
    own('region', false, ({ region }) => region),
  ];
  if (category) {
    columns.push(own(dimension, false, (row) => row.category ?? null));
    const translated = TRANSLATED[dimension];
    if (translated) {
      const { htcds: name, of: field, values } = translated;
      const value: Column['value'] = (row) => values[row.category ?? ''] ?? null;
      columns.push({ name, field, counterpart: translated, isNumber: false, value });
    }
  }
  const numbers = measuresOf(table).map(({ code }, index) =>
    own(code, true, ({ values }) => values[index] ?? null),
  );
  return [...columns, ...numbers];
}

/** A row under the names of the export; `suppressed` names its numbers that are not shown. */
export type ExportedRow = Readonly<Record<string, Cell | readonly string[]>>;

export function exportedRow(columns: readonly Column[], row: StatisticsRow): ExportedRow {
  const exported: Record<string, Cell | readonly string[]> = {};
  const suppressed: string[] = [];
  for (const { name, isNumber, value } of columns) {
    const cell = value(row);
    exported[name] = cell;
    if (isNumber && cell === null) suppressed.push(name);
  }
  if (suppressed.length > 0) exported[SUPPRESSED] = suppressed;
  return exported;
}

const LINE_END = '\r\n';
const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/**
 * RFC 4180, with a header line. A suppressed number is an empty field, and its column is named in the last one; names
 * there are set apart by spaces.
 */
export function csvOf(columns: readonly Column[], rows: readonly StatisticsRow[]): string {
  const lines = [[...columns.map(({ name }) => name), SUPPRESSED].map(quoted).join(',')];
  for (const row of rows) {
    const cells = columns.map(({ value }) => value(row));
    const hidden = columns.filter(({ isNumber }, index) => isNumber && cells[index] === null);
    const names = hidden.map(({ name }) => name).join(' ');
    lines.push([...cells.map((cell) => (cell === null ? '' : String(cell))), names].map(quoted).join(','));
  }
  return `${lines.join(LINE_END)}${LINE_END}`;
}

/** A field of a table, and what it is in the standard. */
export interface FieldMapping {
  readonly table: string;
  readonly field: string;
  readonly exportedAs: string;
  readonly htcds: string | null;
  readonly relation?: Counterpart['relation'];
  readonly note: string;
  /** Classes of ours with the value of the standard, null where it has none. */
  readonly values?: Readonly<Record<string, string | null>>;
}

export const fieldsOf = (table: StatisticsTable): readonly FieldMapping[] =>
  columnsOf(table).map(({ name, field, counterpart, isNumber }) => {
    const base = { table: table.name, field, exportedAs: name };
    if (!counterpart) {
      const note = (isNumber ? undefined : WITHOUT_COUNTERPART[field]) ?? WITHOUT_COUNTERPART[OTHER]!;
      return { ...base, htcds: null, note };
    }
    const { htcds, relation, note } = counterpart;
    const values = TRANSLATED[field]?.htcds === htcds ? TRANSLATED[field].values : undefined;
    return { ...base, htcds, relation, note, ...(values ? { values: translations(table, values) } : {}) };
  });

const translations = (
  { categories }: StatisticsTable,
  values: Readonly<Record<string, string>>,
): Readonly<Record<string, string | null>> =>
  Object.fromEntries(flatten(categories).map(({ code }) => [code, values[code] ?? null]));
