import { COUNTED } from '@samsyn/conducting/contract';
import { areaKey, withLatest } from '@samsyn/operations';
import { numberIn, type ReportEntries, type ReportEntry } from './report-entry';
import type { AreaCountLine } from './area-counts.schema';

const textIn = ({ facts }: ReportEntry, field: string): string | null => {
  const value = facts[field];
  return typeof value === 'string' ? value : null;
};

const lineOf = (entry: ReportEntry): Omit<AreaCountLine, 'latest'> => ({
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

/**
 * The counts for areas, by area, by what was counted and by time. None is added to another: nobody knows whether it was the
 * same that were counted. An area stands as it was first written; the last count of it is marked, several where they are of the
 * same time.
 */
export function areaCountsIn(entries: ReportEntries): readonly AreaCountLine[] {
  const lines = entries.of('AreaCounted').map(lineOf);
  const names = new Map<string, string | null>();
  for (const line of lines) if (!names.has(areaKey(line))) names.set(areaKey(line), line.area);
  return withLatest(
    lines.map((line) => ({ ...line, area: names.get(areaKey(line)) ?? null })),
    COUNTED,
  );
}
