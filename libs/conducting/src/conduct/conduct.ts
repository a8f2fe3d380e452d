import type { EntriesEventOfStream } from '@samsyn/entries/contract';
import type { Decider, CommandMetadata, RecordedOf } from '@samsyn/kernel';
import { notBegun, type ConductState } from './conduct-state';
import type { ConductEvent } from './conduct.events';
import { handedOver, handoverAccepted, takenOver } from './leadership/leadership';
import { decideRecordConductFact, type RecordConductFact } from './record-conduct-fact/record-conduct-fact';
import { decideMiss, type MissCheckIn } from './safety-check-ins/decide-check-in';
import { alarmHandled, begun, checkedIn, checkInEnded, missed } from './safety-check-ins/safety-check-ins';
import { decideStartConduct, type StartConduct } from './start-conduct/start-conduct';

export type ConductCommand = StartConduct | RecordConductFact | MissCheckIn;

function evolve(state: ConductState, event: RecordedOf<ConductEvent | EntriesEventOfStream>): ConductState {
  switch (event.name) {
    case 'ConductStarted':
      return { ...state, started: true };
    case 'OperationSuspended':
      return { ...state, suspended: true };
    case 'OperationResumed':
      return { ...state, suspended: false };
    case 'DecisionTaken':
      return { ...state, decisions: new Set([...state.decisions, event.id]) };
    case 'LeadershipHandedOver':
      return { ...state, leadership: handedOver(state.leadership, event, event.data.to) };
    case 'LeadershipAccepted':
      return { ...state, leadership: handoverAccepted(state.leadership, event, event.data.handover) };
    case 'LeadershipTakenOver':
      return { ...state, leadership: takenOver(event) };
    case 'SafetyCheckInStarted':
      return { ...state, checkIns: begun(state.checkIns, event, event.data) };
    case 'SafetyCheckedIn':
      return { ...state, checkIns: checkedIn(state.checkIns, event, event.data) };
    case 'SafetyCheckInMissed':
      return { ...state, checkIns: missed(state.checkIns, event, event.data) };
    case 'SafetyAlarmHandled':
      return { ...state, checkIns: alarmHandled(state.checkIns, event, event.data) };
    case 'SafetyCheckInEnded':
      return { ...state, checkIns: checkInEnded(state.checkIns, event, event.data) };
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
    case 'NoteAdded':
    case 'DissentRecorded':
    case 'DeviationDeclared':
    case 'PersonMetWithoutCoordinator':
    case 'InformationGiven':
    case 'VoluntaryMeasureAsked':
    case 'ResidenceDecisionWeighed':
    case 'AreaCounted':
    case 'EntryCorrected':
    case 'DisclosureRequested':
    case 'DisclosureDecided':
    case 'EntryMarkedInError':
    case 'SubjectErased':
    case 'ReceivedCopyErased':
    case 'EveryCopyErased':
    case 'DisclosuresListed':
      return state;
    default:
      return unheardOf(event, state);
  }
}

/** The compiler proves that no event of today is missing; a later one, from another service, changes nothing here. */
const unheardOf = (_event: never, state: ConductState): ConductState => state;

function decide(
  command: ConductCommand,
  state: ConductState,
  metadata: CommandMetadata,
): readonly ConductEvent[] {
  switch (command.kind) {
    case 'StartConduct':
      return decideStartConduct(command, state, metadata);
    case 'RecordConductFact':
      return decideRecordConductFact(command, state, metadata);
    case 'MissCheckIn':
      return decideMiss(command, state.checkIns, metadata);
  }
}

/** What happened on the site, one stream for each operation. Nothing that happened is refused for order or state. */
export const conduct: Decider<ConductState, ConductCommand, ConductEvent> = {
  initial: notBegun,
  evolve,
  decide,
};
