import { siteKey } from '@samsyn/kernel';

interface NamedData {
  readonly name: string;
  readonly data: unknown;
}

/** The sites that the plan has registered, by what their spellings have in common: the latest spelling of each. */
export function registeredSites(entries: readonly NamedData[]): ReadonlyMap<string, string> {
  const sites = new Map<string, string>();
  for (const { name, data } of entries) {
    if (name !== 'SitesRegistered') continue;
    const { sites: names } = data as { readonly sites?: readonly string[] };
    for (const site of names ?? []) sites.set(siteKey(site), site);
  }
  return sites;
}
