import { mostInside } from '@samsyn/kinds';
import type { ViewedEntry } from '../contract';

/** Where an entry names none: an operation of one site. */
const ONLY_SITE = 's1';

export interface SiteState {
  readonly site: string;
  /** Head-count: the first entry on the site sets it, later ones add, then entered minus left. */
  readonly inside: number;
  /** What had been agreed and told by then. */
  readonly maxInside?: number;
  readonly maxExceeded?: true;
  readonly secured: boolean;
}

/** Code of the site that the entry is about. */
export const siteOf = ({ site }: ViewedEntry['data']): string =>
  typeof site === 'string' ? site : ONLY_SITE;

/** How many may be inside a site at once, after these entries in the order in which they happened. */
export const mostInsideAfter = (entries: readonly ViewedEntry[]): number | undefined =>
  mostInside(
    entries.map(({ name, at, actor, data }) => ({ name, at, branch: actor.branch, facts: data })),
  ).at(-1)?.most;

const COUNTED: Readonly<Record<string, 1 | -1>> = { PersonEntered: 1, PersonLeft: -1 };

/** In order of the sites' codes. */
export function sitesAfter(entries: readonly ViewedEntry[]): readonly SiteState[] {
  const maxInside = mostInsideAfter(entries);
  const sites = new Map<string, { inside: number; entered: boolean; secured: boolean }>();
  for (const { name, data } of entries) {
    const code = siteOf(data);
    const site = sites.get(code) ?? { inside: 0, entered: false, secured: false };
    if (name === 'SiteEntered' && typeof data.persons === 'number') {
      site.inside = site.entered ? site.inside + data.persons : data.persons;
      site.entered = true;
    } else if (name === 'SiteSecured') {
      site.secured = true;
    } else if (COUNTED[name] && typeof data.count === 'number') {
      site.inside += COUNTED[name] * data.count;
    } else {
      continue;
    }
    sites.set(code, site);
  }
  return [...sites]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([site, { inside, secured }]) => ({
      site,
      inside,
      ...(maxInside === undefined ? {} : { maxInside }),
      ...(maxInside !== undefined && inside > maxInside ? { maxExceeded: true } : {}),
      secured,
    }));
}
