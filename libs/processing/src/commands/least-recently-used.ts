import { LRUCache } from 'lru-cache';

/** A bounded map that drops what was used least recently; the newest entry stays, however heavy it is. */
export class LeastRecentlyUsed<Key extends object | string, Value> {
  // In a box: lru-cache does not weigh again what it holds already, and values here grow in place.
  private readonly cache: LRUCache<Key, { readonly value: Value }>;

  constructor(
    capacity: number,
    /** Weight of a value against the capacity, taken when it is set; 1 where absent. */
    weigh: (value: Value) => number = () => 1,
  ) {
    this.cache = new LRUCache({
      maxSize: capacity,
      sizeCalculation: ({ value }) => Math.min(capacity, Math.max(1, weigh(value))),
    });
  }

  get(key: Key): Value | undefined {
    return this.cache.get(key)?.value;
  }

  set(key: Key, value: Value): void {
    this.cache.set(key, { value });
  }

  delete(key: Key): void {
    this.cache.delete(key);
  }
}
