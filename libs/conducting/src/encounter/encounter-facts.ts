import { DomainError, unknownTo } from '@samsyn/kernel';
import type { EncounterEvent } from './encounter.events';

/** What Samsyn does by itself, and nobody tells. */
export const KEPT_BY_SAMSYN = [
  'FollowUpReminded',
  'ReferralReminded',
  'ChildConcernReminded',
  'SupportContactOverdue',
  'ReflectionPeriodEnding',
] as const satisfies readonly EncounterEvent['name'][];

/** Everything that is told within an encounter once it is open. */
export type EncounterFact = Exclude<
  EncounterEvent,
  { readonly name: 'EncounterOpened' | (typeof KEPT_BY_SAMSYN)[number] }
>;
export type EncounterFactName = EncounterFact['name'];

/** Ids and numbers of what a fact answers; absent, it is the latest that is open. */
type Addressed = 'followUp' | 'referral' | 'concern';
/** Fields that follow from others: the branch that was asked, the last day of thirty. */
interface Following {
  readonly ReferralWithdrawn: 'to';
  readonly ChildConcernRedirected: 'from' | 'reporter';
  readonly ReflectionPeriodGranted: 'until';
}
type LeftOut<Name> = Addressed | (Name extends keyof Following ? Following[Name] : never);
type Told<E> = E extends { readonly name: infer Name; readonly data: infer Data }
  ? Omit<E, 'name' | 'data'> & {
      readonly name: Name;
      readonly data: Omit<Data, LeftOut<Name>> & Partial<Pick<Data, Extract<keyof Data, LeftOut<Name>>>>;
    }
  : never;
/** A fact as it is told: which follow-up, referral or concern it answers may be left out. */
export type ToldEncounterFact = Told<EncounterFact>;
export type ToldOf<Name extends EncounterFactName> = Extract<ToldEncounterFact, { readonly name: Name }>;

/**
 * How somebody comes into an encounter. `holder`: who opened it, those it was handed to, supervisors of the owning
 * branch. `named`: anybody of a branch that a consent, a referral or a concern names.
 * `office-without-holder`: a coordinator of the office, once everybody who held it has left. There is no other way (OSL 26:1).
 */
export type Entrance = 'holder' | 'named' | 'office-without-holder';

interface EncounterFactRule {
  /** `receiver`: the branch that is named, about its own answer. `coordinator-of-office` (or its supervisor): once everybody who held it has left. */
  readonly by: 'holder' | 'receiver' | 'receiver-or-holder' | 'coordinator-of-office';
  /** Fields that name persons who must not have left. */
  readonly active?: readonly string[];
  readonly branches?: readonly string[];
  /** Fields that name an office which is to take up a concern for a child. */
  readonly concerned?: readonly string[];
}

const byHolder: EncounterFactRule = { by: 'holder' };
const byReceiver: EncounterFactRule = { by: 'receiver' };

/** Who may tell which fact of an encounter ("Who may"). */
export const ENCOUNTER_FACTS: Readonly<Record<EncounterFactName, EncounterFactRule>> = {
  SubjectIdentified: byHolder,
  EncounterHandedOver: { by: 'holder', active: ['to'] },
  EncounterTakenOver: { by: 'coordinator-of-office' },
  VictimConversationStarted: byHolder,
  VictimConversationEnded: byHolder,
  SupportOffered: byHolder,
  SupportAnswered: byHolder,
  ContactCardGiven: byHolder,
  SupportContactMade: byHolder,
  FollowUpBooked: byHolder,
  FollowUpMoved: byHolder,
  FollowUpKept: byHolder,
  FollowUpMissed: byHolder,
  ConsentGiven: { by: 'holder', branches: ['recipient'] },
  ConsentRefused: { by: 'holder', branches: ['recipient'] },
  ConsentWithdrawn: { by: 'holder', branches: ['recipient'] },
  ReservationAccepted: byReceiver,
  ReferralRequested: { by: 'holder', branches: ['to'] },
  ReferralAccepted: byReceiver,
  ReferralRefused: byReceiver,
  ReferralCompleted: { by: 'receiver-or-holder' },
  ReferralWithdrawn: byHolder,
  ChildConcernReported: { by: 'holder', concerned: ['to'] },
  ChildConcernAcknowledged: byReceiver,
  ChildConcernRedirected: { by: 'receiver-or-holder', concerned: ['to'] },
  ReflectionPeriodApplied: byHolder,
  ReflectionPeriodGranted: byHolder,
  ReflectionPeriodProlonged: byHolder,
  ReflectionPeriodEnded: byHolder,
};

/**
 * What is still recorded in an encounter that is erased: a receiver's answers to what it was sent, which is its own as
 * well. Nothing else, and nothing by anybody else.
 */
export const ANSWERS_OF_RECEIVERS: ReadonlySet<EncounterFactName> = new Set([
  'ReferralAccepted',
  'ReferralRefused',
  'ReferralCompleted',
  'ChildConcernAcknowledged',
  'ChildConcernRedirected',
]);

export const unknownEncounter = (): DomainError => unknownTo('ENCOUNTER');

/** Who may not tell the fact: the holder knows the encounter, for everybody else it does not exist. */
export const notTheirs = (entrance: Entrance): DomainError =>
  entrance === 'holder'
    ? new DomainError('ACCESS.NOT_YOURS', { requires: 'receiving-branch' }, 'forbidden')
    : unknownEncounter();
