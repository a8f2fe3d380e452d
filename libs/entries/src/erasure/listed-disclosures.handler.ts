import { namingFields, type EventRegistry } from '@samsyn/event-store';
import type { Branch, Recorded } from '@samsyn/kernel';
import { itemKey, view, type KeptFacts, type OperationSnapshot, type ViewContext } from '@samsyn/secrecy';
import type { ListedDisclosures } from './erase-subject';

type Data = Readonly<Record<string, unknown>>;
type KnownOperation = Pick<OperationSnapshot, 'access' | 'entries'>;
type Asked = Pick<ViewContext, 'registry' | 'on'>;

const CONSENTS: ReadonlySet<string> = new Set(['ConsentGiven', 'ConsentWithdrawn']);
const DECISION = 'DisclosureDecided';

/** What is to stay of what others had been given of the encounter: branches, grounds, times and ids. */
export function listedDisclosures(
  { access, entries }: KnownOperation,
  stream: string,
  asked: Asked,
): ListedDisclosures {
  // What is sealed for a matter is not erased with the encounter.
  const hers = entries.filter((entry) => entry.stream === stream && entry.matter === undefined);
  const kept = hers.flatMap((entry): KeptFacts[] => {
    if (CONSENTS.has(entry.name)) return [branchesOf(entry)];
    return entry.name === DECISION ? [{ ...branchesOf(entry), ...stateOf(entry, access) }] : [];
  });
  const { ownerBranch, from } = access.encounters.get(stream) ?? {};
  const others = new Set(kept.flatMap(({ recipient, requester }) => [recipient, requester]));
  for (const { id } of hers) for (const branch of access.disclosureParties.get(id) ?? []) others.add(branch);
  const visible = [...others].flatMap((branch) => {
    if (branch === undefined || branch === ownerBranch) return [];
    const known = visibleTo(branch, hers, access, asked);
    return known.length === 0 ? [] : [{ branch, entries: known }];
  });
  return {
    kept: kept as ListedDisclosures['kept'],
    seen: visible,
    ...(from === undefined ? {} : { from }),
  };
}

const isBranch = (value: unknown): value is Branch => typeof value === 'string';

function branchesOf({ id, data }: Recorded): KeptFacts {
  const { recipient, requester } = data as Data;
  return {
    entry: id,
    ...(isBranch(recipient) ? { recipient } : {}),
    ...(isBranch(requester) ? { requester } : {}),
  };
}

/** Of a refusal no ground: nobody has held it against the rules, and it may be any text. */
function stateOf(
  { id, data }: Recorded,
  { disclosures }: KnownOperation['access'],
): Omit<KeptFacts, 'entry'> {
  const { item, outcome, recipient, ground, purposeCode } = data as Data & {
    readonly item: { readonly entry: string; readonly field: string };
  };
  if (outcome !== 'granted') return {};
  const given = disclosures.get(itemKey(item.entry, item.field))?.get(String(recipient));
  const { until, withdrawnBy, wrongBy } = given?.decision === id ? given : {};
  const terms = { ground, purposeCode, until, withdrawnBy, wrongBy };
  return Object.fromEntries(Object.entries(terms).filter(([, value]) => value !== undefined));
}

/** What it knows of by a consent or a decision, and not because it takes part or is the office. */
function visibleTo(
  branch: Branch,
  hers: readonly Recorded[],
  access: KnownOperation['access'],
  { registry, on }: Asked,
): string[] {
  const viewer = { branch, person: '', role: '' };
  const context = { registry, on, viewer, accesses: [access] as const, nameOf: () => undefined };
  return hers.flatMap((entry) =>
    restsOnSealed(entry, registry) && view(entry, context) !== undefined ? [entry.id] : [],
  );
}

const restsOnSealed = ({ name }: Recorded, registry: EventRegistry): boolean => {
  const { definition } = registry.ofName(name);
  return (
    definition.audience === 'disclosure' ||
    definition.audience === 'correction' ||
    namingFields(definition).length > 0
  );
};
