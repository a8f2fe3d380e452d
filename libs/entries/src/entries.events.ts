import {
  BranchText,
  closed,
  Code,
  codeOf,
  defineEvent,
  InstantText,
  listOf,
  optional,
  secret,
  shared,
  ShortText,
  Text,
  Uuid,
  withEntry,
  type EventOf,
} from '@samsyn/event-store';
import { PURPOSE_CODES } from '@samsyn/kernel';
import Type from 'typebox';
import { breakGlassEvents } from './break-glass/break-glass.events';

/** A field of an entry: what a correction corrects and a disclosure discloses. */
export const ItemSchema = closed({ entry: Uuid, field: Code });
const AnyValue = Type.Union([Type.String({ maxLength: 10_000 }), Type.Number(), Type.Boolean()]);

/**
 * Corrections and disclosures stand in the stream that owns the entry, whichever service that is, so that they have
 * one order with what they touch, and are sealed for what that stream is about: what erases a person met erases them. A
 * correction of what was sent to another authority is sealed for that matter.
 */
const entries = { service: 'entries', sealedFor: 'subject' } as const;

/** Never an edit: a new fact that points at the old. `is` and `was` inherit the labels of the corrected field. */
export const EntryCorrected = defineEvent({
  ...entries,
  name: 'EntryCorrected',
  audience: 'correction',
  fields: {
    entry: shared(Uuid),
    field: shared(Code),
    is: secret(AnyValue),
    was: secret(AnyValue),
    reason: secret(ShortText),
  },
});

/** `entered-in-error`: it did not happen. `wrong-person`: it happened, and not to the person met whose entry it is. */
export const ERROR_KINDS = ['entered-in-error', 'wrong-person'] as const;
/** From here on ordinary views leave the entry out, and this mark with it; what was recorded stays provable. */
export const EntryMarkedInError = defineEvent({
  ...entries,
  name: 'EntryMarkedInError',
  audience: 'correction',
  fields: {
    entry: shared(Uuid),
    kind: shared(codeOf(ERROR_KINDS)),
    reason: secret(ShortText),
  },
});

const disclosure = { ...entries, audience: 'disclosure' } as const;
const item = { item: shared(ItemSchema) };

export const DisclosureRequested = defineEvent({
  ...disclosure,
  name: 'DisclosureRequested',
  fields: { ...item, ground: withEntry(ShortText), purpose: withEntry(Text) },
});
const decided = {
  ...item,
  outcome: shared(codeOf(['granted', 'refused'])),
  recipient: optional(withEntry(BranchText)),
  /** The branch whose request this answers. */
  requester: optional(withEntry(BranchText)),
  ground: optional(withEntry(ShortText)),
  purpose: optional(withEntry(Text)),
  weighing: optional(withEntry(Text)),
  why: optional(withEntry(Text)),
  /** The consent that a disclosure with consent rests on (OSL 12:2). */
  consent: optional(shared(Uuid)),
};
/** Version 2 has the purpose as a code, and what speaks for and against. */
export const DisclosureDecided = defineEvent({
  ...disclosure,
  name: 'DisclosureDecided',
  version: 2,
  fields: {
    ...decided,
    purposeCode: optional(withEntry(codeOf(PURPOSE_CODES))),
    speaksFor: optional(withEntry(Text)),
    speaksAgainst: optional(withEntry(Text)),
  },
  earlier: [{ version: 1, fields: decided, upcast: (data) => data }],
});

/** Why the content of an encounter is erased before or when its time is over. */
export const ERASURE_GROUNDS = ['retention-ended', 'recorded-without-ground', 'decided-by-court'] as const;

/** From here on nobody can read what was recorded of the person met; that it was recorded stays provable. */
export const SubjectErased = defineEvent({
  ...entries,
  audience: 'owner',
  name: 'SubjectErased',
  fields: { ground: shared(codeOf(ERASURE_GROUNDS)) },
});

/**
 * What stays of what other branches had been given of an encounter, recorded by Samsyn when it is erased, and seen by
 * nobody as an entry of its own: it lets the decisions and consents be read on without their texts. Branches, grounds
 * and ids alone, sealed for the operation.
 */
export const DisclosuresListed = defineEvent({
  service: 'entries',
  sealedFor: 'operation',
  audience: 'branch',
  name: 'DisclosuresListed',
  fields: {
    /** Decisions of disclosure, consents, and what ended them. */
    kept: withEntry(
      listOf(
        closed({
          entry: Uuid,
          recipient: Type.Optional(BranchText),
          requester: Type.Optional(BranchText),
          /** Of what was granted: a paragraph that the rules of disclosure know. */
          ground: Type.Optional(ShortText),
          purposeCode: Type.Optional(codeOf(PURPOSE_CODES)),
          until: Type.Optional(InstantText),
          withdrawnBy: Type.Optional(Uuid),
          wrongBy: Type.Optional(Uuid),
        }),
        10_000,
      ),
    ),
    /** What of the encounter each of these branches could know of. */
    seen: withEntry(listOf(closed({ branch: BranchText, entries: listOf(Uuid, 10_000) }), 200)),
    /** The `PersonMetWithoutCoordinator` that the encounter was opened from: somebody has met that person. */
    from: optional(withEntry(Uuid)),
  },
});

/**
 * A branch erases its own copy of what an encounter sent to it. For that branch alone: the encounter's side has its own
 * clock and ground, and learns nothing of it.
 */
export const ReceivedCopyErased = defineEvent({
  ...entries,
  audience: 'branch',
  name: 'ReceivedCopyErased',
  fields: {
    /** The entry that began the matter: a concern, a referral, a reservation. */
    matter: shared(Uuid),
    ground: shared(codeOf(ERASURE_GROUNDS)),
    /** What of it the branch could see. */
    entries: shared(listOf(Uuid, 10_000)),
  },
});
/** Nobody has a copy of the matter any more, and its keys are destroyed. Recorded by Samsyn, and seen by nobody. */
export const EveryCopyErased = defineEvent({
  ...entries,
  audience: 'branch',
  name: 'EveryCopyErased',
  fields: { matter: shared(Uuid) },
});

export const entriesEvents = [
  ...breakGlassEvents,
  EntryCorrected,
  EntryMarkedInError,
  DisclosureRequested,
  DisclosureDecided,
  SubjectErased,
  DisclosuresListed,
  ReceivedCopyErased,
  EveryCopyErased,
] as const;
export type EntriesEvent = EventOf<(typeof entriesEvents)[number]>;
type GlassEvent = EventOf<(typeof breakGlassEvents)[number]>;
/**
 * Those that may say something about the stream they stand in: that somebody read it in an emergency says
 * nothing about it.
 */
export type EntriesEventOfStream = Exclude<EntriesEvent, { readonly name: GlassEvent['name'] }>;
