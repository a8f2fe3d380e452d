import { siteKey } from '@samsyn/kernel';
import { occupancyLimits, registeredSites } from '@samsyn/kinds';
import { headCounts, ONLY_SITE, PASSAGES, type ViewedEntry } from '@samsyn/operations/contract';
import type { SiteState } from '../timeline/history.schema';

interface NamedSite<State> {
  readonly key: string;
  readonly site: string;
  readonly state: State;
}

/**
 * The sites that entries name, one for all spellings of a name; shown as the plan registered it, else as it was written
 * first.
 */
export class NamedSites<State> {
  private readonly byKey = new Map<string, NamedSite<State>>();
  private readonly registered: ReadonlyMap<string, string>;

  constructor(
    entries: readonly ViewedEntry[],
    private readonly initial: () => State,
  ) {
    this.registered = registeredSites(entries.map(({ name, data }) => ({ name, data })));
  }

  /** What is kept of the site that the entry is about. */
  of({ site }: ViewedEntry['data']): State {
    const name = typeof site === 'string' ? site : ONLY_SITE;
    const key = siteKey(name);
    const known = this.byKey.get(key) ?? {
      key,
      site: this.registered.get(key) ?? name,
      state: this.initial(),
    };
    this.byKey.set(key, known);
    return known.state;
  }

  /** In order of the sites' names. */
  all(): readonly NamedSite<State>[] {
    return [...this.byKey.values()].sort((a, b) => (a.site < b.site ? -1 : 1));
  }
}

const factsOf = (entries: readonly ViewedEntry[]) =>
  entries.map(({ name, at, actor, data }) => ({ name, at, branch: actor.branch, facts: data }));

/** How many may be inside a site at once, after these entries in the order in which they happened. */
export const mostInsideAfter = (entries: readonly ViewedEntry[]): number | undefined =>
  occupancyLimits(factsOf(entries)).at(-1)?.most;

const OF_SITES: ReadonlySet<string> = new Set(['SiteSecured', ...Object.keys(PASSAGES)]);

/** In order of the sites' codes. */
export function sitesAfter(entries: readonly ViewedEntry[]): readonly SiteState[] {
  const maxInside = mostInsideAfter(entries);
  const named = entries.filter(({ name }) => OF_SITES.has(name));
  const counts = new Map(headCounts(factsOf(named)).map(({ site, inside }) => [site, inside]));
  const sites = new NamedSites(entries, () => ({ secured: false }));
  for (const { name, data } of named) {
    const site = sites.of(data);
    site.secured ||= name === 'SiteSecured';
  }
  return sites.all().map(({ key, site, state: { secured } }) => {
    const inside = counts.get(key) ?? 0;
    return {
      site,
      inside,
      ...(maxInside === undefined ? {} : { maxInside }),
      ...(maxInside !== undefined && inside > maxInside ? { maxExceeded: true } : {}),
      secured,
    };
  });
}
