import type { EventRegistry } from '@samsyn/event-store';
import { idOfStream, type Instant, type Recorded } from '@samsyn/kernel';
import {
  basisOf,
  basisOfShown,
  emptyAccess,
  maySee,
  type OperationSnapshot,
  type AccessContext,
  type Viewer,
} from '@samsyn/secrecy';
import { breath } from '@samsyn/web';
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
const OUTSIDE = emptyAccess();

/** Which fields an answer showed its reader, whose they are, and what gave sight of each. */
export async function readFields(
  found: FoundInAnswer,
  operations: ReadonlyMap<string, OperationSnapshot>,
  context: ReadContext,
): Promise<ReadByOperation> {
  const gathered = new Gathered(operations, context);
  await inSlices(found.shown, ({ event, field }) => gathered.add(event, field));
  for (const places of found.texts.values()) await gathered.addOneOf(places, found.ids);
  return gathered.groups();
}

/** Fields that are asked about at a stretch. */
const MOST_AT_ONCE = 500;

async function inSlices<Item>(items: readonly Item[], each: (item: Item) => void): Promise<void> {
  for (let index = 0; index < items.length; index += 1) {
    each(items[index]!);
    if (index % MOST_AT_ONCE === MOST_AT_ONCE - 1) await breath();
  }
}

/** One entry of which something was read, with what is the same for all of its fields. */
interface Entry {
  readonly operation: string;
  readonly accessContext: AccessContext;
  readonly fields: string[];
  /** For each of the fields. */
  readonly bases: string[];
}
type Group = FieldsRead & { readonly entries: string[] };

class Gathered {
  private readonly entries = new Map<Recorded, Entry>();

  constructor(
    private readonly operations: ReadonlyMap<string, OperationSnapshot>,
    private readonly context: ReadContext,
  ) {}

  add(event: Recorded, field: string, known?: string): void {
    const entry = this.entryOf(event);
    if (entry.fields.includes(field)) return;
    entry.fields.push(field);
    entry.bases.push(known ?? basisOfShown(entry.accessContext, field));
    this.entries.set(event, entry);
  }

  /**
   * A text that stands in several entries was read in those that the answer names, else in the latest that the reader
   * may see; where that is none, in the latest at all.
   */
  async addOneOf(places: readonly SealedField[], named: ReadonlySet<string>): Promise<void> {
    const shown: (SealedField & { readonly basis: string })[] = [];
    await inSlices(places, (place) => {
      const basis = this.basisOf(place);
      if (basis !== undefined) shown.push({ ...place, basis });
    });
    const cited = shown.filter(({ event }) => named.has(event.id));
    const last = shown.at(-1) ?? { ...places.at(-1)!, basis: OTHERWISE };
    for (const { event, field, basis } of cited.length > 0 ? cited : [last]) this.add(event, field, basis);
  }

  groups(): ReadByOperation {
    const groups = new Map<string, Group[]>();
    for (const [event, entry] of this.entries) {
      const ofOperation = groups.get(entry.operation) ?? [];
      groups.set(entry.operation, ofOperation);
      const place = placeOf(event, entry);
      for (const { basis, fields } of byBasis(entry)) {
        const alike = ofOperation.find(
          (group) => group.type === event.name && group.basis === basis && isAlike(group, place, fields),
        );
        if (alike) alike.entries.push(event.id);
        else ofOperation.push({ ...place, type: event.name, fields, basis, entries: [event.id] });
      }
    }
    return groups;
  }

  private basisOf({ event, field }: SealedField): string | undefined {
    const { accessContext } = this.entryOf(event);
    if (accessContext.access === OUTSIDE) return basisOfShown(accessContext, field);
    return maySee(accessContext, this.context) ? basisOf(accessContext, field, this.context) : undefined;
  }

  private entryOf(event: Recorded): Entry {
    const known = this.entries.get(event);
    if (known) return known;
    const { definition } = this.context.registry.ofName(event.name);
    const operation = event.operationId === null ? undefined : this.operations.get(event.operationId);
    const access = operation?.access ?? OUTSIDE;
    const accessContext = { event, definition, viewer: this.context.viewer, access };
    return { operation: operation?.operationId ?? '', accessContext, fields: [], bases: [] };
  }
}

type Place = Pick<FieldsRead, 'owner' | 'within'>;

function byBasis({ fields, bases }: Entry): readonly Pick<FieldsRead, 'basis' | 'fields'>[] {
  const [first] = bases;
  if (bases.length === 1) return [{ basis: first!, fields }];
  if (bases.every((basis) => basis === first)) return [{ basis: first!, fields: fields.sort() }];
  return [...new Set(bases)].map((basis) => ({
    basis,
    fields: fields.filter((_, index) => bases[index] === basis).sort(),
  }));
}

/** Compared member by member: a key made of them would be a text for each entry of a long page. */
const isAlike = (group: FieldsRead, { owner, within }: Place, fields: readonly string[]): boolean =>
  group.within === within &&
  group.owner === owner &&
  group.fields.length === fields.length &&
  group.fields.every((field, index) => field === fields[index]);

function placeOf({ stream, actor }: Recorded, { operation, accessContext }: Entry): Place {
  const encounter = accessContext.access.encounters.get(stream);
  const owner = encounter?.ownerBranch ?? actor.branch;
  const isWithin = encounter !== undefined || operation === '';
  return isWithin ? { owner, within: idOfStream(stream) } : { owner };
}
