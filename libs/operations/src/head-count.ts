import { siteKey } from '@samsyn/kernel';

interface Fact {
  readonly name: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Where an entry names no site: an operation of one. */
export const ONLY_SITE = 's1';

/** Entries and exits: the field that has the number of persons, and whether they come or go. */
export const PASSAGES: Readonly<Record<string, readonly [field: string, sign: 1 | -1]>> = {
  SiteEntered: ['persons', 1],
  PersonEntered: ['count', 1],
  PersonLeft: ['count', -1],
};

/**
 * How many are inside the site of each entry and exit after it, in the order in which they happened: the first
 * `SiteEntered` of a site sets its head-count, later ones add. `site`: its key.
 */
export function headCounts<Entry extends Fact>(
  entries: readonly Entry[],
): readonly { readonly entry: Entry; readonly site: string; readonly inside: number }[] {
  const counts = new Map<string, number>();
  const keys = new Map<string, string>();
  const entered = new Set<string>();
  return entries.flatMap((entry) => {
    const { name, facts } = entry;
    const [field, sign] = PASSAGES[name] ?? [];
    if (field === undefined || sign === undefined) return [];
    const named = typeof facts.site === 'string' ? facts.site : ONLY_SITE;
    const site = keys.get(named) ?? siteKey(named);
    keys.set(named, site);
    const before = name === 'SiteEntered' && !entered.has(site) ? 0 : (counts.get(site) ?? 0);
    if (name === 'SiteEntered') entered.add(site);
    const inside = before + sign * Number(facts[field] ?? 0);
    counts.set(site, inside);
    return [{ entry, site, inside }];
  });
}
