import {
  codeOf,
  defineEvent,
  field,
  LocalDate,
  optional,
  secret,
  ShortText,
  Uuid,
  uuidV5,
  type EventOf,
} from '@samsyn/event-store';
import type { JsonObject } from '@samsyn/kernel';
import Type, { type TSchema } from 'typebox';

/** Why it is the same person; none describes a body or looks. */
export const LINK_REASONS = [
  'same-person-said',
  'same-telephone',
  'same-address',
  'same-advertisement',
  'same-trafficker-named',
  'same-document',
  'other-actor-referred',
] as const;
/** What a link that she does not know of protects from. */
export const LINK_DANGERS = ['danger-to-life-or-health', 'child-at-risk', 'suspected-trafficking'] as const;
/** Why a link is withdrawn. */
export const PARTING_REASONS = ['two-persons', 'her-wish', 'no-longer-needed'] as const;
/** Before reasons were codes they were words, which could describe her: nothing shows them any more. */
const RECORDED_BEFORE = 'other-recorded-before';

/**
 * A link stands in a stream of its own, outside every operation: within one, a colleague who holds only one
 * of the two encounters, or anybody whom today's labels overlook, would learn that the person was met before
 * (OSL 26:1, inner secrecy).
 */
const link = { service: 'conducting', audience: 'owner', sealedFor: 'subject' } as const;
const own = <S extends TSchema>(schema: S) => field(schema, 'social-services');
/** Both encounters, the smaller id first. */
const encounters = own(Type.Tuple([Uuid, Uuid]));
const inWords = { encounters, reason: secret(ShortText, { floor: ['social-services'] }) };

/** Two encounters turned out to be with the same person. Neither is rewritten. */
export const EncountersLinked = defineEvent({
  ...link,
  name: 'EncountersLinked',
  version: 2,
  fields: {
    encounters,
    reason: own(codeOf([...LINK_REASONS, RECORDED_BEFORE])),
    /** She knows that the two are linked. */
    known: optional(own(Type.Boolean())),
    danger: optional(own(codeOf(LINK_DANGERS))),
    /** The last day of the link; absent in what was recorded before links had an end. */
    until: optional(own(LocalDate)),
  },
  earlier: [{ version: 1, fields: inWords, upcast: (data) => coded(data, 'EncountersLinked') }],
});
/** They were with two persons after all, or are no longer to be linked. */
export const EncounterLinkWithdrawn = defineEvent({
  ...link,
  name: 'EncounterLinkWithdrawn',
  version: 2,
  fields: { encounters, reason: optional(own(codeOf([...PARTING_REASONS, RECORDED_BEFORE]))) },
  earlier: [{ version: 1, fields: inWords, upcast: (data) => coded(data, 'EncounterLinkWithdrawn') }],
});

/** Erased, it says nothing; a link always has a reason, a withdrawal only where one was given. */
function coded({ encounters: pair, reason }: JsonObject, name: string): JsonObject {
  if (pair === undefined) return {};
  const isReasoned = name === 'EncountersLinked' || reason !== undefined;
  return { encounters: pair, ...(isReasoned ? { reason: RECORDED_BEFORE } : {}) };
}

export const encounterLinkEvents = [EncountersLinked, EncounterLinkWithdrawn] as const;
export type EncounterLinkEvent = EventOf<(typeof encounterLinkEvents)[number]>;

export type EncounterPair = [first: string, second: string];
export const pairOf = (one: string, other: string): EncounterPair =>
  one < other ? [one, other] : [other, one];

/** Namespace of the ids of links. */
const LINKS = '5f4e1d0a-3c0e-5a8e-8a0e-2f1b7c9d4e63';
export const encounterLinkStream = (pair: EncounterPair): string =>
  `conducting.encounter-link-${uuidV5(LINKS, pair.join(' '))}`;
