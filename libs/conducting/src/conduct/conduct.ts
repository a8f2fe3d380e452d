import type { EntriesEvent } from '@samsyn/entries/contract';
import type { Decider, Intent, RecordedOf } from '@samsyn/kernel';
import type { ConductEvent } from './conduct.events';
import { decideRecordConductFact, type RecordConductFact } from './record-conduct-fact/record-conduct-fact';
import { decideStartConduct, type StartConduct } from './start-conduct/start-conduct';

export interface ConductState {
  readonly started: boolean;
}
export type ConductCommand = StartConduct | RecordConductFact;

function evolve(state: ConductState, event: RecordedOf<ConductEvent | EntriesEvent>): ConductState {
  switch (event.name) {
    case 'ConductStarted':
      return { started: true };
    case 'ConductEnded':
    case 'AgencyArrived':
    case 'AgencyDeparted':
    case 'SiteEntered':
    case 'SiteSecured':
    case 'PersonEntered':
    case 'PersonLeft':
    case 'SuspectEncountered':
    case 'PersonsSeparated':
    case 'SafetyIncidentOccurred':
    case 'InspectionStarted':
    case 'InspectionCompleted':
    case 'FindingRecorded':
    case 'IndicatorObserved':
    case 'EvidenceHandled':
    case 'DecisionTaken':
    case 'NoteAdded':
    case 'EntryCorrected':
    case 'DisclosureRequested':
    case 'DisclosureDecided':
      return state;
    default:
      return unheardOf(event, state);
  }
}

/** The compiler proves that no event of today is missing; a later one, from another service, changes nothing here. */
const unheardOf = (_event: never, state: ConductState): ConductState => state;

function decide(command: ConductCommand, state: ConductState, intent: Intent): readonly ConductEvent[] {
  switch (command.kind) {
    case 'StartConduct':
      return decideStartConduct(command, state, intent);
    case 'RecordConductFact':
      return decideRecordConductFact(command, intent);
  }
}

/** What happened on the site, one stream for each operation. Nothing that happened is refused for order or state. */
export const conduct: Decider<ConductState, ConductCommand, ConductEvent> = {
  initial: { started: false },
  evolve,
  decide,
};
