import {
  BranchText,
  closed,
  codeOf,
  Count,
  defineEvent,
  defineMatterEvent,
  field,
  InstantText,
  listOf,
  optional,
  PersonRefSchema,
  secret,
  shared,
  ShortText,
  SiteName,
  Text,
  Uuid,
  type EventOf,
} from '@samsyn/event-store';
import Type, { type TSchema } from 'typebox';
import { childConcernEvents } from './child-concerns/child-concern.events';
import { reflectionPeriodEvents } from './reflection-period/reflection-period.events';
import { reminderEvents } from './reminders/reminder.events';
import { defineSiteEvent } from '../site.fields';

export const IDENTITIES = ['known', 'unknown', 'withheld', 'anonymous'] as const;
export const SUPPORT_ANSWERS = ['accepted', 'declined', 'undecided'] as const;
/** How it became known who the exposed person is. */
export const IDENTIFIED_HOW = ['told-herself', 'document', 'authority'] as const;
/** What came of a follow-up meeting. */
export const FOLLOW_UP_OUTCOMES = [
  'support-goes-on',
  'new-meeting-agreed',
  'referred',
  'wants-no-more-contact',
  'other',
] as const;
/** How she was reached between the meetings. */
export const CONTACT_WAYS = ['telephone', 'message', 'meeting', 'through-another', 'other'] as const;
/** Why a referral is withdrawn; `her-wish` needs no further reason. */
export const WITHDRAWAL_REASONS = ['her-wish', 'not-needed', 'another-actor', 'other'] as const;
/** What a consent can cover; each term's fields are data in libs/secrecy/src/rules. */
export const SCOPE_TERMS = [
  'account',
  'needs',
  'follow-up time',
  'follow-up place',
  'identity',
  'referral',
  'all',
] as const;

/** What the staff did: participants see that and when, where it happened during the conduct; the rest is the holder's. */
const encounterScope = { service: 'conducting', audience: 'encounter', sealedFor: 'subject' } as const;
/** How the person met answered, and what comes after: for the holder alone (OSL 26:1), until a decision gives a field of it. */
const hers = { ...encounterScope, audience: 'owner' } as const;
/** Exists only for the holder and the branch that the entry names. */
const owned = { service: 'conducting', audience: 'encounter-owner', sealedFor: 'subject' } as const;
/** What was sent to another authority, and its answers: theirs as well, whatever is erased of the encounter (ADR 0045). */
const sent = { service: 'conducting', audience: 'encounter-owner' } as const;
/** The referral, by the id of the entry that asked for it. */
const ofReferral = { ...sent, matter: 'referral' } as const;
const own = <S extends TSchema>(schema: S) => field(schema, 'social-services');
/** What she said: sealed under OSL 26:1 whatever further label the recorder adds. */
const accountText = secret(Text, { floor: ['social-services'] });

export const EncounterOpened = defineSiteEvent({
  ...owned,
  name: 'EncounterOpened',
  fields: {
    site: optional(own(SiteName)),
    identity: own(codeOf(IDENTITIES)),
    ageBand: optional(own(ShortText)),
    /** The `PersonMetWithoutCoordinator` by which the person is known. */
    from: optional(own(Uuid)),
    name: secret(ShortText, { floor: ['identity'] }),
  },
});
/**
 * It became known who she is. A fact of its own that earlier entries do not know of: they go on saying what was known
 * then (docs/domain.md section 2, anonymity is possible).
 */
export const SubjectIdentified = defineEvent({
  ...owned,
  name: 'SubjectIdentified',
  fields: {
    how: own(codeOf(IDENTIFIED_HOW)),
    name: secret(ShortText, { floor: ['identity', 'social-services'] }),
  },
});
const handedTo = { to: own(PersonRefSchema) };
/**
 * The holder gives the encounter over: to a colleague, who from then on holds it as well, or to another
 * office, which then holds it alone. Between offices it is a disclosure (OSL 8:1), and says on what ground.
 */
export const EncounterHandedOver = defineEvent({
  ...owned,
  name: 'EncounterHandedOver',
  version: 2,
  fields: { ...handedTo, ground: optional(own(ShortText)), weighing: optional(own(Text)) },
  earlier: [{ version: 1, fields: handedTo, upcast: (data) => data }],
});
/** Everybody who held it has left: a coordinator of the office holds it from here, and says why (ADR 0037). */
export const EncounterTakenOver = defineEvent({
  ...owned,
  name: 'EncounterTakenOver',
  fields: { why: own(Text) },
});
const conversation = { language: optional(own(ShortText)), interpreter: optional(own(Type.Boolean())) };
export const VictimConversationStarted = defineEvent({
  ...encounterScope,
  name: 'VictimConversationStarted',
  fields: conversation,
});
export const VictimConversationEnded = defineEvent({
  ...encounterScope,
  name: 'VictimConversationEnded',
  fields: {
    ...conversation,
    account: accountText,
    needs: accountText,
  },
});
export const SupportOffered = defineEvent({
  ...encounterScope,
  name: 'SupportOffered',
  fields: { kinds: own(listOf(ShortText, 30)) },
});
const answers = {
  kinds: optional(own(listOf(ShortText, 30))),
  answers: optional(own(listOf(closed({ kind: ShortText, answer: codeOf(SUPPORT_ANSWERS) }), 30))),
};
/** `answer` is the one on the whole; `answers` those kind by kind, where they differ. */
export const SupportAnswered = defineEvent({
  ...hers,
  name: 'SupportAnswered',
  version: 2,
  fields: { answer: own(codeOf(SUPPORT_ANSWERS)), ...answers },
  // Version 1 showed all participants the answer, in clear; today's label holds for it too.
  earlier: [
    {
      version: 1,
      fields: { answer: shared(codeOf(SUPPORT_ANSWERS)), ...answers },
      upcast: (data) => data,
    },
  ],
});
export const ContactCardGiven = defineEvent({ ...encounterScope, name: 'ContactCardGiven', fields: {} });

/** The exposed person was reached between the meetings: what the support clock waits for. */
export const SupportContactMade = defineEvent({
  ...owned,
  name: 'SupportContactMade',
  audience: 'owner',
  fields: { how: own(codeOf(CONTACT_WAYS)), note: accountText },
});

/** `followUp` counts the bookings of this person from 1. */
const followUp = { followUp: own(Count) };
/** Who comes besides the exposed person and the holder, in words: an interpreter, a counsel. */
const attends = { attends: optional(own(listOf(ShortText, 20))) };
export const FollowUpBooked = defineEvent({
  ...hers,
  name: 'FollowUpBooked',
  fields: { ...followUp, at: own(InstantText), place: accountText, ...attends },
});
export const FollowUpMoved = defineEvent({
  ...hers,
  name: 'FollowUpMoved',
  fields: { ...followUp, at: own(InstantText), place: accountText, ...attends },
});
export const FollowUpKept = defineEvent({
  ...hers,
  name: 'FollowUpKept',
  fields: { ...followUp, outcome: optional(own(codeOf(FOLLOW_UP_OUTCOMES))), note: accountText },
});
export const FollowUpMissed = defineEvent({
  ...hers,
  name: 'FollowUpMissed',
  fields: { ...followUp, reason: optional(own(Text)) },
});

const recipient = { recipient: own(BranchText) };
export const ConsentGiven = defineEvent({
  ...owned,
  name: 'ConsentGiven',
  names: 'recipient',
  fields: {
    ...recipient,
    scope: own(listOf(codeOf(SCOPE_TERMS), 10)),
    purpose: own(Text),
    until: optional(own(InstantText)),
  },
});
export const ConsentRefused = defineEvent({
  ...owned,
  name: 'ConsentRefused',
  audience: 'owner',
  fields: recipient,
});
export const ConsentWithdrawn = defineEvent({
  ...owned,
  name: 'ConsentWithdrawn',
  names: 'recipient',
  fields: recipient,
});
/** A civil organisation accepts the reservation under which it may receive (OSL 10:14). */
export const ReservationAccepted = defineMatterEvent({
  ...sent,
  name: 'ReservationAccepted',
  fields: { ground: own(ShortText) },
});

/** The referral's id is the id of its `ReferralRequested` entry. */
export const ReferralRequested = defineMatterEvent({
  ...sent,
  name: 'ReferralRequested',
  names: 'to',
  fields: { to: own(BranchText), service: own(ShortText) },
});
const answered = { referral: own(Uuid) };
/** The actor's own answer: from when, and what it asks of her or the holder. */
export const ReferralAccepted = defineMatterEvent({
  ...ofReferral,
  name: 'ReferralAccepted',
  fields: { ...answered, startsAt: optional(own(InstantText)), note: accountText },
});
export const ReferralRefused = defineMatterEvent({
  ...ofReferral,
  name: 'ReferralRefused',
  fields: { ...answered, reason: own(Text) },
});
export const ReferralCompleted = defineMatterEvent({
  ...ofReferral,
  name: 'ReferralCompleted',
  fields: answered,
});

/** The holder takes the referral back; the branch that was asked sees that, and why. */
export const ReferralWithdrawn = defineMatterEvent({
  ...ofReferral,
  name: 'ReferralWithdrawn',
  names: 'to',
  fields: {
    ...answered,
    to: own(BranchText),
    reason: optional(own(codeOf(WITHDRAWAL_REASONS))),
    why: optional(own(Text)),
  },
  earlier: [
    {
      version: 1,
      fields: { ...answered, to: own(BranchText), reason: own(codeOf(WITHDRAWAL_REASONS)) },
      upcast: (data) => data,
    },
  ],
});

export const encounterEvents = [
  EncounterOpened,
  SubjectIdentified,
  EncounterHandedOver,
  EncounterTakenOver,
  VictimConversationStarted,
  VictimConversationEnded,
  SupportOffered,
  SupportAnswered,
  ContactCardGiven,
  SupportContactMade,
  FollowUpBooked,
  FollowUpMoved,
  FollowUpKept,
  FollowUpMissed,
  ConsentGiven,
  ConsentRefused,
  ConsentWithdrawn,
  ReservationAccepted,
  ReferralRequested,
  ReferralAccepted,
  ReferralRefused,
  ReferralCompleted,
  ReferralWithdrawn,
  ...childConcernEvents,
  ...reflectionPeriodEvents,
  ...reminderEvents,
] as const;
export type EncounterEvent = EventOf<(typeof encounterEvents)[number]>;

/** One stream for each person met, owned by the branch whose person opened it. */
export const encounterStream = (encounterId: string): string => `conducting.encounter-${encounterId}`;
