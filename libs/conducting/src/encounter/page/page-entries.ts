import { byMoment, correctedFacts, EntryIndex, type ViewedEntry } from '@samsyn/operations/contract';
import type { Instant, Json } from '@samsyn/kernel';

export interface PageEntry {
  readonly id: string;
  readonly name: string;
  readonly position: number;
  /** Corrected where it was corrected. */
  readonly at: Instant;
  readonly by: string;
  /**
   * As the viewer may be shown them, persons by name, with the corrections that the viewer sees applied.
   */
  readonly facts: Readonly<Record<string, Json>>;
}

/** The entries of one encounter as its page shows them. */
export class PageEntries extends EntryIndex<PageEntry> {
  /** `viewed` in order of recording. */
  constructor(viewed: readonly ViewedEntry[]) {
    super(
      viewed.map((one) => {
        const { id, name, position, at, entry } = one;
        return { id, name, position, at, by: entry.by, facts: correctedFacts(one) };
      }),
    );
  }

  /** In the order in which it happened, then of recording. */
  byTime(...names: readonly string[]): readonly PageEntry[] {
    return this.of(...names).toSorted(byMoment);
  }
}
