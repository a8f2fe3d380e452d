/** What waits, in turn between persons: the first of each, then the second of each, however many each has. */
export class FairQueue<Item> {
  /** In the order in which the persons' turns come. */
  private readonly waiting = new Map<string, Set<Item>>();
  private count = 0;

  /** Takes its place at the end of the person's own; the function that is given back takes it out again. */
  add(person: string, item: Item): () => void {
    const own = this.waiting.get(person) ?? new Set();
    this.waiting.set(person, own.add(item));
    this.count += 1;
    return () => void this.remove(person, item);
  }

  /** The next of the first person whom `mayServe` lets have a turn; undefined where none waits. */
  next(mayServe: (person: string) => boolean = () => true): Item | undefined {
    for (const [person, own] of this.waiting) {
      if (!mayServe(person)) continue;
      const [item] = own as Set<Item & {}>;
      if (item === undefined) continue;
      this.remove(person, item);
      // A person who has had a turn comes after all others.
      if (this.waiting.delete(person)) this.waiting.set(person, own);
      return item;
    }
    return undefined;
  }

  get size(): number {
    return this.count;
  }

  sizeOf(person: string): number {
    return this.waiting.get(person)?.size ?? 0;
  }

  private remove(person: string, item: Item): void {
    const own = this.waiting.get(person);
    if (!own?.delete(item)) return;
    this.count -= 1;
    if (own.size === 0) this.waiting.delete(person);
  }
}
