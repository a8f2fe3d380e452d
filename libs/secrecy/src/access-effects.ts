import { NO_CONSENTS, refOf, type Branch, type PersonRef, type Recorded } from '@samsyn/kernel';
import { emptyAccess, type Access, type CallState } from './access';
import { branchesIn } from './arrival';
import { concernRedirected, concernReported } from './concern-access';
import { copyErased, matterBegun, matterSentOn } from './copies';
import { endedAt, plannedFor, startedAt, timeCorrected } from './conduct-times';
import { consentChanged } from './consent-effects';
import { DISCLOSURE_EFFECTS } from './disclosure-effects';
import { disclosuresListed } from './listed';
import { leavesOffice } from './offices';
import { isReport, reportFolded } from './reports-again';
import { residenceCorrected, residenceWeighed } from './residence-decision';

type Data = Record<string, unknown>;
type Effect = (access: Access, event: Recorded, data: Data) => void;

// A field may have been erased: then the event gives nobody anything.
const personIn = (value: unknown): PersonRef | undefined => value as PersonRef | undefined;
const listIn = <T>(value: unknown): readonly T[] => (Array.isArray(value) ? (value as T[]) : []);

const BRIEFED = 'briefed';
const CONFIRMED = 'confirmed';
const accepted = ({ stream, actor }: Recorded): string => `accepted ${stream} ${actor.person}`;

function gains(access: Access, branch: Branch, ground: string): void {
  access.grounds.set(branch, (access.grounds.get(branch) ?? new Set()).add(ground));
  access.participants.add(branch);
}

/** The leading branch takes part whatever it answers. */
function loses(access: Access, branch: Branch, ...lost: readonly string[]): void {
  const grounds = access.grounds.get(branch);
  for (const ground of lost) grounds?.delete(ground);
  if (!grounds?.size && branch !== access.leadingBranch) access.participants.delete(branch);
}

const called: Effect = (access, event, data) => {
  const to = personIn(data.to);
  if (!to) return;
  const states = access.calls.get(event.stream) ?? new Map<Branch, CallState>();
  access.calls.set(event.stream, states.set(to.branch, 'open'));
  access.namedInPerson.add(to.person);
  access.turns.set(event.stream, to);
};
const callExpired: Effect = (access, { stream }, data) => {
  const to = personIn(data.to);
  if (to && access.calls.get(stream)?.get(to.branch) === 'open')
    access.calls.get(stream)?.set(to.branch, 'passed');
};
const callDeclined: Effect = (access, event) => {
  const states = access.calls.get(event.stream);
  if (states?.has(event.actor.branch)) states.set(event.actor.branch, 'declined');
  loses(access, event.actor.branch, accepted(event));
};
/** A late no takes nothing from a colleague of the same branch whose turn it is now. */
const lateAnswer: Effect = (access, event, data) => {
  const turn = access.turns.get(event.stream);
  const isColleaguesTurn = turn?.branch === event.actor.branch && turn.person !== event.actor.person;
  if (data.answer === 'declined' && !isColleaguesTurn) callDeclined(access, event, data);
};
const names =
  (field: string): Effect =>
  (access, event, data) => {
    const branch = data[field];
    if (typeof branch !== 'string') return;
    access.encounters.get(event.stream)?.named.add(branch);
    access.addressedAt.set(branch, event.position);
  };
const answersAsNamed: Effect = (access, event) => {
  const { stream, actor } = event;
  const encounter = access.encounters.get(stream);
  if (encounter && actor.branch !== encounter.ownerBranch) encounter.named.add(actor.branch);
  matterBegun(access, event, actor.branch);
};

const consentNamed: Effect = (access, event, data) => {
  names('recipient')(access, event, data);
  consentChanged(access, event);
};

const leads: Effect = (access, { actor }) => {
  access.leader = actor.person;
};
/** What an event changes in who may see what ("Who takes part"); events without a row change nothing. */
export const ACCESS_EFFECTS: Readonly<Record<string, Effect>> = {
  OperationProposed: (access, { actor }, data) => {
    plannedFor(access, data);
    access.leadingBranch = actor.branch;
    access.begunBy.add(actor.person);
    if (typeof data.region === 'string') access.region = data.region;
    gains(access, actor.branch, 'leading');
  },
  AgencyInvited: (access, { position }, data) => {
    for (const branch of listIn<Branch>(data.agencies)) {
      access.addressedAt.set(branch, position);
      if (access.invitations.get(branch) !== 'confirmed') access.invitations.set(branch, 'open');
    }
  },
  AgencyConfirmed: (access, { actor }) => {
    access.invitations.set(actor.branch, 'confirmed');
    gains(access, actor.branch, CONFIRMED);
  },
  AgencyDeclined: (access, { actor }) => {
    access.invitations.set(actor.branch, 'declined');
    loses(access, actor.branch, CONFIRMED, BRIEFED);
  },
  InvitationWithdrawn: (access, _event, data) => {
    for (const branch of listIn<Branch>(data.agencies)) {
      access.invitations.set(branch, 'withdrawn');
      loses(access, branch, CONFIRMED, BRIEFED);
    }
  },
  PreBriefingHeld: (access, _event, data) => {
    for (const { branch, person } of listIn<PersonRef>(data.present)) {
      gains(access, branch, BRIEFED);
      access.namedInPerson.add(person);
    }
  },
  LateJoinerBriefed: (access, _event, data) => {
    const { branch, person } = data.who as PersonRef;
    gains(access, branch, BRIEFED);
    access.namedInPerson.add(person);
  },
  CoordinatorCalled: called,
  CallEscalated: called,
  CoordinatorAccepted: (access, event) => {
    gains(access, event.actor.branch, accepted(event));
  },
  CallExpired: callExpired,
  CallPassedOver: callExpired,
  CoordinatorDeclined: callDeclined,
  CallAnsweredLate: lateAnswer,
  LeadershipHandedOver: (access, _event, data) => {
    const to = personIn(data.to);
    if (to) access.namedInPerson.add(to.person);
  },
  LeadershipAccepted: leads,
  LeadershipTakenOver: leads,
  OperationRescheduled: (access, _event, data) => {
    plannedFor(access, data);
  },
  ConductStarted: (access, { actor, occurredAt }) => {
    access.begunBy.add(actor.person);
    access.conduct = startedAt(access.conduct, occurredAt);
  },
  ConductEnded: (access, { occurredAt, position }) => {
    access.conductEndKnownFrom ??= position;
    access.conduct = endedAt(access.conduct, occurredAt);
  },
  EncounterOpened: (access, { stream, actor, position }, data) => {
    access.namedInPerson.add(actor.person);
    access.encounters.set(stream, {
      ownerBranch: actor.branch,
      since: position,
      holders: new Set([actor.person]),
      earlierOffices: [],
      underGlass: new Map(),
      named: new Set(),
      ...(typeof data.site === 'string' ? { site: data.site } : {}),
      ...(typeof data.from === 'string' ? { from: data.from } : {}),
      consents: NO_CONSENTS,
    });
    const { from } = data;
    if (typeof from === 'string')
      access.openedFrom.set(from, [...(access.openedFrom.get(from) ?? []), stream]);
  },
  PersonMetWithoutCoordinator: (access, { id }) => {
    access.metWithoutCoordinator.add(id);
  },
  ResidenceDecisionWeighed: (access, { id }, data) => {
    access.residence.set(id, residenceWeighed(data));
  },
  EntryCorrected: (access, event, data) => {
    consentChanged(access, event);
    const [entry, field] = [data.entry as string, data.field as string];
    timeCorrected(access, data);
    const isOfProposal = field === 'region' && access.byId.get(entry)?.name === 'OperationProposed';
    if (isOfProposal && typeof data.is === 'string') access.region = data.is;
    const weighed = access.residence.get(entry);
    if (weighed) access.residence.set(entry, residenceCorrected(weighed, field, data.is));
  },
  EntryMarkedInError: (access, _event, data) => {
    access.metWithoutCoordinator.delete(data.entry as string);
    access.residence.delete(data.entry as string);
  },
  EncounterHandedOver: (access, { stream, position }, data) => {
    const to = personIn(data.to);
    const encounter = access.encounters.get(stream);
    if (encounter && !to) encounter.handedOnFrom ??= position;
    if (!to || !encounter) return;
    if (to.branch !== encounter.ownerBranch) leavesOffice(encounter, to.branch, position);
    encounter.holders.add(to.person);
    access.namedInPerson.add(to.person);
    encounter.underGlass.delete(to.person);
  },
  EncounterTakenOver: (access, { stream, actor }) => {
    const encounter = access.encounters.get(stream);
    access.namedInPerson.add(actor.person);
    encounter?.holders.add(actor.person);
    encounter?.underGlass.delete(actor.person);
  },
  AccessedUnderBreakGlass: (access, { id, stream, position, actor }) => {
    access.glass.set(id, { stream, position, by: refOf(actor) });
    const encounter = access.encounters.get(stream);
    if (!encounter || encounter.holders.has(actor.person)) return;
    encounter.holders.add(actor.person);
    encounter.underGlass.set(actor.person, id);
  },
  BreakGlassExpired: (access, { stream }, data) => {
    const encounter = access.encounters.get(stream);
    const { person } = data.who as PersonRef;
    if (!encounter || encounter.underGlass.get(person) !== data.accessed) return;
    encounter.holders.delete(person);
    encounter.underGlass.delete(person);
  },
  SubjectErased: (access, { stream, position, actor: { branch } }) => {
    const encounter = access.encounters.get(stream);
    if (!encounter) return;
    // To which office it was handed over went with the keys; which one erased it stands in clear. No earlier one reads on.
    if (branch !== encounter.ownerBranch) leavesOffice(encounter, branch, encounter.handedOnFrom ?? position);
    Object.assign(encounter, { erased: true, erasedAt: position });
  },
  DisclosuresListed: disclosuresListed,
  ReceivedCopyErased: copyErased,
  ConsentGiven: consentNamed,
  ConsentRefused: consentChanged,
  ConsentWithdrawn: consentNamed,
  ReferralRequested: (access, event, data) => {
    names('to')(access, event, data);
    matterBegun(access, event, data.to);
  },
  ChildConcernReported: (access, event, data) => {
    names('to')(access, event, data);
    matterBegun(access, event, data.to);
    if (!access.encounters.has(event.stream)) concernReported(access.concerns, event, data);
  },
  ChildConcernRedirected: (access, event, data) => {
    names('to')(access, event, data);
    matterSentOn(access, event, data.to);
    concernRedirected(access.concerns, event, data);
  },
  ReservationAccepted: answersAsNamed,
  ...DISCLOSURE_EFFECTS,
  FacilitatorNamed: (access, { position }, data) => {
    const { person, branch } = data.who as PersonRef;
    access.facilitators.add(person);
    access.namedInPerson.add(person);
    access.facilitatorBranches.set(person, branch);
    if (!access.facilitatesSince.has(person)) access.facilitatesSince.set(person, position);
  },
  PerspectiveSubmitted: (access, _event, data) => {
    if (data.through === 'facilitator') access.throughFacilitator = true;
  },
  PerspectiveReleased: (access, { position }) => {
    access.textsShownFrom = position;
  },
  PerspectivePassedOn: (access, _event, data) => {
    if (typeof data.to === 'string') access.passedOnTo.add(data.to);
  },
  DebriefMeetingHeld: (access, { position }) => {
    access.meetingHeld = true;
    access.textsShownFrom = position;
  },
};

/** Whether it changes more of the access than which entries there are. */
export const changesAccess = ({ name }: Recorded): boolean => name in ACCESS_EFFECTS || isReport(name);

export function foldAccess(access: Access, event: Recorded): void {
  access.byId = access.byId.with(event);
  reportFolded(access.reports, event);
  const effect = ACCESS_EFFECTS[event.name];
  if (!effect) return;
  effect(access, event, event.data as Data);
  for (const branch of branchesIn(access))
    if (!access.knownSince.has(branch)) access.knownSince.set(branch, event.position);
}

export function accessAt(entries: readonly Recorded[], untilPosition: number): Access {
  const access = emptyAccess();
  for (const event of entries) if (event.position <= untilPosition) foldAccess(access, event);
  return access;
}
