import { numberIn, siteOf, type ReportEntries, type ReportEntry } from './report-entry';

export interface CountedEntry {
  readonly entry: ReportEntry;
  readonly site: string;
  /** Persons inside that site after the entry. */
  readonly inside: number;
}

const CHANGES: Readonly<Record<string, (entry: ReportEntry) => number>> = {
  SiteEntered: (entry) => numberIn(entry, 'persons'),
  PersonEntered: (entry) => numberIn(entry, 'count'),
  PersonLeft: (entry) => -numberIn(entry, 'count'),
};

/** The head-count inside each site after each entry and exit: the first `SiteEntered` sets it, later ones add. */
export function headCounts(entries: ReportEntries): readonly CountedEntry[] {
  const inside = new Map<string, number>();
  const entered = new Set<string>();
  const counted: CountedEntry[] = [];
  for (const entry of entries.of(...Object.keys(CHANGES))) {
    const site = siteOf(entry);
    const sets = entry.name === 'SiteEntered' && !entered.has(site);
    if (sets) entered.add(site);
    const count = (sets ? 0 : (inside.get(site) ?? 0)) + CHANGES[entry.name]!(entry);
    inside.set(site, count);
    counted.push({ entry, site, inside: count });
  }
  return counted;
}
