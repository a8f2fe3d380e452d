import type { Instant } from '@samsyn/kernel';
import type { ViewedEntry } from '@samsyn/operations/contract';

/** Where an entry stands in a history: by its reported time, then by recording. No correction moves it. */
export interface PlaceInTime {
  readonly at: Instant;
  readonly position: number;
}

const placeOf = ({ entry, position }: ViewedEntry): PlaceInTime => ({ at: entry.at, position });

const isAfter = (entry: ViewedEntry, { at, position }: PlaceInTime): boolean =>
  entry.entry.at > at || (entry.entry.at === at && entry.position > position);

/** Index of the first entry that comes after the place, by bisection; `entries` in order of time. */
export function firstAfter(entries: readonly ViewedEntry[], place: PlaceInTime): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isAfter(entries[middle]!, place)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Entries that are kept in order of time while they come, change and go. */
export class EntriesByTime {
  private entries: ViewedEntry[] = [];
  /** Somebody has the list: the next change is made to a copy. */
  private isShown = false;

  get count(): number {
    return this.entries.length;
  }

  /** The list as it stands; it does not change any more, and is the same one until something else has. */
  all(): readonly ViewedEntry[] {
    this.isShown = true;
    return this.entries;
  }

  /** In its place, or in the place of how it looked before. */
  put(entry: ViewedEntry): void {
    const place = placeOf(entry);
    const entries = this.changeable();
    const last = entries.at(-1);
    if (last === undefined || !isAfter(last, place)) {
      if (last?.position === place.position) entries[entries.length - 1] = entry;
      else entries.push(entry);
      return;
    }
    const index = firstAfter(entries, place);
    const isKnown = entries[index - 1]?.position === place.position;
    entries.splice(isKnown ? index - 1 : index, isKnown ? 1 : 0, entry);
  }

  remove(entry: ViewedEntry): void {
    const index = firstAfter(this.entries, placeOf(entry)) - 1;
    if (this.entries[index]?.position === entry.position) this.changeable().splice(index, 1);
  }

  private changeable(): ViewedEntry[] {
    if (this.isShown) this.entries = [...this.entries];
    this.isShown = false;
    return this.entries;
  }
}
