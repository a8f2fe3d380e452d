import {
  BranchText,
  closed,
  Code,
  Count,
  defineEvent,
  listOf,
  LocalDate,
  optional,
  PersonRefSchema,
  shared,
  ShortText,
  Text,
  withEntry,
  type EventOf,
} from '@samsyn/event-store';
import Type from 'typebox';

/** No operation has it in its history: the parties read their agreements, nobody else does. */
const agreement = { service: 'planning', audience: 'branch' } as const;
const version = shared(Count);

/** Who of a branch is called: a named person, or anybody who can come for the region at that time. */
const Step = closed({ branch: BranchText, region: Code, who: Type.Optional(PersonRefSchema) });

const terms = {
  version,
  name: withEntry(ShortText),
  region: shared(Code),
  validFrom: shared(LocalDate),
  /** The first day on which it no longer holds. */
  validUntil: optional(shared(LocalDate)),
  parties: shared(listOf(BranchText, 50)),
  /** Which branches lead operations of a kind. */
  leads: shared(listOf(closed({ kind: Code, branches: listOf(BranchText, 20) }), 40)),
  /** Who is invited to an operation of a kind. */
  invites: shared(listOf(closed({ kind: Code, agencies: listOf(BranchText, 50) }), 40)),
  /** Who is called, in order. */
  chain: shared(listOf(Step, 21)),
  answerMinutes: shared(closed({ invitation: Count, call: Count })),
  /** Functions that answer at any hour, and not persons. */
  contacts: optional(
    withEntry(
      listOf(closed({ branch: BranchText, function: ShortText, telephone: Type.Optional(ShortText) }), 60),
    ),
  ),
};
export const AgreementProposed = defineEvent({
  ...agreement,
  name: 'AgreementProposed',
  version: 2,
  fields: {
    ...terms,
    /** Who is the facilitator of every debrief that rests on it. */
    facilitator: optional(shared(PersonRefSchema)),
  },
  earlier: [{ version: 1, fields: terms, upcast: (data) => data }],
});
export const AgreementAdopted = defineEvent({ ...agreement, name: 'AgreementAdopted', fields: { version } });
/** Every party has adopted the version; from its first day it takes the place of the one before. */
export const AgreementInForce = defineEvent({ ...agreement, name: 'AgreementInForce', fields: { version } });
export const AgreementEnded = defineEvent({
  ...agreement,
  name: 'AgreementEnded',
  fields: {
    /** The first day on which no version holds any more. */
    endsOn: shared(LocalDate),
    reason: withEntry(Text),
  },
});

export const agreementEvents = [
  AgreementProposed,
  AgreementAdopted,
  AgreementInForce,
  AgreementEnded,
] as const;
export type AgreementEvent = EventOf<(typeof agreementEvents)[number]>;

/** What the parties agree on. */
export type Terms = Omit<EventOf<typeof AgreementProposed>['data'], 'version'>;
export type ChainStep = Terms['chain'][number];

export const agreementStream = (agreementId: string): string => `planning.agreement-${agreementId}`;
