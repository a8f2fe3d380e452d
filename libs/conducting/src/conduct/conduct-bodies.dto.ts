import type { FactDto } from '@samsyn/web';
import type { ConductFactName } from './conduct-facts';
import { AreaCountedDto } from './area-counts/area-counts.http';
import { DeviationDeclaredDto } from './declare-deviation/declare-deviation.http';
import { DissentRecordedDto } from './joint-decisions/record-dissent.http';
import {
  LeadershipAcceptedDto,
  LeadershipHandedOverDto,
  LeadershipTakenOverDto,
} from './leadership/leadership.http';
import * as met from './met-without-coordinator/met-without-coordinator.http';
import {
  ConductEndedDto,
  AgencyArrivedDto,
  AgencyDepartedDto,
  SiteEnteredDto,
  SiteSecuredDto,
  PersonEnteredDto,
  PersonLeftDto,
  SuspectEncounteredDto,
  PersonsSeparatedDto,
  SafetyIncidentOccurredDto,
  InspectionStartedDto,
  InspectionCompletedDto,
  FindingRecordedDto,
  IndicatorObservedDto,
  EvidenceHandledDto,
  DecisionTakenDto,
  NoteAddedDto,
} from './record-conduct-fact/conduct-facts.dto';
import {
  SafetyAlarmHandledDto,
  SafetyCheckedInDto,
  SafetyCheckInEndedDto,
  SafetyCheckInStartedDto,
} from './safety-check-ins/safety-check-ins.http';
import { OperationResumedDto, OperationSuspendedDto } from './suspension/suspension.http';

/** The body of each fact, also where it stands in a batch. */
export const CONDUCT_BODIES: Readonly<Record<ConductFactName, new () => FactDto>> = {
  ConductEnded: ConductEndedDto,
  AgencyArrived: AgencyArrivedDto,
  AgencyDeparted: AgencyDepartedDto,
  SiteEntered: SiteEnteredDto,
  SiteSecured: SiteSecuredDto,
  PersonEntered: PersonEnteredDto,
  PersonLeft: PersonLeftDto,
  SuspectEncountered: SuspectEncounteredDto,
  PersonsSeparated: PersonsSeparatedDto,
  SafetyIncidentOccurred: SafetyIncidentOccurredDto,
  InspectionStarted: InspectionStartedDto,
  InspectionCompleted: InspectionCompletedDto,
  FindingRecorded: FindingRecordedDto,
  IndicatorObserved: IndicatorObservedDto,
  EvidenceHandled: EvidenceHandledDto,
  DecisionTaken: DecisionTakenDto,
  NoteAdded: NoteAddedDto,
  DissentRecorded: DissentRecordedDto,
  DeviationDeclared: DeviationDeclaredDto,
  OperationSuspended: OperationSuspendedDto,
  OperationResumed: OperationResumedDto,
  LeadershipHandedOver: LeadershipHandedOverDto,
  LeadershipAccepted: LeadershipAcceptedDto,
  LeadershipTakenOver: LeadershipTakenOverDto,
  SafetyCheckInStarted: SafetyCheckInStartedDto,
  SafetyCheckedIn: SafetyCheckedInDto,
  SafetyAlarmHandled: SafetyAlarmHandledDto,
  SafetyCheckInEnded: SafetyCheckInEndedDto,
  PersonMetWithoutCoordinator: met.PersonMetWithoutCoordinatorDto,
  InformationGiven: met.InformationGivenDto,
  VoluntaryMeasureAsked: met.VoluntaryMeasureAskedDto,
  ResidenceDecisionWeighed: met.ResidenceDecisionWeighedDto,
  AreaCounted: AreaCountedDto,
};
