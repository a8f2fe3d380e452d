import type { EventDefinition } from '@samsyn/event-store';
import type { Branch, Json, Recorded } from '@samsyn/kernel';
import type { Access, Disclosed, KeptFacts } from './access';
import { itemKey } from './disclosure-effects';

const KEPT_FIELDS: ReadonlySet<string> = new Set(['recipient', 'requester', 'ground', 'purposeCode']);

interface Listed {
  readonly kept?: readonly KeptFacts[];
  readonly seen?: readonly { readonly branch: Branch; readonly entries: readonly string[] }[];
  readonly from?: string;
}

/**
 * From here on what stands in the list counts, whether the keys of the encounter are destroyed already or not. What an
 * access of an earlier moment does not know is passed over.
 * @rule disclosures-stay-listed: Of an encounter that is erased it stays known to sender and recipient that something was
 *   disclosed: when, by whom, of which entry and field, to whom and on what ground, without its texts.
 * @source OSL 12:2; domain: Secrecy; ADR 0045
 * @proof what had been given of an encounter that is erased › stays known: …
 */
export function disclosuresListed(access: Access, list: Recorded): void {
  const { kept = [], seen: visible = [], from } = list.data as Listed;
  access.listed.lists.push(list);
  for (const { branch, entries } of visible) {
    access.encounters.get(list.stream)?.named.add(branch);
    for (const entry of entries)
      if (access.byId.has(entry))
        access.listed.seen.set(entry, (access.listed.seen.get(entry) ?? new Set<Branch>()).add(branch));
  }
  for (const facts of kept) {
    const event = access.byId.get(facts.entry);
    if (!event) continue;
    access.listed.kept.set(facts.entry, facts);
    if (event.name === 'DisclosureDecided') decisionKept(access, event, facts);
  }
  const opened = access.openedFrom.get(from ?? '') ?? [];
  if (from !== undefined && !opened.includes(list.stream))
    access.openedFrom.set(from, [...opened, list.stream]);
}

function decisionKept(access: Access, event: Recorded, facts: KeptFacts): void {
  const { recipient, requester, ground, until, withdrawnBy, wrongBy } = facts;
  const parties = [event.actor.branch, recipient, requester].filter((branch) => branch !== undefined);
  access.disclosureParties.set(event.id, new Set(parties));
  const { item, outcome } = event.data as { item: { entry: string; field: string }; outcome: string };
  const owner = access.encounters.get(event.stream)?.ownerBranch;
  if (outcome !== 'granted' || recipient === undefined || recipient === owner) return;
  const key = itemKey(item.entry, item.field);
  const endedFrom = access.byId.get(withdrawnBy ?? '')?.position;
  const given = access.disclosures.get(key) ?? new Map<Branch, Disclosed>();
  const disclosed: Disclosed = {
    ...{ decision: event.id, ground, decidedAt: event.recordedAt, event },
    ...(until === undefined ? {} : { until }),
    ...(withdrawnBy === undefined ? {} : { withdrawnBy }),
    ...(endedFrom === undefined ? {} : { endedFrom }),
    ...(wrongBy === undefined ? {} : { wrongBy }),
  };
  access.disclosures.set(key, given.set(recipient, disclosed));
  access.disclosedEntries.add(item.entry);
  if (wrongBy !== undefined) incidentKept(access, wrongBy, [event.actor.branch, recipient]);
}

/** Sender and recipient go on knowing of the incident, and of what was done about it. */
function incidentKept(access: Access, incident: string, branches: readonly Branch[]): void {
  const parties = new Set(branches);
  access.incidentParties.set(incident, parties);
  for (const { id, data } of access.byId.values()) {
    if (id === incident || (data as { incident?: unknown }).incident === incident)
      access.disclosureParties.set(id, parties);
  }
}

interface Read {
  readonly event: Recorded;
  readonly definition: Pick<EventDefinition, 'audience'>;
  readonly viewer: { readonly branch: Branch };
  readonly access: Access;
}

/** The branch knew of the entry when its encounter was erased. */
export const isListedFor = ({ event, viewer, access: { listed } }: Read): boolean =>
  listed.seen.size > 0 && listed.seen.get(event.id)?.has(viewer.branch) === true;

/** What is left of a field of an entry whose encounter is erased; undefined where it is gone. */
export function keptOf({ listed }: Pick<Access, 'listed'>, event: Recorded, field: string): Json | undefined {
  if (listed.kept.size === 0 || !KEPT_FIELDS.has(field)) return undefined;
  return listed.kept.get(event.id)?.[field as 'recipient'];
}
