import {
  closed,
  Code,
  codeOf,
  Count,
  defineEvent,
  InstantText,
  listOf,
  optional,
  shared,
  ShortText,
  Text,
  Uuid,
  withEntry,
  type EventOf,
} from '@samsyn/event-store';
import Type from 'typebox';

/** The administrative courts of appeal, of which the authority's seat says which (lag 1971:289; förordning 1977:937). */
export const COURTS_OF_APPEAL = ['stockholm', 'goteborg', 'sundsvall', 'jonkoping'] as const;
export const RECORDS_OUTCOMES = ['given-in-full', 'given-in-part', 'refused'] as const;
const Sha256 = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' });

/** A field of an entry, or the whole entry where no field is named: given, or masked under a rule. */
export const PartDecision = closed({
  entry: Uuid,
  field: Type.Optional(Code),
  decision: codeOf(['given', 'masked']),
  rule: Type.Optional(ShortText),
  why: Type.Optional(Text),
});

/** A request to a branch for what it keeps of an operation, each in a stream of its own; only that branch knows of it. */
const request = { service: 'entries', audience: 'branch' } as const;

export const PublicRecordsRequested = defineEvent({
  ...request,
  name: 'PublicRecordsRequested',
  fields: {
    asked: withEntry(Text),
    /** Where the copy goes, if the requester said so: nobody may be asked who they are or why (TF 2:18). */
    address: optional(withEntry(ShortText)),
  },
});
export const PublicRecordsPartsDecided = defineEvent({
  ...request,
  name: 'PublicRecordsPartsDecided',
  fields: { parts: withEntry(listOf(PartDecision, 500)) },
});
export const PublicRecordsAnswered = defineEvent({
  ...request,
  name: 'PublicRecordsAnswered',
  fields: {
    outcome: shared(codeOf(RECORDS_OUTCOMES)),
    /** What had been recorded by then is what the copy holds. */
    asOf: shared(InstantText),
    masked: shared(Count),
    given: shared(Count),
    /** SHA-256 over the RFC 8785 form of the copy, so that a paper can be proved to be it. */
    copy: shared(Sha256),
    /** Where the decision may be appealed; absent where everything was given. */
    court: optional(shared(codeOf(COURTS_OF_APPEAL))),
    reasons: optional(withEntry(Text)),
  },
});
export const PublicRecordsRequestWithdrawn = defineEvent({
  ...request,
  name: 'PublicRecordsRequestWithdrawn',
  fields: {},
});

export const publicRecordsEvents = [
  PublicRecordsRequested,
  PublicRecordsPartsDecided,
  PublicRecordsAnswered,
  PublicRecordsRequestWithdrawn,
] as const;
export type PublicRecordsEvent = EventOf<(typeof publicRecordsEvents)[number]>;

export const publicRecordsStream = (requestId: string): string =>
  `entries.public-records-request-${requestId}`;
