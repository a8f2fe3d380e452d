import type { Branch, Consents, PersonRef, Recorded } from '@samsyn/kernel';
import { noConcerns, type ConcernsAccess } from './concern-access';
import type { ConductTimes } from './conduct-times';
import { EntriesById } from './entries-by-id';
import type { Reports } from './reports-again';
import type { Weighed } from './residence-decision';

/** `withdrawn`: the invitation and its withdrawal stay the branch's to see, nothing that comes after. */
export type InvitationState = 'open' | 'confirmed' | 'declined' | 'withdrawn';
/** `passed`: the answer window went by and the turn is another's; the branch still sees its call. */
export type CallState = 'open' | 'passed' | 'declined';

/** An office that held an encounter and handed it over to another: it may read what was recorded by then. */
export interface EarlierOffice {
  readonly branch: Branch;
  readonly holders: ReadonlySet<string>;
  readonly since: number;
  /** Position of the hand-over, which it reads too. */
  readonly until: number;
}

/** Who holds an encounter: the coordinator who opened it and those it was handed to. */
export interface EncounterAccess {
  /** The office that holds it now. */
  ownerBranch: Branch;
  /** Where that office came to hold it. */
  since: number;
  readonly holders: Set<string>;
  /** In the order of their hand-overs. */
  readonly earlierOffices: EarlierOffice[];
  /** Persons who hold it for a while because they broke the glass, with the entry that says so. */
  readonly underGlass: Map<string, string>;
  /** Branches that a consent, referral or concern names, or that answered one. */
  readonly named: Set<Branch>;
  /** Where she was met; absent on the one site of the operation. */
  readonly site?: string;
  /** The `PersonMetWithoutCoordinator` that it was opened from. */
  readonly from?: string;
  /** What the person met has agreed to, and taken back. */
  consents: Consents;
  /**
   * Its keys are destroyed, or about to be: nothing more is recorded in it, but what receivers answer to what they were
   * sent.
   */
  erased?: true;
  /** Position of that decision. */
  erasedAt?: number;
  /** Position of the first hand-over of which it is erased to whom. */
  handedOnFrom?: number;
}

/** One field of one entry, given to one branch by a decision. */
export interface Disclosed {
  readonly decision: string;
  readonly ground: string | undefined;
  readonly decidedAt: string;
  /** The `DisclosureDecided` itself. */
  readonly event: Recorded;
  /** What ended the consent that it rests on: a withdrawal, a refusal, or a narrower consent. */
  withdrawnBy?: string;
  /** The consent that it rests on ends then by itself: what is recorded later does not reach the recipient. */
  until?: string;
  /**
   * It went to the wrong recipient, by this entry: that recipient sees it no more, and it stays in the lists
   * of what was sent.
   */
  wrongBy?: string;
  /** Position of what ended it: what is recorded after it does not reach the recipient any more. */
  endedFrom?: number;
}

/** Somebody read an encounter without holding it. */
export interface BrokenGlass {
  /** Of the encounter. */
  readonly stream: string;
  /** Of the entry that says so. */
  readonly position: number;
  readonly by: PersonRef;
}

/** What a receiver has erased of a matter. */
export interface ErasedCopy {
  /** Position of the decision. */
  readonly from: number;
  /** The concern came to this branch again: what it was sent then is a copy of its own. */
  anew?: number;
}

/**
 * One matter of an encounter that was sent to another authority: a concern, a referral, a reservation. It is the
 * encounter's and each receiver's, and each side erases its own copy (ADR 0045).
 */
export interface MatterCopies {
  readonly stream: string;
  /** Branches that it was sent to, first or later, and of a reservation the one that accepted it. */
  readonly receivers: Set<Branch>;
  readonly erased: Map<Branch, ErasedCopy>;
}

export interface CopiesAccess {
  /** By the id of the entry that began the matter; nothing of what is sealed for the person met. */
  readonly matters: Map<string, MatterCopies>;
  /** By entry, the branches that have erased their copy of it, and where: that there is an entry they still know. */
  readonly erasedEntries: Map<string, Map<Branch, number>>;
}

export const noCopies = (): CopiesAccess => ({ matters: new Map(), erasedEntries: new Map() });

/** What a decision or a consent says still, once its encounter is erased: no text that a person wrote. */
export interface KeptFacts {
  readonly entry: string;
  readonly recipient?: Branch;
  readonly requester?: Branch;
  readonly ground?: string;
  readonly purposeCode?: string;
  /** Of what was granted: how it stood. */
  readonly until?: string;
  readonly withdrawnBy?: string;
  readonly wrongBy?: string;
}
/** `DisclosuresListed`, of encounters that are erased. */
export interface ListedAccess {
  /** By entry, the branches that go on knowing that there is one. */
  readonly seen: Map<string, Set<Branch>>;
  readonly kept: Map<string, KeptFacts>;
  /** The lists, in order of position. */
  readonly lists: Recorded[];
}
export const nothingListed = (): ListedAccess => ({ seen: new Map(), kept: new Map(), lists: [] });

/**
 * Who takes part in an operation and what each branch has been given: folded from the log in order of position.
 * It decides nothing by itself; audiences.ts and rules.ts do.
 */
export interface Access {
  leadingBranch: Branch;
  /** Where the operation is; what a person is met with there is for that region's coordinators. */
  region?: string;
  /** Who accepted or took over leadership last; absent: it was neither handed over nor taken over. */
  leader?: string;
  /** Who proposed the operation, and who started its conduct. */
  readonly begunBy: Set<string>;
  /**
   * Where the end of the conduct was recorded first; absent: it goes on. What may still be asked, answered or taken up is
   * judged by this and by no time that somebody reported: times are typed in and put right. It cannot be marked in error.
   */
  conductEndKnownFrom?: number;
  conduct: ConductTimes;
  /** By entry, the times that corrections of it have given. */
  readonly correctedTimes: Map<string, readonly string[]>;
  readonly participants: Set<Branch>;
  /** Why each branch takes part: a decline takes back what it answers, and nothing else. */
  readonly grounds: Map<Branch, Set<string>>;
  readonly invitations: Map<Branch, InvitationState>;
  /** For each call-out stream, how each called branch stands to it. */
  readonly calls: Map<string, Map<Branch, CallState>>;
  /** For each call-out stream, whose turn it is to answer. */
  readonly turns: Map<string, PersonRef>;
  readonly encounters: Map<string, EncounterAccess>;
  /** By the entry that says so. */
  readonly glass: Map<string, BrokenGlass>;
  readonly concerns: ConcernsAccess;
  readonly copies: CopiesAccess;
  /** What stays of what others had been given of encounters that are erased. */
  readonly listed: ListedAccess;
  /** Every `PersonMetWithoutCoordinator` that is not in error. */
  readonly metWithoutCoordinator: Set<string>;
  /** By such an entry, the streams of the encounters that were opened from it. */
  readonly openedFrom: Map<string, readonly string[]>;
  /** Every decision on residence at the site that is not in error, as it stands with its corrections. */
  readonly residence: Map<string, Weighed>;
  /** `entry#field` → recipient branch → the decision. */
  readonly disclosures: Map<string, Map<Branch, Disclosed>>;
  /** Entries of which a field was given to somebody. */
  readonly disclosedEntries: Set<string>;
  /** Entries that a branch sees because of a disclosure request or decision. */
  readonly disclosureParties: Map<string, ReadonlySet<Branch>>;
  /** Sender and recipient of what went to the wrong recipient, by the entry that reported it. */
  readonly incidentParties: Map<string, ReadonlySet<Branch>>;
  readonly facilitators: Set<string>;
  /** The branch of each, by person. */
  readonly facilitatorBranches: Map<string, Branch>;
  /** Where each facilitator was named: what went through a facilitator before is not entrusted to them. */
  readonly facilitatesSince: Map<string, number>;
  meetingHeld: boolean;
  throughFacilitator: boolean;
  /** Position of the last meeting or release: from then on all texts are shown alike, without their senders. */
  textsShownFrom?: number;
  /** Branches outside the operation to which a facilitator passed on what was said of them. */
  readonly passedOnTo: Set<Branch>;
  /** Where each branch came to know of the operation. */
  readonly knownSince: Map<Branch, number>;
  /** Where something was sent to each branch last: an invitation, a referral, a concern. */
  readonly addressedAt: Map<Branch, number>;
  /** Persons whom somebody named in it, who therefore know it, whenever they came to their branch. */
  readonly namedInPerson: Set<string>;
  byId: EntriesById;
  readonly reports: Reports;
}

export const emptyAccess = (): Access => ({
  leadingBranch: '',
  begunBy: new Set(),
  conduct: {},
  correctedTimes: new Map(),
  participants: new Set(),
  grounds: new Map(),
  invitations: new Map(),
  calls: new Map(),
  turns: new Map(),
  encounters: new Map(),
  glass: new Map(),
  concerns: noConcerns(),
  copies: noCopies(),
  listed: nothingListed(),
  metWithoutCoordinator: new Set(),
  openedFrom: new Map(),
  residence: new Map(),
  disclosures: new Map(),
  disclosedEntries: new Set(),
  disclosureParties: new Map(),
  incidentParties: new Map(),
  facilitators: new Set(),
  facilitatorBranches: new Map(),
  facilitatesSince: new Map(),
  meetingHeld: false,
  throughFacilitator: false,
  passedOnTo: new Set(),
  knownSince: new Map(),
  addressedAt: new Map(),
  namedInPerson: new Set(),
  byId: EntriesById.none(),
  reports: new Map(),
});

/** Of what stands in no operation and is shared by branches, the first of which leads: in the place of an operation's. */
export function accessOfSharing(branches: readonly Branch[], events: readonly Recorded[]): Access {
  const access = emptyAccess();
  access.leadingBranch = branches[0] ?? '';
  for (const branch of branches) access.participants.add(branch);
  for (const event of events) access.byId = access.byId.with(event);
  return access;
}
