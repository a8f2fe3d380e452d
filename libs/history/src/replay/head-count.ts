import type { Instant } from '@samsyn/kernel';
import { byMoment, type ViewedEntry } from '@samsyn/operations/contract';
import { mostInsideAfter, NamedSites } from './sites';
import type { CountedSite } from '../timeline/history.schema';

class Counter {
  inside = 0;
  most = 0;

  add(count: number): void {
    this.inside += count;
    this.most = Math.max(this.most, this.inside);
  }
}

class SiteCounter extends Counter {
  readonly roles = new Map<string | null, Counter>();
  private entered = false;

  /** The first entry on the site sets the head-count, a later one adds to it; it gives no roles. */
  enter(persons: number): void {
    if (!this.entered) {
      this.add(-this.inside);
      for (const counter of this.roles.values()) counter.add(-counter.inside);
    }
    this.entered = true;
    this.pass(null, persons);
  }

  pass(role: string | null, count: number): void {
    this.add(count);
    this.of(role).add(count);
  }

  /** Those who leave and were not counted in under their role were among those who went in together. */
  leave(role: string | null, count: number): void {
    this.add(-count);
    const own = Math.min(count, Math.max(0, this.roles.get(role)?.inside ?? 0));
    if (own > 0) this.of(role).add(-own);
    if (count > own) this.of(null).add(own - count);
  }

  private of(role: string | null): Counter {
    const known = this.roles.get(role) ?? new Counter();
    this.roles.set(role, known);
    return known;
  }
}

const number = (value: unknown): number => (typeof value === 'number' ? value : 0);
const CHANGES: Readonly<Record<string, (site: SiteCounter, data: ViewedEntry['data']) => void>> = {
  SiteEntered: (site, { persons }) => site.enter(number(persons)),
  PersonEntered: (site, { role, count }) => site.pass(typeof role === 'string' ? role : null, number(count)),
  PersonLeft: (site, { role, count }) => site.leave(typeof role === 'string' ? role : null, number(count)),
};

/** Per site and role, in order of the sites' codes, from what the viewer knows to have happened by then. */
export function headCountAt(viewed: readonly ViewedEntry[], at: Instant): readonly CountedSite[] {
  const entries = viewed.filter((entry) => entry.at <= at).sort(byMoment);
  const sites = new NamedSites(entries, () => new SiteCounter());
  for (const { name, data } of entries) {
    const change = CHANGES[name];
    if (!change) continue;
    change(sites.of(data), data);
  }
  const maxInside = mostInsideAfter(entries);
  return sites.all().map(({ site, state: { inside, most, roles } }) => ({
    site,
    inside,
    most,
    ...(maxInside === undefined ? {} : { maxInside }),
    roles: [...roles].map(([role, counted]) => ({ role, inside: counted.inside, most: counted.most })),
  }));
}
