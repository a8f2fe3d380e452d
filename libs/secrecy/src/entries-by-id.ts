import type { Recorded } from '@samsyn/kernel';

/**
 * The entries of an operation by their ids, as they were at some moment. What is added gives a new one, which shares what
 * both hold; the former does not change.
 */
export class EntriesById {
  private constructor(
    /** In order of position; entries after the first `size` were added to later ones. */
    private readonly shared: Map<string, Recorded>,
    readonly size: number,
    private readonly lastPosition: number,
  ) {}

  static readonly none = (): EntriesById => new EntriesById(new Map(), 0, 0);

  get(id: string): Recorded | undefined {
    const entry = this.shared.get(id);
    return entry && entry.position <= this.lastPosition ? entry : undefined;
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  /** In order of position. */
  *values(): Generator<Recorded, undefined> {
    let left = this.size;
    for (const entry of this.shared.values()) {
      if (left === 0) return;
      left -= 1;
      yield entry;
    }
  }

  /** Of an operation in order of position. */
  with(entry: Recorded): EntriesById {
    // Somebody else has added to what is shared already: from here on they have nothing in common.
    const isNewest = this.shared.size === this.size;
    const shared = isNewest ? this.shared : new Map([...this.values()].map((one) => [one.id, one] as const));
    shared.set(entry.id, entry);
    return new EntriesById(shared, shared.size, Math.max(this.lastPosition, entry.position));
  }
}
