import {
  BranchText,
  closed,
  Code,
  codeOf,
  defineEvent,
  optional,
  secret,
  shared,
  ShortText,
  Text,
  Uuid,
  withEntry,
  type EventOf,
} from '@samsyn/event-store';
import Type from 'typebox';

/** A field of an entry: what a correction corrects and a disclosure discloses. */
export const ItemSchema = closed({ entry: Uuid, field: Code });
const AnyValue = Type.Union([Type.String({ maxLength: 10_000 }), Type.Number(), Type.Boolean()]);

/**
 * Corrections and disclosures stand in the stream that owns the entry, whichever service that is, so that they have
 * one order with what they touch, and are sealed for what that stream is about: what erases a person met erases them.
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
    is: secret(AnyValue, { default: 'agency-own' }),
    was: secret(AnyValue, { default: 'agency-own' }),
    reason: secret(ShortText, { default: 'participants-only' }),
  },
});

const disclosure = { ...entries, audience: 'disclosure' } as const;
const item = { item: shared(ItemSchema) };
export const DisclosureRequested = defineEvent({
  ...disclosure,
  name: 'DisclosureRequested',
  fields: { ...item, ground: withEntry(ShortText), purpose: withEntry(Text) },
});
export const DisclosureDecided = defineEvent({
  ...disclosure,
  name: 'DisclosureDecided',
  fields: {
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
  },
});

export const entriesEvents = [EntryCorrected, DisclosureRequested, DisclosureDecided] as const;
export type EntriesEvent = EventOf<(typeof entriesEvents)[number]>;
