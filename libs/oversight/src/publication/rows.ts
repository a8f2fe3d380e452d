import { quartersOf, type Block } from '../statistics/calendar';
import { ALL_REGIONS, ONLY_WHEN_ASKED, REGION_CODES, type Band } from '../statistics/classes';
import { TIME } from '../statistics/families';
import type { ShownRow } from '../protection/protected-layer';
import type { PublishedBlock } from './counts';
import { flatten, hasTotal, periodsWithin, type StatisticsTable } from './tables';

export const LEVELS_OF_TIME = ['month', 'quarter', 'year'] as const;
export type LevelOfTime = (typeof LEVELS_OF_TIME)[number];

/** A line of a table: of one period, region and class. `null`: suppressed. */
export interface StatisticsRow {
  readonly period: string;
  readonly region: string;
  readonly category: string | undefined;
  /** One for each of `measuresOf` the table. */
  readonly values: readonly (number | null)[];
}

export interface RowFilter {
  /** `2026-01`: periods that begin before are left out. */
  readonly from?: string;
  /** `2026-12`: periods that end after are left out. */
  readonly to?: string;
  readonly region?: string;
  readonly per?: LevelOfTime;
  /** Level of the class: `weekday`, `part-of-day`, `hour`; absent: all but those of `ONLY_WHEN_ASKED`. */
  readonly level?: string;
}

const REGIONS = [...REGION_CODES, ALL_REGIONS];

export const levelOf = (period: string): LevelOfTime =>
  period.length === 4 ? 'year' : period.includes('Q') ? 'quarter' : 'month';
const firstMonth = (period: string): string => {
  const level = levelOf(period);
  if (level === 'month') return period;
  const quarter = level === 'year' ? 1 : Number(period.slice(6));
  return `${period.slice(0, 4)}-${String(quarter * 3 - 2).padStart(2, '0')}`;
};
const lastMonth = (period: string): string => {
  const level = levelOf(period);
  if (level === 'month') return period;
  const quarter = level === 'year' ? 4 : Number(period.slice(6));
  return `${period.slice(0, 4)}-${String(quarter * 3).padStart(2, '0')}`;
};

/** The sum of what is shown; where any part is suppressed, so is the sum. */
const sum = (parts: readonly (number | null)[]): number | null =>
  parts.reduce((total, part) => (total === null || part === null ? null : total + part), 0);

/** One number for each period and class of the table, region by region, layer by layer: published, or a sum of such. */
type Cell = (layer: string, period: string, category: string | undefined) => ShownRow | undefined;

function cellsOf(table: StatisticsTable, published: readonly PublishedBlock[]): Cell {
  const blocks = new Map<Block, PublishedBlock['shown']>(published.map(({ block, shown }) => [block, shown]));
  const inBlock: Cell = (layer, period, category) => {
    const shown = blocks.get(period)?.[layer];
    return category === undefined ? shown?.total : shown?.dimensions[table.dimension]?.[category];
  };
  const within: Cell = (layer, period) => {
    const holding = [period.slice(0, 4), quarterOf(period)].find((block) => blocks.has(block));
    return holding === undefined ? undefined : blocks.get(holding)![layer]?.dimensions[TIME]?.[period];
  };
  return (layer, period, category) => {
    const cell = inBlock(layer, period, category);
    if (cell) return cell;
    if (category === undefined && levelOf(period) !== 'year') return within(layer, period, category);
    // A year of quarters is no publication of its own: it is what its quarters give together.
    const quarters = quartersOf(period).map((quarter) => inBlock(layer, quarter, category));
    if (quarters.some((quarter) => !quarter)) return undefined;
    return REGIONS.map((_, index) => sum(quarters.map((quarter) => quarter![index]!)));
  };
}

const quarterOf = (month: string): string => `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;

/** Periods that the table has numbers for, earliest first, the longer before what it is divided into. */
function periodsOf(
  table: StatisticsTable,
  published: readonly PublishedBlock[],
  filter: RowFilter,
): readonly string[] {
  const periods = new Set<string>();
  for (const { block } of published) {
    periods.add(block);
    if (table.dimension === TIME) for (const period of periodsWithin(block)) periods.add(period);
    const year = block.slice(0, 4);
    if (quartersOf(year).every((quarter) => published.some((other) => other.block === quarter)))
      periods.add(year);
  }
  return [...periods]
    .filter((period) => filter.per === undefined || levelOf(period) === filter.per)
    .filter((period) => filter.from === undefined || firstMonth(period) >= filter.from)
    .filter((period) => filter.to === undefined || lastMonth(period) <= filter.to)
    .sort((a, b) => compare(firstMonth(a), firstMonth(b)) || compare(lastMonth(b), lastMonth(a)));
}
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Everything that is answered: numbers that are published, sums of such, and nothing that has seen another number. */
export function rowsOf(
  table: StatisticsTable,
  published: readonly PublishedBlock[],
  filter: RowFilter,
): readonly StatisticsRow[] {
  const cell = cellsOf(table, published);
  const categories =
    table.dimension === TIME
      ? [undefined]
      : flatten(table.categories)
          .filter(({ level }) =>
            filter.level === undefined ? !ONLY_WHEN_ASKED.has(level) : level === filter.level,
          )
          .map(({ code }) => code);
  const withTotal = hasTotal(table);
  const rows: StatisticsRow[] = [];
  for (const period of periodsOf(table, published, filter)) {
    for (const category of categories) {
      const layers = table.layers.map(({ code }) => cell(code, period, category));
      // Published before there was such a class: neither nothing nor suppressed.
      if (layers.every((row) => row === undefined)) continue;
      for (const [index, region] of REGIONS.entries()) {
        if (filter.region !== undefined && filter.region !== region) continue;
        const values = layers.map((row) => row?.[index] ?? null);
        if (withTotal) values.push(sum(values));
        rows.push({ period, region, category, values });
      }
    }
  }
  return rows;
}

/** The median of all layers together, from the classes that are shown, in whole hours. */
export function mediansOf(table: StatisticsTable, published: readonly PublishedBlock[], filter: RowFilter) {
  const { bands } = table;
  if (!bands) return undefined;
  const cell = cellsOf(table, published);
  return periodsOf(table, published, filter).flatMap((period) => {
    const byBand = bands.map(({ code }) => table.layers.map((layer) => cell(layer.code, period, code)));
    return REGIONS.flatMap((region, index) => {
      if (filter.region !== undefined && filter.region !== region) return [];
      const counts = byBand.map((layers) => sum(layers.map((row) => row?.[index] ?? null)));
      return [{ period, region, hours: medianHours(bands, counts) }];
    });
  });
}

/** Grouped median: linear within the class; the open last class gives its lower bound. */
export function medianHours(bands: readonly Band[], counts: readonly (number | null)[]): number | null {
  const total = sum(counts);
  if (total === null || total === 0) return null;
  let below = 0;
  for (const [index, { fromHours, toHours }] of bands.entries()) {
    const count = counts[index] ?? 0;
    if (count > 0 && below + count >= total / 2) {
      if (toHours === Infinity) return fromHours;
      return Math.round(fromHours + ((total / 2 - below) / count) * (toHours - fromHours));
    }
    below += count;
  }
  return null;
}
