import { siteKey } from '@samsyn/kernel';
import { occupancyLimits, registeredSites } from '@samsyn/kinds';
import type { ViewedEntry } from '@samsyn/operations/contract';
import type { SiteState } from '../timeline/history.schema';

/** Where an entry names none: an operation of one site. */
const ONLY_SITE = 's1';

/**
 * The sites that entries name, one for all spellings of a name; shown as the plan registered it, else as it was written
 * first.
 */
export class NamedSites<State> {
  private readonly byKey = new Map<string, { readonly site: string; readonly state: State }>();
  private readonly registered: ReadonlyMap<string, string>;

  constructor(
    entries: readonly ViewedEntry[],
    private readonly initial: () => State,
  ) {
    this.registered = registeredSites(entries.map(({ name, data }) => ({ name, data })));
  }

  /** What is kept of the site that the entry is about. */
  of({ site }: ViewedEntry['data']): State {
    const told = typeof site === 'string' ? site : ONLY_SITE;
    const key = siteKey(told);
    const known = this.byKey.get(key) ?? { site: this.registered.get(key) ?? told, state: this.initial() };
    this.byKey.set(key, known);
    return known.state;
  }

  /** In order of the sites' names. */
  all(): readonly { readonly site: string; readonly state: State }[] {
    return [...this.byKey.values()].sort((a, b) => (a.site < b.site ? -1 : 1));
  }
}

/** How many may be inside a site at once, after these entries in the order in which they happened. */
export const mostInsideAfter = (entries: readonly ViewedEntry[]): number | undefined =>
  occupancyLimits(
    entries.map(({ name, at, actor, data }) => ({ name, at, branch: actor.branch, facts: data })),
  ).at(-1)?.most;

const COUNTED: Readonly<Record<string, 1 | -1>> = { PersonEntered: 1, PersonLeft: -1 };
const TOLD_OF_SITES: ReadonlySet<string> = new Set(['SiteEntered', 'SiteSecured', ...Object.keys(COUNTED)]);

/** In order of the sites' codes. */
export function sitesAfter(entries: readonly ViewedEntry[]): readonly SiteState[] {
  const maxInside = mostInsideAfter(entries);
  const sites = new NamedSites(entries, () => ({ inside: 0, entered: false, secured: false }));
  for (const { name, data } of entries) {
    if (!TOLD_OF_SITES.has(name)) continue;
    const site = sites.of(data);
    if (name === 'SiteEntered' && typeof data.persons === 'number') {
      site.inside = site.entered ? site.inside + data.persons : data.persons;
      site.entered = true;
    } else if (name === 'SiteSecured') {
      site.secured = true;
    } else if (COUNTED[name] && typeof data.count === 'number') {
      site.inside += COUNTED[name] * data.count;
    }
  }
  return sites.all().map(({ site, state: { inside, secured } }) => ({
    site,
    inside,
    ...(maxInside === undefined ? {} : { maxInside }),
    ...(maxInside !== undefined && inside > maxInside ? { maxExceeded: true } : {}),
    secured,
  }));
}
