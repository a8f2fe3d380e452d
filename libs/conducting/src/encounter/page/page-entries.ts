import type { ViewedEntry } from '@samsyn/operations/contract';
import type { Instant, Json } from '@samsyn/kernel';

export interface PageEntry {
  readonly id: string;
  readonly name: string;
  /** Corrected where it was corrected. */
  readonly at: Instant;
  readonly by: string;
  /** As the viewer may be shown them, persons by name, with the corrections that she sees in their place. */
  readonly facts: Readonly<Record<string, Json>>;
}

/** The entries of one encounter as its page shows them. */
export class PageEntries {
  private readonly all: readonly PageEntry[];

  /** `viewed` in order of recording. */
  constructor(viewed: readonly ViewedEntry[]) {
    this.all = viewed.map(({ entry, name, at }) => {
      const corrected = (entry.corrections ?? [])
        .filter(({ field }) => field in entry.facts)
        .map(({ field, is }) => [field, is] as const);
      const facts = { ...entry.facts, ...Object.fromEntries(corrected) };
      return { id: entry.id, name, at, by: entry.by, facts };
    });
  }

  of(...names: readonly string[]): readonly PageEntry[] {
    return this.all.filter(({ name }) => names.includes(name));
  }

  /** In the order in which it happened, then of recording. */
  byTime(...names: readonly string[]): readonly PageEntry[] {
    return [...this.of(...names)].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  }

  last(name: string): PageEntry | undefined {
    return this.all.findLast((entry) => entry.name === name);
  }

  byId(id: string): PageEntry | undefined {
    return this.all.find((entry) => entry.id === id);
  }
}
