import { periodsOf } from '../publication/filters';
import type { PublishedBlock } from '../publication/published-statistics';
import type { LevelOfTime } from '../publication/rows';
import { flatten, measuresOf, type StatisticsTable } from '../publication/tables';
import { publishedAt, type Block } from '../statistics/calendar';
import type { Named } from '../statistics/classes';

interface Code extends Named {
  readonly code: string;
}

/** What a table is, without any number. */
export interface TableDescription extends Named {
  readonly name: string;
  readonly unit: Named;
  /** What puts one of them into its month. */
  readonly datedBy: Named;
  readonly publishedPer: 'quarter' | 'year';
  /** What its rows are of. */
  readonly periods: readonly LevelOfTime[];
  /** The last block whose numbers are published. */
  readonly publishedThrough: Block | null;
  /** When the next one is published. */
  readonly nextPublication: string | null;
  readonly measures: readonly Code[];
  readonly dimension: (Code & { readonly categories: readonly (Code & { readonly level: string })[] }) | null;
}

const named = ({ sv, en }: Named): Named => ({ sv, en });

export function describeTable(
  table: StatisticsTable,
  published: readonly PublishedBlock[],
  next: Block | undefined,
): TableDescription {
  const { name, family, dimension, category, categories } = table;
  return {
    name,
    ...named(table),
    unit: family.unit,
    datedBy: family.datedBy,
    publishedPer: family.span,
    periods: periodsOf(table),
    publishedThrough: published.at(-1)?.block ?? null,
    nextPublication: next === undefined ? null : publishedAt(next),
    measures: measuresOf(table).map(({ code, sv, en }) => ({ code, sv, en })),
    dimension: category
      ? {
          code: dimension,
          ...category,
          categories: flatten(categories).map(({ code, level, sv, en }) => ({ code, level, sv, en })),
        }
      : null,
  };
}
