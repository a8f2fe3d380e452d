import type { Access, Disclosed, EncounterAccess } from './access';
import type { ErasedCopy, MatterCopies } from './access';

type Copy<Value> = (value: Value) => Value;
type Copies<Of> = { readonly [Field in keyof Required<Of>]: Copy<Of[Field]> };

const same = <Value>(value: Value): Value => value;
const setOf = <Item>(items: ReadonlySet<Item>): Set<Item> => new Set(items);
const mapOf = <Key, Value>(entries: ReadonlyMap<Key, Value>): Map<Key, Value> => new Map(entries);
const mapOfEach =
  <Key, Value>(copy: Copy<Value>) =>
  (entries: ReadonlyMap<Key, Value>): Map<Key, Value> => {
    const copied = new Map<Key, Value>();
    for (const [key, value] of entries) copied.set(key, copy(value));
    return copied;
  };

const disclosed: Copy<Disclosed> = (one) => ({ ...one });
const erasedCopy: Copy<ErasedCopy> = (one) => ({ ...one });
const encounter: Copy<EncounterAccess> = (one) => ({
  ...one,
  holders: setOf(one.holders),
  earlierOffices: [...one.earlierOffices],
  underGlass: mapOf(one.underGlass),
  named: setOf(one.named),
});
const matter: Copy<MatterCopies> = ({ stream, receivers, erased }) => ({
  ...{ stream, receivers: setOf(receivers), erased: mapOfEach<string, ErasedCopy>(erasedCopy)(erased) },
});

/** Whatever an event may change in place; a field that is missing here does not compile. */
const COPIES: Copies<Access> = {
  leadingBranch: same,
  region: same,
  leader: same,
  begunBy: setOf,
  conductEndKnownFrom: same,
  conduct: same,
  correctedTimes: mapOf,
  participants: setOf,
  grounds: mapOfEach(setOf),
  invitations: mapOf,
  calls: mapOfEach(mapOf),
  turns: mapOf,
  encounters: mapOfEach(encounter),
  glass: mapOf,
  concerns: ({ outside, offices }) => ({
    outside: mapOfEach<string, { readonly reporter: string; readonly named: Set<string> }>(
      ({ reporter, named }) => ({ reporter, named: setOf(named) }),
    )(outside),
    offices: mapOfEach<string, Map<string, number>>(mapOf)(offices),
  }),
  copies: ({ matters, erasedEntries }) => ({
    matters: mapOfEach<string, MatterCopies>(matter)(matters),
    erasedEntries: mapOfEach<string, Map<string, number>>(mapOf)(erasedEntries),
  }),
  listed: ({ seen, kept, lists }) => ({
    seen: mapOfEach<string, Set<string>>(setOf)(seen),
    kept: mapOf(kept),
    lists: [...lists],
  }),
  metWithoutCoordinator: setOf,
  openedFrom: mapOf,
  residence: mapOf,
  disclosures: mapOfEach(mapOfEach(disclosed)),
  disclosedEntries: setOf,
  disclosureParties: mapOf,
  incidentParties: mapOf,
  facilitators: setOf,
  facilitatorBranches: mapOf,
  facilitatesSince: mapOf,
  meetingHeld: same,
  throughFacilitator: same,
  textsShownFrom: same,
  passedOnTo: setOf,
  knownSince: mapOf,
  addressedAt: mapOf,
  namedInPerson: setOf,
  byId: same,
  reports: mapOf,
};

/** One that can be changed while who holds the former keeps it as it is. Entries are shared. */
export function copyOfAccess(access: Access): Access {
  const copied: Record<string, unknown> = { ...access };
  for (const [field, copy] of Object.entries(COPIES) as [keyof Access, Copy<unknown>][]) {
    if (access[field] !== undefined) copied[field] = copy(access[field]);
  }
  return copied as unknown as Access;
}
