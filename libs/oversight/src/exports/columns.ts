import { csvText, type Cell, type Separator } from '@samsyn/web';
import type { StatisticsRow } from '../publication/rows';
import { flatten, measuresOf, type StatisticsTable } from '../publication/tables';
import { OTHER, type Named } from '../statistics/classes';
import type { Family } from '../statistics/family';
import { COUNTERPARTS, TRANSLATED, WITHOUT_COUNTERPART, type Counterpart } from './htcds';
import type { FieldMapping, ExportedRow } from '../statistics.schema';

/** A column of an exported table, and what stands in it, for whoever reads it. */
export interface Column extends Named {
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
const ABOUT_SUPPRESSED: Named = {
  sv: 'Vilka av radens tal som är undertryckta. Ett tomt tal är undertryckt och inte noll; 0 är noll.',
  en: 'Which numbers of the row are suppressed. An empty number is suppressed and not zero; 0 is zero.',
};
const ABOUT_REGION: Named = { sv: 'region; all: hela landet', en: 'region; all: the whole country' };

const aboutPeriod = ({ datedBy }: Family): Named => ({
  sv: `månad (2027-01), kvartal (2027-Q1) eller år (2027) i svensk tid: ${datedBy.sv}`,
  en: `month (2027-01), quarter (2027-Q1) or year (2027) in Swedish time: ${datedBy.en}`,
});

/** The columns of a table in their order, without the list of what is suppressed. */
export function columnsOf(table: StatisticsTable): readonly Column[] {
  const { family, dimension, category } = table;
  const own = (field: string, { sv, en }: Named, isNumber: boolean, value: Column['value']): Column => {
    const counterpart = COUNTERPARTS[family.code]?.[field];
    return {
      name: counterpart?.htcds ?? field,
      field,
      sv,
      en,
      ...(counterpart ? { counterpart } : {}),
      isNumber,
      value,
    };
  };
  const columns = [
    own('period', aboutPeriod(family), false, ({ period }) => period),
    own('region', ABOUT_REGION, false, ({ region }) => region),
  ];
  if (category) {
    columns.push(own(dimension, category, false, (row) => row.category ?? null));
    const translated = TRANSLATED[dimension];
    if (translated) {
      const { htcds: name, of: field, values } = translated;
      const value: Column['value'] = (row) => values[row.category ?? ''] ?? null;
      const { sv, en } = category;
      columns.push({ name, field, sv, en, counterpart: translated, isNumber: false, value });
    }
  }
  const numbers = measuresOf(table).map((measure, index) =>
    own(measure.code, measure, true, ({ values }) => values[index] ?? null),
  );
  return [...columns, ...numbers];
}

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

/**
 * With a header line. A suppressed number is an empty field, and its column is named in the last one; names there are
 * set apart by spaces.
 */
export function csvOf(
  columns: readonly Column[],
  rows: readonly StatisticsRow[],
  separator: Separator = 'comma',
): string {
  const lines: (readonly Cell[])[] = [[...columns.map(({ name }) => name), SUPPRESSED]];
  for (const row of rows) {
    const cells = columns.map(({ value }) => value(row));
    const hidden = columns.filter(({ isNumber }, index) => isNumber && cells[index] === null);
    lines.push([...cells, hidden.map(({ name }) => name).join(' ')]);
  }
  return csvText(lines, separator);
}

const fieldsThatAre = (table: StatisticsTable): readonly FieldMapping[] =>
  columnsOf(table).map(({ name, field, sv, en, counterpart, isNumber }) => {
    const base = { table: table.name, field, exportedAs: name, sv, en };
    if (!counterpart) {
      const note = (isNumber ? undefined : WITHOUT_COUNTERPART[field]) ?? WITHOUT_COUNTERPART[OTHER]!;
      return { ...base, htcds: null, note };
    }
    const { htcds, relation, note } = counterpart;
    const values = TRANSLATED[field]?.htcds === htcds ? TRANSLATED[field].values : undefined;
    return { ...base, htcds, relation, note, ...(values ? { values: translations(table, values) } : {}) };
  });

/** The columns of a table with the list of what is suppressed, which comes last. */
export const fieldsOf = (table: StatisticsTable): readonly FieldMapping[] => [
  ...fieldsThatAre(table),
  {
    table: table.name,
    field: SUPPRESSED,
    exportedAs: SUPPRESSED,
    ...ABOUT_SUPPRESSED,
    htcds: null,
    note: WITHOUT_COUNTERPART[SUPPRESSED]!,
  },
];

const translations = (
  { categories }: StatisticsTable,
  values: Readonly<Record<string, string>>,
): Readonly<Record<string, string | null>> =>
  Object.fromEntries(flatten(categories).map(({ code }) => [code, values[code] ?? null]));
