import type { PublishedBlock } from '../publication/published-statistics';
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
  readonly publishedPer: 'quarter' | 'year';
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
    publishedPer: family.span,
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
