import type { WhoMay } from '@samsyn/kernel';
import type { ConductEvent } from './conduct.events';

/** Everything that is told of the conduct but its start, which planning hands over, and what Samsyn does by itself. */
export type ConductFact = Exclude<ConductEvent, { readonly name: 'ConductStarted' | 'SafetyCheckInMissed' }>;
export type ConductFactName = ConductFact['name'];

/** What the command fills in where it is not told. */
type FilledIn = 'checkIn' | 'who' | 'alarm' | 'handover' | 'region';
type Told<E> = E extends { readonly name: infer Name; readonly data: infer Data }
  ? Omit<E, 'name' | 'data'> & {
      readonly name: Name;
      readonly data: Omit<Data, FilledIn> & Partial<Pick<Data, Extract<keyof Data, FilledIn>>>;
    }
  : never;
/** A fact as it is told. */
export type ToldConductFact = Told<ConductFact>;
export type ToldOf<Name extends ConductFactName> = Extract<ToldConductFact, { readonly name: Name }>;

interface ConductFactRule {
  readonly who: WhoMay;
  /** Fields that name persons, and those that name somebody who is to act, who must not have left. */
  readonly persons?: readonly string[];
  readonly active?: readonly string[];
}

/**
 * Who may tell which fact ("Who may"). There is no rule of order or state: what happened is recorded, and what should
 * not have happened becomes a deviation in the debrief.
 */
export const CONDUCT_FACTS: Readonly<Record<ConductFactName, ConductFactRule>> = {
  ConductEnded: { who: 'operation-leader' },
  AgencyArrived: { who: 'participant' },
  AgencyDeparted: { who: 'participant' },
  SiteEntered: { who: 'police-on-site' },
  SiteSecured: { who: 'police-on-site' },
  PersonEntered: { who: 'participant' },
  PersonLeft: { who: 'participant' },
  // Whoever meets a suspect says so: who may is not told, and a fact from the site is not lost.
  SuspectEncountered: { who: 'participant' },
  PersonsSeparated: { who: 'police-on-site' },
  // Whoever is threatened says so herself (ADR 0015).
  SafetyIncidentOccurred: { who: 'participant' },
  InspectionStarted: { who: 'participant' },
  InspectionCompleted: { who: 'participant' },
  FindingRecorded: { who: 'participant' },
  IndicatorObserved: { who: 'participant' },
  EvidenceHandled: { who: 'participant' },
  DecisionTaken: { who: 'operation-leader', persons: ['agreed', 'disagreed'] },
  DissentRecorded: { who: 'participant' },
  DeviationDeclared: { who: 'participant' },
  NoteAdded: { who: 'participant' },
  OperationSuspended: { who: 'operation-leader' },
  OperationResumed: { who: 'operation-leader' },
  LeadershipHandedOver: { who: 'operation-leader', active: ['to'] },
  LeadershipAccepted: { who: 'leading-branch' },
  // Whom it is taken over from may have left.
  LeadershipTakenOver: { who: 'any-operation-leader', persons: ['from'] },
  SafetyCheckInStarted: { who: 'participant', persons: ['who'] },
  SafetyCheckedIn: { who: 'participant' },
  SafetyAlarmHandled: { who: 'operation-leader' },
  SafetyCheckInEnded: { who: 'participant' },
  PersonMetWithoutCoordinator: { who: 'participant' },
  InformationGiven: { who: 'participant' },
  VoluntaryMeasureAsked: { who: 'participant' },
  ResidenceDecisionWeighed: { who: 'decides-on-residence' },
  AreaCounted: { who: 'participant' },
};
