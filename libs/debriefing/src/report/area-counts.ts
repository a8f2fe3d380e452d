import { COUNTED } from '@samsyn/conducting/contract';
import { siteKey, type Instant } from '@samsyn/kernel';
import { numberIn, type ReportEntries, type ReportEntry } from './report-entry';
import type { AreaCountLine } from './area-counts.schema';

const textIn = ({ facts }: ReportEntry, field: string): string | null => {
  const value = facts[field];
  return typeof value === 'string' ? value : null;
};
const placeOf = (what: string): number => (COUNTED as readonly string[]).indexOf(what);
const inOrder = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1);

/** When what was counted was so: at the end of the time that the count is of. */
export const countedUntil = ({ from, to, at }: Pick<AreaCountLine, 'from' | 'to' | 'at'>): Instant =>
  to ?? (from !== null && from > at ? from : at);

type Untold = Omit<AreaCountLine, 'latest'>;

const lineOf = (entry: ReportEntry): Untold => ({
  area: textIn(entry, 'area'),
  what: (textIn(entry, 'what') ?? '') as AreaCountLine['what'],
  count: numberIn(entry, 'count'),
  from: textIn(entry, 'from'),
  to: textIn(entry, 'to'),
  at: entry.at,
  branch: entry.branch,
  // A count rests on when it was so, and on what has corrected that.
  entries: entry.timeCorrectedBy === undefined ? [entry.id] : [entry.id, entry.timeCorrectedBy],
});

/** One area, however it is written. */
export const areaKey = ({ area }: Pick<AreaCountLine, 'area'>): string =>
  area === null ? '' : siteKey(area);

/**
 * The counts for areas, by area, by what was counted and by time. None is added to another: nobody knows whether it was the
 * same that were counted. An area stands as it was first written; the last count of it is marked, several where they are of the
 * same time.
 */
export function areaCountsIn(entries: ReportEntries): readonly AreaCountLine[] {
  const told = entries.of('AreaCounted').map(lineOf);
  const names = new Map<string, string | null>();
  for (const line of told) if (!names.has(areaKey(line))) names.set(areaKey(line), line.area);
  return withLatest(told.map((line) => ({ ...line, area: names.get(areaKey(line)) ?? null })));
}

/** `keyOf`: what is one area for whoever asks. */
export function withLatest<Line extends Untold>(
  lines: readonly Line[],
  keyOf: (line: Line) => string = areaKey,
): readonly (Line & Pick<AreaCountLine, 'latest'>)[] {
  const sorted = lines.toSorted(
    (one, other) =>
      inOrder(keyOf(one), keyOf(other)) ||
      placeOf(one.what) - placeOf(other.what) ||
      inOrder(countedUntil(one), countedUntil(other)),
  );
  const groups = Map.groupBy(sorted, (line) => `${line.what} ${keyOf(line)}`);
  return [...groups.values()].flatMap((group) => {
    const last = countedUntil(group.at(-1)!);
    return group.map((line) => (countedUntil(line) === last ? { ...line, latest: true as const } : line));
  });
}
