/** Of which growing list a list was taken. */
const origins = new WeakMap<readonly unknown[], object>();

/** A list that grows at its end. What is taken of it does not change any more, whatever is added afterwards. */
export class GrowingList<Item> {
  private readonly items: Item[] = [];
  private latest: readonly Item[] | undefined;

  get length(): number {
    return this.items.length;
  }

  push(item: Item): void {
    this.items.push(item);
    this.latest = undefined;
  }

  /**
   * All items so far: the same list until another is added. A new one costs a copy of references, 8 bytes an item, and
   * none of the items.
   */
  taken(): readonly Item[] {
    if (this.latest) return this.latest;
    this.latest = this.items.slice();
    origins.set(this.latest, this);
    return this.latest;
  }
}

/**
 * What all lists that were taken of one growing list have in common, to remember by it what was made of them: each is the
 * beginning of the longer ones. The list itself where it was not taken of one.
 */
export const originOf = (items: readonly unknown[]): object => origins.get(items) ?? items;
