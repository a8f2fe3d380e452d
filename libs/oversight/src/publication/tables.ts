import { FAMILIES, TIME } from '../statistics/families';
import { timeClasses, type Band, type Named, type NamedCategory } from '../statistics/classes';
import type { Family, Layer } from '../statistics/family';

/** A family divided in one way: what is asked for by name. */
export interface StatisticsTable extends Named {
  readonly name: string;
  readonly family: Family;
  readonly dimension: string;
  /** What a row's `category` is; absent where the period itself divides. */
  readonly category?: Named;
  readonly categories: readonly NamedCategory[];
  readonly bands?: readonly Band[];
  readonly layers: readonly Layer[];
}

const named = (family: Family, dimension: string, by: Named): Named & { readonly name: string } => ({
  name: `${family.code}-by-${dimension}`,
  sv: `${family.sv} per ${by.sv}`,
  en: `${family.en}, by ${by.en}`,
});

function tablesOf(family: Family): readonly StatisticsTable[] {
  const byTime: StatisticsTable = {
    ...named(family, TIME, { sv: 'månad', en: 'month' }),
    family,
    dimension: TIME,
    categories: [],
    layers: family.layers,
  };
  const others = family.dimensions.map(({ code, sv, en, categories, bands, layers }): StatisticsTable => ({
    ...named(family, code, { sv, en }),
    family,
    dimension: code,
    category: { sv, en },
    categories,
    ...(bands ? { bands } : {}),
    layers: family.layers.filter((layer) => !layers || layers.includes(layer.code)),
  }));
  return [byTime, ...others];
}

export const TABLES: readonly StatisticsTable[] = FAMILIES.flatMap(tablesOf);
const byName = new Map(TABLES.map((table) => [table.name, table]));
export const tableNamed = (name: string): StatisticsTable | undefined => byName.get(name);

/** Whether the table has a number for all its layers together: only where no layer is left out. */
export const hasTotal = ({ layers, family }: StatisticsTable): boolean =>
  layers.length === family.layers.length;

/** What the table has a number for: its layers, then all of them together where that is. */
export const measuresOf = (table: StatisticsTable): readonly Layer[] =>
  hasTotal(table) ? [...table.layers, table.family.total] : table.layers;

/** Categories with all that they are divided into, in order. */
export const flatten = (categories: readonly NamedCategory[]): readonly NamedCategory[] =>
  categories.flatMap((category) => [category, ...flatten(category.children ?? [])]);

/** The periods within a block, beside the block itself. */
export const periodsWithin = (block: string): readonly string[] =>
  flatten(timeClasses(block)).map(({ code }) => code);
