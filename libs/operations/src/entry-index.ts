/** Entries in the order in which they are given, found by name and id. */
export class EntryIndex<Entry extends { readonly id: string; readonly name: string }> {
  private readonly entries: Entry[] = [];
  /** Made when an entry is first asked for by its id. */
  private byId: Map<string, Entry> | undefined;
  private readonly places = new Map<string, number[]>();

  constructor(entries: Iterable<Entry> = []) {
    for (const entry of entries) this.add(entry);
  }

  get all(): readonly Entry[] {
    return this.entries;
  }

  get count(): number {
    return this.entries.length;
  }

  get latest(): Entry | undefined {
    return this.entries.at(-1);
  }

  /** After those that are there. */
  add(entry: Entry): void {
    const place = this.entries.push(entry) - 1;
    this.byId?.set(entry.id, entry);
    const same = this.places.get(entry.name);
    if (same) same.push(place);
    else this.places.set(entry.name, [place]);
  }

  get(id: string): Entry | undefined {
    this.byId ??= new Map(this.entries.map((entry) => [entry.id, entry]));
    return this.byId.get(id);
  }

  has(...names: readonly string[]): boolean {
    return names.some((name) => this.places.has(name));
  }

  /** Those with one of the names. */
  of(...names: readonly string[]): readonly Entry[] {
    const places = [...new Set(names)].flatMap((name) => this.places.get(name) ?? []);
    if (names.length > 1) places.sort((one, other) => one - other);
    return places.map((place) => this.entries[place]!);
  }

  first(...names: readonly string[]): Entry | undefined {
    return this.entries[Math.min(...names.map((name) => this.places.get(name)?.[0] ?? Infinity))];
  }

  last(...names: readonly string[]): Entry | undefined {
    return this.entries[Math.max(...names.map((name) => this.places.get(name)?.at(-1) ?? -1))];
  }
}
