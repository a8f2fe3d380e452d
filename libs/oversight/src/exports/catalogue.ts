import { periodsOf } from '../publication/filters';
import type { PublishedBlock } from '../publication/counts';
import { flatten, measuresOf, type StatisticsTable } from '../publication/tables';
import { publishedAt, type Block } from '../statistics/calendar';
import type { Named } from '../statistics/classes';
import type { TableDescription } from '../statistics.schema';

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
