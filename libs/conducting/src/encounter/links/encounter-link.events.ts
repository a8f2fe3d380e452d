import { defineEvent, field, secret, ShortText, Uuid, uuidV5, type EventOf } from '@samsyn/event-store';
import Type from 'typebox';

/**
 * A link stands in a stream of its own, outside every operation: within one, a colleague who holds only one of the two
 * encounters, or whoever a label of today forgets, would learn that the person was met before (OSL 26:1, inner secrecy).
 */
const link = { service: 'conducting', audience: 'owner', sealedFor: 'subject' } as const;
const fields = {
  /** Both encounters, the smaller id first. */
  encounters: field(Type.Tuple([Uuid, Uuid]), 'social-services'),
  reason: secret(ShortText, { floor: ['social-services'] }),
};

/** Two encounters turned out to be with the same person. Neither is rewritten. */
export const EncountersLinked = defineEvent({ ...link, name: 'EncountersLinked', fields });
/** They were with two persons after all. */
export const EncounterLinkWithdrawn = defineEvent({ ...link, name: 'EncounterLinkWithdrawn', fields });

export const encounterLinkEvents = [EncountersLinked, EncounterLinkWithdrawn] as const;
export type EncounterLinkEvent = EventOf<(typeof encounterLinkEvents)[number]>;

export type EncounterPair = [first: string, second: string];
export const pairOf = (one: string, other: string): EncounterPair =>
  one < other ? [one, other] : [other, one];

/** Namespace of the ids of links. */
const LINKS = '5f4e1d0a-3c0e-5a8e-8a0e-2f1b7c9d4e63';
export const encounterLinkStream = (pair: EncounterPair): string =>
  `conducting.encounter-link-${uuidV5(LINKS, pair.join(' '))}`;
