import {
  comesAfterConsent,
  consentsInForce,
  definedFields,
  reservationsIn,
  unknownBranches,
  type Branch,
} from '@samsyn/kernel';
import type { Directory } from '@samsyn/identity';
import {
  consentFor,
  groundCited,
  itemKey,
  refusalOf,
  restsOnConsent,
  type DisclosureQuestion,
} from '@samsyn/secrecy';
import { KINDS } from '@samsyn/kinds';
import { unknownEntry, type AddressedEntry, type EntryContext } from '../../addressed-entry.handler';
import { labelsInForce } from '../../field-labels';
import { answeredBy, isDisclosable, openRequests, type Item } from '../disclosed-item';
import type { DecideDisclosure, Decision, ItemToDecide } from './decide-disclosure';

/** Without an item it is on the latest request that waits. */
export type RequestedDecision = Pick<DecideDisclosure, 'kind'> & Decision & { readonly item?: Item };

/** A field of the entry is given, or not. */
export function decisionOf(
  entry: AddressedEntry,
  item: Item,
  { kind, item: _item, ...requested }: RequestedDecision,
  directory: Directory,
): DecideDisclosure {
  const { event, operation } = entry;
  if (!Object.hasOwn(event.data as object, item.field) && !event.erased.includes(item.field))
    throw unknownEntry();
  const decision = {
    ...requested,
    ...definedFields({ ground: requested.ground && groundCited(requested.ground) }),
  };
  const requester = answeredBy(openRequests(operation.entries), item, decision.recipient)?.branch;
  const recipient = decision.recipient ?? requester;
  if (recipient !== undefined && !directory.branch(recipient)) throw unknownBranches([recipient]);
  const standing = standingOf(entry, item.field, decision, recipient);
  return { kind, item, decision, requester, standing };
}

/** By the kind as it is now: the law does not wait for the version that an operation was proposed under. */
function isWorkplaceInspection({ entries }: EntryContext): boolean {
  const proposal = entries.find(({ name }) => name === 'OperationProposed');
  const kind = (proposal?.data as { kind?: string } | undefined)?.kind;
  return kind !== undefined && KINDS.newest(kind)?.workplaceInspection === true;
}

function standingOf(
  entry: AddressedEntry,
  field: string,
  decision: Decision,
  recipient: Branch | undefined,
): ItemToDecide {
  const { event, definition, isOwn, operation, now } = entry;
  const spec = Object.hasOwn(definition.fields, field) ? definition.fields[field] : undefined;
  const item = {
    isOwn,
    isDisclosable: isDisclosable(definition, field),
    isErased: event.erased.includes(field),
  };
  if (recipient === undefined || !spec) {
    return { ...item, isVisibleToRecipient: false, refusal: undefined, consent: undefined };
  }
  const { ground, purpose, purposeCode, weighing, speaksFor, speaksAgainst } = decision;
  const question: DisclosureQuestion = {
    ground,
    field: `${event.name}.${field}`,
    labels: labelsInForce(spec, event.labels[field], event.actor.branch),
    from: event.actor.branch,
    to: recipient,
    isWorkplaceInspection: isWorkplaceInspection(operation),
    ...{ purpose, purposeCode, weighing, speaksFor, speaksAgainst },
    consents: consentsInForce(operation.entries, event.stream),
    reservations: reservationsIn(operation.entries, event.stream),
    now,
  };
  return {
    ...item,
    isVisibleToRecipient: seesAlready(entry, field, recipient),
    refusal: refusalOf(question),
    consent: restsOnConsent(ground) ? consentFor(question)?.id : undefined,
  };
}

/** What was received under a consent that has ended stays received; a new decision gives it anew. */
function seesAlready(
  { event, metBy, operation, visibilityOf, now }: AddressedEntry,
  field: string,
  to: Branch,
): boolean {
  if (to === metBy || to === event.actor.branch) return true;
  const given = operation.access.disclosures.get(itemKey(event.id, field))?.get(to);
  if (given && comesAfterConsent({ position: Number.MAX_SAFE_INTEGER, recordedAt: now }, given)) return false;
  return visibilityOf(field, { branch: to, person: '', role: '' }) === 'visible';
}
