import { LazyDecryptedEvent, type EventRegistry } from '@samsyn/event-store';
import type { Json, Recorded } from '@samsyn/kernel';
import { breath } from '@samsyn/web';
import { isOwnWords, oneByOne, shapesOfItem, shapesOfMember, type Shape } from './codes';

/** One sealed field of one entry. */
export interface SealedField {
  readonly event: Recorded;
  readonly field: string;
}

/** Entries that came into the hands of a request together: an operation, or what was opened beside it. */
export interface Opened {
  readonly entries: readonly Recorded[];
  entry(id: string): Recorded | undefined;
  /** Absent where nothing but entries is looked for. */
  texts(): TextsOfEntries | undefined;
}

/** Members that hold no words of an entry: where one of them stands, nothing is looked for. */
const WITHOUT_WORDS: ReadonlySet<string> = new Set(['id', 'type', 'position', 'next', 'code', 'rule']);
/** Ids and branches stand everywhere; showing one does not count as reading a field that holds it too. */
const REFERENCE = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[a-z0-9-]+\/[a-z0-9-]+)$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NONE: readonly SealedField[] = [];

export const isSealed = ({ labels }: Recorded, field: string): boolean => {
  const of = labels[field];
  return of !== undefined && (of.length !== 1 || of[0] !== 'shared');
};

function ownWordsIn(value: unknown, shapes: readonly Shape[], found: (text: string) => void): void {
  if (typeof value === 'string') {
    if (!REFERENCE.test(value) && isOwnWords(value, shapes)) found(value);
  } else if (Array.isArray(value)) {
    const ofItems = shapesOfItem(shapes);
    for (const item of value) ownWordsIn(item, ofItems, found);
  } else if (typeof value === 'object' && value !== null)
    for (const [name, inner] of Object.entries(value)) ownWordsIn(inner, shapesOfMember(shapes, name), found);
}

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) yield* textsIn(inner);
}

const isStillClosed = (event: Recorded): boolean =>
  event instanceof LazyDecryptedEvent && !event.hasBeenOpened;
const dataOf = ({ data }: Recorded) => data as Readonly<Record<string, Json>>;

/** Which sealed fields hold a text in somebody's own words, among those that have been opened at all. */
export class TextsOfEntries {
  private readonly places = new Map<string, SealedField[]>();
  private looked = 0;
  private closed: Recorded[] = [];

  constructor(private readonly registry: EventRegistry) {}

  of(text: string): readonly SealedField[] {
    return this.places.get(text) ?? NONE;
  }

  /** Every text there is, for what can only be searched. */
  all(): Iterable<readonly [string, readonly SealedField[]]> {
    return this.places;
  }

  /** Takes in what was recorded, and what was opened, since the last time. @param entries all of them by now */
  refresh(entries: readonly Recorded[]): this {
    const waiting = this.closed;
    this.closed = [];
    for (const event of waiting) this.take(event);
    for (; this.looked < entries.length; this.looked += 1) this.take(entries[this.looked]!);
    return this;
  }

  private take(event: Recorded): void {
    if (isStillClosed(event)) {
      this.closed.push(event);
      return;
    }
    const data = dataOf(event);
    const { fields } = this.registry.ofName(event.name);
    for (const field of Object.keys(event.labels)) {
      if (!isSealed(event, field)) continue;
      const place = { event, field };
      const schema = fields[field]?.schema;
      ownWordsIn(data[field], schema ? oneByOne([schema]) : [], (text) => {
        const known = this.places.get(text);
        if (!known) this.places.set(text, [place]);
        else if (known.at(-1)?.event !== event || known.at(-1)?.field !== field) known.push(place);
      });
    }
  }
}

/** What was found in an answer. */
export interface FoundInAnswer {
  /** Sealed fields of entries that stand in it as entries. */
  readonly shown: readonly SealedField[];
  /** For each text of it that stands in sealed fields, where it may come from. */
  readonly texts: ReadonlyMap<string, readonly SealedField[]>;
  /** Every id that stands in it. */
  readonly ids: ReadonlySet<string>;
}

/** What is still to be examined, and the entries that may be shown in it. */
interface ToLookAt {
  readonly value: object;
  readonly within: readonly Opened[];
}

/** Objects and lists that are examined at a stretch: some two milliseconds of a slow core. */
const MOST_AT_ONCE = 1_000;

interface EntryLike {
  readonly id: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly corrections?: readonly { readonly by: string }[];
  readonly disclosed?: readonly { readonly decision: string }[];
}
const isEntry = (value: object): value is EntryLike =>
  'facts' in value && 'id' in value && 'type' in value && typeof value.id === 'string';

/**
 * The sealed fields whose content stands in an answer: of entries by their ids, of everything else by its words. Codes
 * are no words: any answer holds them. It does not depend on which route made the answer, nor on how.
 */
export class FieldsInAnswer implements FoundInAnswer {
  readonly shown: SealedField[] = [];
  readonly texts = new Map<string, readonly SealedField[]>();
  readonly ids = new Set<string>();
  private readonly operations: ReadonlyMap<string, Opened>;
  private readonly toLookAt: ToLookAt[] = [];
  private readonly all: readonly Opened[];

  /** @param beside what was opened outside every operation */
  constructor(operations: ReadonlyMap<string, Opened>, beside: Opened) {
    this.operations = operations;
    this.all = beside.entries.length > 0 ? [...operations.values(), beside] : [...operations.values()];
  }

  look(answer: unknown): this {
    this.visit(answer, this.all);
    // The list grows while it is gone through.
    for (const one of this.toLookAt) this.inside(one);
    this.toLookAt.length = 0;
    return this;
  }

  /** As `look`, with a breath after each slice: an answer may be large. */
  async lookInSlices(answer: unknown, between: () => Promise<void> = breath): Promise<this> {
    this.visit(answer, this.all);
    let looked = 0;
    for (const one of this.toLookAt) {
      this.inside(one);
      looked += 1;
      if (looked % MOST_AT_ONCE === 0) await between();
    }
    this.toLookAt.length = 0;
    return this;
  }

  /** In bytes that are no JSON and of which nobody has said what they are written from. */
  search(text: string): this {
    for (const opened of this.all)
      for (const [words, places] of opened.texts()?.all() ?? [])
        if (text.includes(words)) this.found(words, places);
    return this;
  }

  /** A text is examined at once, and what holds others after it. */
  private visit(value: unknown, within: readonly Opened[]): void {
    if (typeof value === 'string') this.text(value, within);
    else if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value))
      this.toLookAt.push({ value, within });
  }

  private inside({ value, within }: ToLookAt): void {
    if (Array.isArray(value)) for (const item of value) this.visit(item, within);
    else this.object(value, within);
  }

  private object(value: object, within: readonly Opened[]): void {
    if (isEntry(value) && this.entry(value, within)) return;
    const own = this.operationIn(value);
    const inner = own ? [own] : within;
    this.cited(value, inner);
    for (const [key, member] of Object.entries(value)) {
      if (!WITHOUT_WORDS.has(key)) this.visit(member, inner);
      else if (typeof member === 'string' && UUID.test(member)) this.ids.add(member);
    }
  }

  /** What an object shows of an entry that it names, under the name of the field; so codes are found too. */
  private cited(value: object, within: readonly Opened[]): void {
    const members = value as Readonly<Record<string, unknown>>;
    for (const member of Object.values(members)) {
      if (typeof member === 'string') this.citedBy(member, members, within);
      else if (Array.isArray(member)) for (const item of member) this.citedBy(item, members, within);
    }
  }

  private citedBy(id: unknown, members: Readonly<Record<string, unknown>>, within: readonly Opened[]): void {
    if (typeof id !== 'string' || !UUID.test(id)) return;
    const event = within.find((opened) => opened.entry(id) !== undefined)?.entry(id);
    if (!event || isStillClosed(event)) return;
    for (const name of Object.keys(event.labels)) {
      if (!Object.hasOwn(members, name) || !isSealed(event, name)) continue;
      const texts = new Set(textsIn(members[name]));
      if ([...textsIn(dataOf(event)[name])].some((text) => texts.has(text))) this.show(event, name);
    }
  }

  /** An object that says of which operation it is holds nothing of another. */
  private operationIn(value: object): Opened | undefined {
    if (this.operations.size < 2) return undefined;
    const { operation, operationId, id } = value as Readonly<Record<string, unknown>>;
    for (const named of [operation, operationId, id])
      if (typeof named === 'string' && this.operations.has(named)) return this.operations.get(named);
    return undefined;
  }

  /** @returns whether it is an entry that was opened */
  private entry(
    { id, facts, corrections = [], disclosed = [] }: EntryLike,
    within: readonly Opened[],
  ): boolean {
    for (const opened of within) {
      const event = opened.entry(id);
      if (!event) continue;
      this.ids.add(id);
      for (const field in facts) this.show(event, field);
      for (const { by } of corrections) for (const field of ['is', 'was']) this.show(opened.entry(by), field);
      for (const given of disclosed)
        for (const field of Object.keys(given)) this.show(opened.entry(given.decision), field);
      return true;
    }
    return false;
  }

  private show(event: Recorded | undefined, field: string): void {
    if (event && isSealed(event, field)) this.shown.push({ event, field });
  }

  private text(text: string, within: readonly Opened[]): void {
    if (REFERENCE.test(text)) {
      if (UUID.test(text)) this.ids.add(text);
      return;
    }
    for (const opened of within) this.found(text, opened.texts()?.of(text) ?? NONE);
  }

  private found(text: string, places: readonly SealedField[]): void {
    if (places.length === 0) return;
    const known = this.texts.get(text);
    this.texts.set(text, known && known !== places ? [...known, ...places] : places);
  }
}
