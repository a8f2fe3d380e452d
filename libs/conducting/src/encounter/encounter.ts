import type { EntriesEventOfStream } from '@samsyn/entries/contract';
import {
  foldConsents,
  type Decider,
  type Instant,
  type CommandMetadata,
  type PersonRef,
  type RecordedOf,
} from '@samsyn/kernel';
import { foldConcerns } from './child-concerns/child-concerns';
import { decideKeepTime, type KeepTime } from './clocks/keep-time';
import { NOBODY_MET, type EncounterState } from './encounter-state';
import type { EncounterEvent } from './encounter.events';
import { foldFollowUps, withCorrectedTime, withoutReportOf } from './follow-ups/follow-ups';
import { decideOpenEncounter, type OpenEncounter } from './open-encounter/open-encounter';
import {
  decideRecordEncounterFact,
  type RecordEncounterFact,
} from './record-encounter-fact/record-encounter-fact';
import { copyErased } from './matters/matters';
import { foldReferrals } from './referrals/referrals';
import { correctedPeriod, foldReflectionPeriod } from './reflection-period/reflection-period';
import { CONTACT_EVENTS, type ContactMoment } from './support-contact/support-contact.events';

export type EncounterCommand = OpenEncounter | RecordEncounterFact | KeepTime;

type Heard = RecordedOf<EncounterEvent | EntriesEventOfStream>;
type Corrected = Extract<Heard, { readonly name: 'EntryCorrected' }>;

function evolve(before: EncounterState, event: Heard): EncounterState {
  const state = CONTACT_EVENTS.has(event.name) ? withContact(before, event) : before;
  switch (event.name) {
    case 'EncounterOpened':
      return { ...state, opened: true, ownerBranch: event.actor.branch, holders: [event.actor.person] };
    case 'EncounterHandedOver':
      return event.erased.includes('to') ? state : handedOver(state, event.data.to);
    case 'EncounterTakenOver':
      return { ...state, holders: [...state.holders, event.actor.person] };
    case 'FollowUpBooked':
    case 'FollowUpMoved':
    case 'FollowUpKept':
    case 'FollowUpMissed':
    case 'FollowUpReminded':
      return { ...state, followUps: foldFollowUps(state.followUps, event) };
    case 'ConsentGiven':
    case 'ConsentRefused':
    case 'ConsentWithdrawn':
      return { ...state, consents: foldConsents(state.consents, event) };
    case 'EntryCorrected':
      return corrected(state, event);
    case 'EntryMarkedInError':
      return withoutEntry(state, event.data.entry, event.recordedAt);
    case 'ReservationAccepted': {
      const reservation = { branch: event.actor.branch, ground: event.data.ground };
      return { ...state, reservations: [...state.reservations, reservation] };
    }
    case 'ReferralRequested':
    case 'ReferralAccepted':
    case 'ReferralRefused':
    case 'ReferralCompleted':
    case 'ReferralWithdrawn':
    case 'ReferralReminded':
      return { ...state, referrals: foldReferrals(state.referrals, event) };
    case 'ChildConcernReported':
    case 'ChildConcernAcknowledged':
    case 'ChildConcernRedirected':
    case 'ChildConcernReminded':
      return { ...state, concerns: foldConcerns(state.concerns, event) };
    case 'SupportContactOverdue':
      return { ...state, overdueReported: true };
    case 'ReflectionPeriodApplied':
    case 'ReflectionPeriodGranted':
    case 'ReflectionPeriodProlonged':
    case 'ReflectionPeriodEnded':
    case 'ReflectionPeriodEnding':
      return { ...state, reflectionPeriod: foldReflectionPeriod(state.reflectionPeriod, event) };
    case 'SubjectErased':
      return erasedState(state, event.actor);
    case 'ReceivedCopyErased':
      return { ...state, ...copiesErased(state, event) };
    case 'SubjectIdentified':
    case 'VictimConversationStarted':
    case 'VictimConversationEnded':
    case 'SupportOffered':
    case 'SupportAnswered':
    case 'SupportContactMade':
    case 'ContactCardGiven':
    case 'DisclosureRequested':
    case 'DisclosureDecided':
    case 'EveryCopyErased':
    case 'DisclosuresListed':
      return state;
    default:
      return unheardOf(event, state);
  }
}

/**
 * The new holder joins the holders where they are of the same office, and replaces them where they are of
 * another.
 */
const handedOver = (state: EncounterState, { person, branch }: PersonRef): EncounterState =>
  branch === state.ownerBranch
    ? { ...state, holders: [...state.holders, person] }
    : { ...state, ownerBranch: branch, holders: [person] };

function withContact(state: EncounterState, event: Heard): EncounterState {
  const { id, name, occurredAt: at, recordedAt } = event;
  const answer = name === 'SupportAnswered' ? { answer: event.data.answer } : {};
  const moment: ContactMoment = { id, name, at, recordedAt, ...answer };
  return { ...state, contacts: [...state.contacts, moment] };
}

/** What a correction changes in what is awaited: consents, the time of a meeting, the days of a reflection period. */
function corrected(state: EncounterState, event: Corrected): EncounterState {
  const { entry, field, is } = event.data;
  const consents = foldConsents(state.consents, event);
  const reflectionPeriod = correctedPeriod(state.reflectionPeriod, event.data);
  const moment: Partial<ContactMoment> =
    field === 'occurredAt' && typeof is === 'string' ? { at: is } : field === 'answer' ? { answer: is } : {};
  const contacts = state.contacts.map((known) => (known.id === entry ? { ...known, ...moment } : known));
  const followUps =
    field === 'at' && typeof is === 'string'
      ? withCorrectedTime(state.followUps, entry, is)
      : state.followUps;
  return { ...state, consents, reflectionPeriod, contacts, followUps };
}

/** What never happened, or happened to somebody else, is awaited no more. */
const withoutEntry = (state: EncounterState, entry: string, markedAt: Instant): EncounterState => ({
  ...state,
  contacts: state.contacts.filter(({ id }) => id !== entry),
  followUps: withoutReportOf(state.followUps, entry, markedAt),
});

type CopyErased = Extract<Heard, { readonly name: 'ReceivedCopyErased' }>;
const copiesErased = ({ referrals, concerns }: EncounterState, event: CopyErased) => ({
  referrals: copyErased(referrals, event),
  concerns: copyErased(concerns, event),
});

/** What was sent to others stays theirs to answer, where it is sealed apart from the encounter. */
const erasedState = (state: EncounterState, { branch }: PersonRef): EncounterState => ({
  ...state,
  erased: true,
  // Who it was handed over to may be erased with the rest; the office that erased it is not.
  ownerBranch: branch,
  referrals: state.referrals.filter(({ isApart }) => isApart),
  concerns: state.concerns.filter(({ isApart }) => isApart),
});

/** The compiler proves that no event of today is missing; a later one, from another service, changes nothing here. */
const unheardOf = (_event: never, state: EncounterState): EncounterState => state;

function decide(
  command: EncounterCommand,
  state: EncounterState,
  metadata: CommandMetadata,
): readonly EncounterEvent[] {
  switch (command.kind) {
    case 'OpenEncounter':
      return decideOpenEncounter(command, state, metadata);
    case 'RecordEncounterFact':
      return decideRecordEncounterFact(command, state, metadata);
    case 'KeepTime':
      return decideKeepTime(command, state, metadata);
  }
}

/** One person met: one stream, owned by the branch whose person opened it, sealed under keys of its own. */
export const encounter: Decider<EncounterState, EncounterCommand, EncounterEvent> = {
  initial: NOBODY_MET,
  evolve,
  decide,
};
