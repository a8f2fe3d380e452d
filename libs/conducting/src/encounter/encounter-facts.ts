import { byEvent, type FieldSpecs } from '@samsyn/event-store';
import { DomainError, unknownTo } from '@samsyn/kernel';
import type { EncounterRecorder, FactDefinition } from '../facts/fact-definition';
import { childConcernFacts } from './child-concerns/child-concerns.commands';
import { consentFacts } from './consents/consents.commands';
import { conversationFacts } from './conversation/conversation.commands';
import type { EncounterEvent } from './encounter.events';
import { followUpFacts } from './follow-ups/follow-ups.commands';
import { referralFacts } from './referrals/referrals.commands';
import { reflectionPeriodFacts } from './reflection-period/reflection-period.commands';

/** What Samsyn does by itself, and nobody reports. */
export const KEPT_BY_SAMSYN = [
  'FollowUpReminded',
  'ReferralReminded',
  'ChildConcernReminded',
  'SupportContactOverdue',
  'ReflectionPeriodEnding',
] as const satisfies readonly EncounterEvent['name'][];

/** Everything that is reported within an encounter once it is open. */
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
type Reported<E> = E extends { readonly name: infer Name; readonly data: infer Data }
  ? Omit<E, 'name' | 'data'> & {
      readonly name: Name;
      readonly data: Omit<Data, LeftOut<Name>> & Partial<Pick<Data, Extract<keyof Data, LeftOut<Name>>>>;
    }
  : never;
/** A fact as it is reported: which follow-up, referral or concern it answers may be left out. */
export type ReportedEncounterFact = Reported<EncounterFact>;
export type ReportedFactOf<Name extends EncounterFactName> = Extract<
  ReportedEncounterFact,
  { readonly name: Name }
>;

/**
 * How somebody comes into an encounter. `holder`: who opened it, those it was handed to, supervisors of the owning
 * branch. `named`: anybody of a branch that a consent, a referral or a concern names.
 * `office-without-holder`: a coordinator of the office, once everybody who held it has left. There is no other way (OSL 26:1).
 */
export type Entrance = 'holder' | 'named' | 'office-without-holder';

export type EncounterFactDefinition = FactDefinition<EncounterFactName, FieldSpecs, EncounterRecorder>;

/** Every fact of an encounter by the name of its event. */
export const ENCOUNTER_FACTS: Readonly<Record<EncounterFactName, EncounterFactDefinition>> = byEvent([
  ...conversationFacts,
  ...followUpFacts,
  ...consentFacts,
  ...referralFacts,
  ...childConcernFacts,
  ...reflectionPeriodFacts,
]);

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

/**
 * The refusal for an actor who may not report the fact: the holder knows the encounter, for all others it
 * does not exist.
 */
export const notTheirs = (entrance: Entrance): DomainError =>
  entrance === 'holder'
    ? new DomainError('ACCESS.NOT_YOURS', { requires: 'receiving-branch' }, 'forbidden')
    : unknownEncounter();
