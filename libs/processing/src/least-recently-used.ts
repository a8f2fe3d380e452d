interface Entry<Key, Value> {
  readonly key: Key;
  value: Value;
  weight: number;
  older: Entry<Key, Value> | undefined;
  newer: Entry<Key, Value> | undefined;
}

/**
 * A bounded map that forgets what has not been asked for longest. Its order is a list beside the map: taking an entry
 * out of a map and putting it back at each look would make the map build itself anew again and again.
 */
export class LeastRecentlyUsed<Key, Value> {
  private readonly entries = new Map<Key, Entry<Key, Value>>();
  private oldest: Entry<Key, Value> | undefined;
  private newest: Entry<Key, Value> | undefined;
  private weight = 0;

  constructor(
    private readonly capacity: number,
    /** Weight of a value against the capacity, taken when it is set; 1 where absent. */
    private readonly weigh: (value: Value) => number = () => 1,
  ) {}

  get(key: Key): Value | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined) return undefined;
    this.touch(entry);
    return entry.value;
  }

  set(key: Key, value: Value): void {
    const known = this.entries.get(key);
    const weight = this.weigh(value);
    if (known) {
      this.weight += weight - known.weight;
      Object.assign(known, { value, weight });
      this.touch(known);
    } else {
      const entry = { key, value, weight, older: undefined, newer: undefined };
      this.entries.set(key, entry);
      this.weight += weight;
      this.append(entry);
    }
    while (this.weight > this.capacity && this.oldest && this.oldest.key !== key)
      this.delete(this.oldest.key);
  }

  delete(key: Key): void {
    const entry = this.entries.get(key);
    if (entry === undefined) return;
    this.weight -= entry.weight;
    this.entries.delete(key);
    this.unlink(entry);
  }

  private touch(entry: Entry<Key, Value>): void {
    if (entry === this.newest) return;
    this.unlink(entry);
    this.append(entry);
  }

  private append(entry: Entry<Key, Value>): void {
    entry.older = this.newest;
    entry.newer = undefined;
    if (this.newest) this.newest.newer = entry;
    else this.oldest = entry;
    this.newest = entry;
  }

  private unlink({ older, newer }: Entry<Key, Value>): void {
    if (older) older.newer = newer;
    else this.oldest = newer;
    if (newer) newer.older = older;
    else this.newest = older;
  }
}
