import type { Branch, Recorded } from '@samsyn/kernel';
import type { Access, Disclosed } from './access';
import { limitByConsent } from './consent-effects';
import { answersFor } from './offices';

type Data = Record<string, unknown>;
type Effect = (access: Access, event: Recorded, data: Data) => void;

export const itemKey = (entry: string, field: string): string => `${entry}#${field}`;

const disclosureRequested: Effect = (access, event, data) => {
  const item = access.byId.get((data.item as { entry: string }).entry);
  const parties = new Set([event.actor.branch]);
  if (item) parties.add(answersFor(access, item));
  access.disclosureParties.set(event.id, parties);
};

const disclosureDecided: Effect = (access, event, data) => {
  const { entry, field } = data.item as { entry: string; field: string };
  const recipient = data.recipient as Branch | undefined;
  const requester = data.requester as Branch | undefined;
  const parties = [event.actor.branch, recipient, requester].filter((branch) => branch !== undefined);
  access.disclosureParties.set(event.id, new Set(parties));
  if (data.outcome !== 'granted' || recipient === undefined) return;
  // Secrecy within the owning branch is for its holder to give up by handing over, not for a decision.
  const item = access.byId.get(entry);
  if (item && access.encounters.get(item.stream)?.ownerBranch === recipient) return;
  const key = itemKey(entry, field);
  const given = access.disclosures.get(key) ?? new Map<Branch, Disclosed>();
  const ground = data.ground as string | undefined;
  const disclosed: Disclosed = { decision: event.id, ground, decidedAt: event.recordedAt, event };
  const consents = item && access.encounters.get(item.stream)?.consents;
  if (consents) limitByConsent(disclosed, consents, { recipient, field: `${item.name}.${field}` });
  access.disclosures.set(key, given.set(recipient, disclosed));
  access.disclosedEntries.add(entry);
};

/** Sender and recipient of the decision know of the incident, and the recipient sees the field no more. */
const wrongRecipient: Effect = (access, event, data) => {
  const decision = access.byId.get(data.decision as string);
  const { item, recipient } = (decision?.data ?? {}) as Partial<{
    item: { entry: string; field: string };
    recipient: Branch;
  }>;
  if (!decision || !item || recipient === undefined) return;
  const parties = new Set([decision.actor.branch, recipient]);
  access.disclosureParties.set(event.id, parties);
  access.incidentParties.set(event.id, parties);
  const given = access.disclosures.get(itemKey(item.entry, item.field))?.get(recipient);
  if (given?.decision === decision.id) given.wrongBy = event.id;
};
const ofIncident: Effect = (access, event, data) => {
  const parties = access.incidentParties.get(data.incident as string);
  if (parties) access.disclosureParties.set(event.id, parties);
};

/** What requests, decisions and incidents change in who may see what. */
export const DISCLOSURE_EFFECTS: Readonly<Record<string, Effect>> = {
  DisclosureRequested: disclosureRequested,
  DisclosureDecided: disclosureDecided,
  WrongRecipientReported: wrongRecipient,
  IncidentStepTaken: ofIncident,
  IncidentReminded: ofIncident,
  IncidentClosed: ofIncident,
};
