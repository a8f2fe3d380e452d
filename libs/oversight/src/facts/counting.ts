import type { Instant, Json, JsonObject } from '@samsyn/kernel';
import type { LoggedEvent, ReadModelReads } from '@samsyn/processing';
import { closesAt } from '../statistics/calendar';
import { classIn, REGION_CODES } from '../statistics/classes';
import { blockOfFact, familyOf } from '../statistics/families';
import type { Fact } from './fact';
import type { FactRows } from './fact-rows';

const KNOWN_REGIONS = new Set(REGION_CODES);

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
  /** When it happened, as it was told. */
  get at(): Instant {
    return this.event.stored.occurredAt;
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

  /** The operation of later events is found in this region. */
  standsIn(region: unknown): string {
    const code = classIn(KNOWN_REGIONS, region);
    if (this.operation !== null) this.facts.setRegion(this.operation, code);
    return code;
  }

  /**
   * Counts a fact of the event's operation; nothing where it is counted already. It is dated by the event, or by `at`
   * where its family is dated by the plan.
   */
  begin(family: string, id: string, marks: object, at = this.at): void {
    const { operation } = this;
    if (operation === null || this.facts.get(this.rows, id)) return;
    const region = this.facts.regionOf(this.rows, operation);
    if (region === undefined) return;
    this.count({ id, family, operation, region, entry: this.entry, at, marks: marks as JsonObject });
  }

  /** Counts a fact that belongs to no operation. */
  beginAlone(family: string, id: string, region: unknown, marks: object): void {
    const place = classIn(KNOWN_REGIONS, region);
    const fact = { id, family, operation: id, region: place, entry: this.entry, at: this.at };
    if (!this.facts.get(this.rows, id)) this.count({ ...fact, marks: marks as JsonObject });
  }

  /** Changes the marks of a fact that is still counted. */
  mark<Marks extends object>(id: string, change: (marks: Marks) => Partial<Marks>): void {
    const fact = this.facts.get(this.rows, id);
    if (!fact || !this.isInTime(fact)) return;
    const marks = { ...fact.marks, ...change(fact.marks as unknown as Marks) } as JsonObject;
    this.facts.put({ ...fact, marks });
  }

  /** Dates a fact anew, within its block or into another that is still open. */
  move(id: string, at: Instant): void {
    const fact = this.facts.get(this.rows, id);
    if (!fact || !this.isInTime(fact)) return;
    const moved = { ...fact, at };
    if (this.isInTime(moved)) this.facts.put(moved);
    else this.facts.remove(id);
  }

  /** What an entry began happened at another time. */
  correct(entry: string, at: Instant): void {
    for (const { id, family } of this.facts.begunBy(this.rows, entry)) {
      if (!familyOf(family).isDatedByPlan) this.move(id, at);
    }
  }

  /** What an entry began did not happen, or not to this person. */
  takeBack(entry: string): void {
    this.removeAll(this.facts.begunBy(this.rows, entry));
  }

  /** Counts the facts with this beginning of their id no longer. */
  drop(beginning: string): void {
    this.removeAll(this.facts.beginningWith(this.rows, beginning));
  }

  private removeAll(facts: readonly Fact[]): void {
    for (const fact of facts) if (this.isInTime(fact)) this.facts.remove(fact.id);
  }

  private count(fact: Fact): void {
    if (this.isInTime(fact)) this.facts.put(fact);
  }

  private isInTime(fact: Fact): boolean {
    return this.event.stored.recordedAt < closesAt(blockOfFact(fact));
  }
}
