import type { Instant, Json, JsonObject } from '@samsyn/kernel';
import type { LoggedEvent, ReadModelReads } from '@samsyn/processing';
import { closesAt } from '../statistics/calendar';
import { classIn, REGION_CODES } from '../statistics/classes';
import { blockAt, dateOf, familyOf } from '../statistics/families';
import type { Family } from '../statistics/family';
import type { Fact, Observation } from '../statistics/fact';
import type { FactRows } from './fact-rows';

const KNOWN_REGIONS = new Set(REGION_CODES);
/** The field that says when an entry happened: part of its envelope. */
const TIME_OF_ENTRY = 'occurredAt';

/** What an event of the log does to the facts. Whatever was recorded too late for a block leaves it as it is. */
export class Counting {
  constructor(
    private readonly event: LoggedEvent,
    private readonly facts: FactRows,
    private readonly rows: ReadModelReads,
  ) {}

  get stream(): string {
    return this.event.stored.stream;
  }
  get entry(): string {
    return this.event.stored.id;
  }
  get operation(): string | null {
    return this.event.stored.operationId;
  }
  get branch(): string {
    return this.event.stored.actor.branch;
  }
  get person(): string {
    return this.event.stored.actor.person;
  }
  /** What stands in clear. */
  get data(): JsonObject {
    return this.event.stored.data;
  }
  /** A sealed field; undefined where it is absent or erased. */
  sealed(name: string): Json | undefined {
    return this.event.field(name);
  }

  /** The operation is in this region, as its proposal says. */
  standsIn(region: unknown): void {
    if (this.operation === null) return;
    this.facts.setPlace(this.operation, { region: classIn(KNOWN_REGIONS, region), proposal: this.entry });
  }

  /** Adds this to a fact of the event's operation, and begins the fact where facts of its family begin so. */
  tell(family: Family, id: string, ...observations: readonly Omit<Observation, 'entry' | 'at'>[]): void {
    const { operation } = this;
    if (operation === null) return;
    this.add(family, id, observations, () => {
      const place = this.facts.placeOf(this.rows, operation);
      return place && { operation, region: place.region };
    });
  }

  /** As `tell`, of a fact that belongs to no operation. */
  tellAlone(
    family: Family,
    id: string,
    observation: Omit<Observation, 'entry' | 'at'>,
    region?: unknown,
  ): void {
    this.add(family, id, [observation], () => ({ operation: id, region: classIn(KNOWN_REGIONS, region) }));
  }

  /** A field of an entry has another value. Undefined: the entry should not be there at all. */
  correct(entry: string, change: { readonly field: string; readonly is: Json } | undefined): void {
    const { operation } = this;
    if (operation === null) return;
    if (change?.field === 'region') this.moveOperation(operation, entry, change.is);
    for (const fact of this.facts.ofEntry(this.rows, operation, entry)) {
      const { corrected } = familyOf(fact.family);
      const observations = fact.observations.flatMap((one) =>
        one.entry === entry ? (change ? [afterwards(one, change, corrected)] : []) : [one],
      );
      this.replace(fact, { ...fact, observations });
    }
  }

  /** The entry stands for as many equal facts of the family as there are ids, where it stood for any. */
  recount(family: Family, entry: string, ids: readonly string[]): void {
    if (this.operation === null) return;
    const known = this.facts
      .ofEntry(this.rows, this.operation, entry)
      .filter((fact) => fact.family === family.code);
    const [first] = known;
    if (!first || !this.isInTime(first)) return;
    for (const { id } of known) if (!ids.includes(id)) this.facts.remove(id);
    for (const id of ids) if (!known.some((fact) => fact.id === id)) this.facts.put({ ...first, id });
  }

  /** What the entry says of one fact, it now says of another. */
  readdress(entry: string, words: ReadonlySet<string>, to: string): void {
    if (this.operation === null) return;
    for (const fact of this.facts.ofEntry(this.rows, this.operation, entry)) {
      const moved = fact.observations.filter((one) => one.entry === entry && words.has(one.what));
      if (moved.length === 0 || fact.id === to) continue;
      this.replace(fact, { ...fact, observations: fact.observations.filter((one) => !moved.includes(one)) });
      const other = this.facts.get(this.rows, to);
      if (other) this.replace(other, { ...other, observations: [...other.observations, ...moved] });
    }
  }

  /**
   * Counts no more what can no longer be read: the facts with this beginning of their id. Also between the closing of a
   * block and its publication, so that a read model built again then gives the same numbers.
   */
  drop(beginning: string): void {
    for (const { id } of this.facts.beginningWith(this.rows, beginning)) this.facts.remove(id);
  }

  private add(
    family: Family,
    id: string,
    what: readonly Omit<Observation, 'entry' | 'at'>[],
    place: () => Pick<Fact, 'operation' | 'region'> | undefined,
  ): void {
    const { id: entry, occurredAt: at } = this.event.stored;
    const observations = what.map((one) => ({ entry, at, ...one }));
    const known = this.facts.get(this.rows, id);
    if (known) this.replace(known, { ...known, observations: [...known.observations, ...observations] });
    else if (observations.some((one) => one.what === family.begins)) {
      const found = place();
      const fact = found && { id, family: family.code, ...found, observations };
      if (fact && this.isInTime(fact)) this.facts.put(fact);
    }
  }

  private moveOperation(operation: string, entry: string, to: Json): void {
    const place = this.facts.placeOf(this.rows, operation);
    if (place?.proposal !== entry) return;
    const region = classIn(KNOWN_REGIONS, to);
    this.facts.setPlace(operation, { ...place, region });
    for (const fact of this.facts.ofOperation(this.rows, operation)) this.replace(fact, { ...fact, region });
  }

  /** A fact may be dated anew, within its block or into another that is still open. */
  private replace(before: Fact, after: Fact): void {
    if (!this.isInTime(before)) return;
    if (this.isInTime(after)) this.facts.put(after);
    else this.facts.remove(before.id);
  }

  private isInTime(fact: Fact): boolean {
    const at: Instant | undefined = dateOf(fact);
    return at !== undefined && this.event.stored.recordedAt < closesAt(blockAt(fact.family, at));
  }
}

function afterwards(
  observation: Observation,
  { field, is }: { readonly field: string; readonly is: Json },
  corrected: Family['corrected'],
): Observation {
  if (field === TIME_OF_ENTRY) return typeof is === 'string' ? { ...observation, at: is } : observation;
  const held = corrected?.[observation.what];
  return held?.field === field ? { ...observation, is: held.classOf(is) } : observation;
}
