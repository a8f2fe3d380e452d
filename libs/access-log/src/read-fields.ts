import type { EventRegistry } from '@samsyn/event-store';
import type { Instant, Recorded } from '@samsyn/kernel';
import {
  basisOf,
  basisOfShown,
  emptyAccess,
  maySee,
  type Access,
  type OperationSnapshot,
  type Viewer,
} from '@samsyn/secrecy';
import type { FieldsRead } from './access-row';
import type { FoundInAnswer, SealedField } from './fields-in-answer';

/** What the rules are asked with. */
export interface ReadContext {
  readonly registry: EventRegistry;
  readonly on: Instant;
  readonly viewer: Viewer;
}

/** Sealed fields that were read, by operation; under '' those of events outside every operation. */
export type ReadByOperation = ReadonlyMap<string, readonly FieldsRead[]>;

/** Shows the viewer what no rule of the entry does: texts of the debrief without their senders. */
const OTHERWISE = 'otherwise';
const UUID_LENGTH = 36;
const OUTSIDE = emptyAccess();

/** Which fields an answer told its reader of, whose they are, and what gave sight of each. */
export function readFields(
  found: FoundInAnswer,
  operations: ReadonlyMap<string, OperationSnapshot>,
  context: ReadContext,
): ReadByOperation {
  const gathered = new Gathered(operations, context);
  for (const { event, field } of found.shown) gathered.add(event, field);
  for (const places of found.texts.values()) gathered.addOneOf(places, found.ids);
  return gathered.groups();
}

interface Entry {
  readonly fields: Map<string, string>;
}

class Gathered {
  private readonly entries = new Map<Recorded, Entry>();

  constructor(
    private readonly operations: ReadonlyMap<string, OperationSnapshot>,
    private readonly context: ReadContext,
  ) {}

  add(event: Recorded, field: string, basis = basisOfShown(this.sightOf(event), field)): void {
    const known = this.entries.get(event) ?? { fields: new Map<string, string>() };
    if (!known.fields.has(field)) known.fields.set(field, basis);
    this.entries.set(event, known);
  }

  /**
   * A text that stands in several entries was read in those that the answer names, else in the latest that the reader
   * may see; where that is none, in the latest at all.
   */
  addOneOf(places: readonly SealedField[], named: ReadonlySet<string>): void {
    const seen = places.flatMap((place) => {
      const basis = this.basisOf(place);
      return basis === undefined ? [] : [{ ...place, basis }];
    });
    const cited = seen.filter(({ event }) => named.has(event.id));
    const last = seen.at(-1) ?? { ...places.at(-1)!, basis: OTHERWISE };
    for (const { event, field, basis } of cited.length > 0 ? cited : [last]) this.add(event, field, basis);
  }

  groups(): ReadByOperation {
    const byOperation = new Map<string, Map<string, FieldsRead & { entries: string[] }>>();
    for (const [event, { fields }] of this.entries) {
      const place = this.placeOf(event);
      const byBasis = Map.groupBy(fields, ([, basis]) => basis);
      for (const [basis, read] of byBasis) {
        const names = read.map(([field]) => field).sort();
        const key = [place.owner, place.within, event.name, basis, ...names].join('|');
        const operation = this.operationOf(event) ?? '';
        const groups = byOperation.get(operation) ?? new Map<string, FieldsRead & { entries: string[] }>();
        byOperation.set(operation, groups);
        const group = groups.get(key);
        if (group) group.entries.push(event.id);
        else groups.set(key, { ...place, type: event.name, fields: names, basis, entries: [event.id] });
      }
    }
    return new Map([...byOperation].map(([operation, groups]) => [operation, [...groups.values()]]));
  }

  private basisOf({ event, field }: SealedField): string | undefined {
    const sight = this.sightOf(event);
    if (sight.access === OUTSIDE) return basisOfShown(sight, field);
    return maySee(sight, this.context) ? basisOf(sight, field, this.context) : undefined;
  }

  private sightOf(event: Recorded) {
    const { definition } = this.context.registry.ofName(event.name);
    return { event, definition, viewer: this.context.viewer, access: this.accessOf(event) ?? OUTSIDE };
  }

  private accessOf(event: Recorded): Access | undefined {
    const operation = this.operationOf(event);
    return operation === undefined ? undefined : this.operations.get(operation)?.access;
  }

  private operationOf({ operationId }: Recorded): string | undefined {
    return operationId !== null && this.operations.has(operationId) ? operationId : undefined;
  }

  private placeOf(event: Recorded): { readonly owner: string; readonly within?: string } {
    const { stream, actor } = event;
    const encounter = this.accessOf(event)?.encounters.get(stream);
    const isOutside = this.operationOf(event) === undefined;
    const within = encounter || isOutside ? { within: stream.slice(-UUID_LENGTH) } : {};
    return { owner: encounter?.ownerBranch ?? actor.branch, ...within };
  }
}
