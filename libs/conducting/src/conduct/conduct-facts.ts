import type { WhoMay } from '@samsyn/kernel';
import type { ConductEvent } from './conduct.events';

/** Everything that is told of the conduct but its start, which planning hands over. */
export type ConductFact = Exclude<ConductEvent, { readonly name: 'ConductStarted' }>;
export type ConductFactName = ConductFact['name'];

interface ConductFactRule {
  readonly who: WhoMay;
  /** Fields that name persons. */
  readonly persons?: readonly string[];
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
  SafetyIncidentOccurred: { who: 'police-on-site' },
  InspectionStarted: { who: 'participant' },
  InspectionCompleted: { who: 'participant' },
  FindingRecorded: { who: 'participant' },
  IndicatorObserved: { who: 'participant' },
  EvidenceHandled: { who: 'participant' },
  DecisionTaken: { who: 'operation-leader', persons: ['agreed', 'disagreed'] },
  NoteAdded: { who: 'participant' },
};
