import { FEWEST_OPERATIONS, isSensitive, neededWidth, together, type Count } from './small-numbers';
import { SuppressedArcs } from './suppressed-arcs';

/** A class of a classification, with the classes it is divided into. Codes are unique within a classification. */
export interface Category {
  readonly code: string;
  readonly children?: readonly Category[];
}

/** Counts of one layer in one block: facts of one outcome, in one quarter or year. */
export interface LayerCounts {
  /** One for each region. */
  readonly total: readonly Count[];
  /** By dimension: how it is classified, and the counts of each class by code, one for each region; absent: nothing. */
  readonly dimensions: Readonly<Record<string, ClassifiedCounts>>;
}

export interface ClassifiedCounts {
  readonly categories: readonly Category[];
  readonly counts: ReadonlyMap<string, readonly Count[]>;
}

/** What may be shown: a number, or null where it is suppressed. One for each region, then one for all regions together. */
export type ShownRow = readonly (number | null)[];

export interface ShownLayer {
  readonly total: ShownRow;
  readonly dimensions: Readonly<Record<string, Readonly<Record<string, ShownRow>>>>;
}

/**
 * Which numbers of a layer may be shown, decided once for all its tables (docs/adr/0020): for each suppressed number
 * there are two sets of facts that agree with everything that is shown, in every table of the layer, and whose values of
 * that number lie `neededWidth` apart. No computation from what is shown can come closer.
 */
export function protectLayer({ total, dimensions }: LayerCounts): ShownLayer {
  const root = protectTotals(total);
  return {
    total: root.shown,
    dimensions: Object.fromEntries(
      Object.entries(dimensions).map(([name, classified]) => [name, protectDimension(root, classified)]),
    ),
  };
}

/** The counts of a class, and which of them are shown. */
interface Level {
  readonly counts: readonly Count[];
  readonly shown: ShownRow;
}

const valueOf = ({ value }: Count): number => value;
const withAll = (counts: readonly Count[]): readonly Count[] => [...counts, together(counts)];

/** All regions are known to make up the total; two or more of them stay hidden together, or none. */
function protectTotals(total: readonly Count[]): Level {
  const counts = withAll(total);
  const all = counts.at(-1)!;
  if (all.value > 0 && all.operations < FEWEST_OPERATIONS) return { counts, shown: counts.map(() => null) };
  const hidden = new Set(total.flatMap((count, region) => (isSensitive(count) ? [region] : [])));
  const rest = total
    .map((count, region) => [count.value, region] as const)
    .filter(([value, region]) => value > 0 && !hidden.has(region))
    .sort(([a, first], [b, second]) => a - b || first - second);
  while (hidden.size > 0 && !hideEachOther([...hidden].map((region) => total[region]!))) {
    const next = rest.shift();
    // Where all of them together hide too little, no region is shown, not even one without facts.
    if (!next) return { counts, shown: counts.map((count) => (count === all ? all.value : null)) };
    hidden.add(next[1]);
  }
  return { counts, shown: counts.map(({ value }, region) => (hidden.has(region) ? null : value)) };
}

/** Each is at least 1 and at most their sum less one for each other. */
const hideEachOther = (hidden: readonly Count[]): boolean =>
  together(hidden).value - hidden.length >= Math.max(...hidden.map(neededWidth));

function protectDimension(
  root: Level,
  { categories, counts }: ClassifiedCounts,
): Readonly<Record<string, ShownRow>> {
  const shown: Record<string, ShownRow> = {};
  const nothing = root.counts.slice(0, -1).map(() => ({ value: 0, operations: 0 }));
  const divide = (parent: Level, children: readonly Category[]): void => {
    const parts = children.map(({ code }) => withAll(counts.get(code) ?? nothing));
    for (const [index, row] of protectParts(parent, parts).entries()) {
      const { code, children: further = [] } = children[index]!;
      shown[code] = row;
      divide({ counts: parts[index]!, shown: row }, further);
    }
  };
  divide(root, categories);
  return shown;
}

/** What is shown of the parts that a level is divided into. */
function protectParts(level: Level, parts: readonly (readonly Count[])[]): readonly ShownRow[] {
  const all = level.counts.length - 1;
  if (parts.length === 1) return [level.shown];
  if (level.shown[all] === null) return parts.map(() => hiddenParts(level));
  const values: number[] = [];
  const unseen: number[] = [];
  for (let region = 0; region < all; region += 1) {
    (level.shown[region] === null ? unseen : values).push(region);
  }
  // Regions that are hidden together are one row to whoever subtracts the shown ones from the total.
  const rows = values.map((region) => parts.map((part) => part[region]!));
  if (unseen.length > 0) rows.push(parts.map((part) => together(unseen.map((region) => part[region]!))));
  const merged = rows.length - 1;
  const arcs = new SuppressedArcs(rows, new Set(unseen.length > 0 ? [merged] : []));
  if (!arcs.protect()) return parts.map(() => hiddenParts(level));
  return parts.map((part, column) => {
    const row: (number | null)[] = part.map(valueOf);
    for (const [index, region] of values.entries()) {
      if (arcs.isCellSuppressed(index, column)) row[region] = null;
    }
    const nobody = unseen.length > 0 && rows[merged]![column]!.value === 0;
    for (const region of unseen) row[region] = nobody ? 0 : null;
    if (arcs.isTotalSuppressed(column)) row[all] = null;
    return row;
  });
}

/** Nothing of how a level is divided is shown; of nothing every part is nothing. */
const hiddenParts = ({ shown }: Level): ShownRow => shown.map((value) => (value === 0 ? 0 : null));
