import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { AskedBy, Documented, type Asked, type FactDto, type Recording } from '@samsyn/web';
import { FactRoute, recordInConduct } from '../conduct-routes.http';
import type { ConductFactName } from '../conduct-facts';
import * as dto from './conduct-facts.dto';

@Documented((api) => api.ApiTags('conduct'))
@Controller('operations')
export class ConductFactsController {
  constructor(private readonly commands: CommandBus) {}

  @FactRoute('end', 'ConductEnded', 'The operation ends')
  ended(@Param('operationId') id: string, @Body() body: dto.ConductEndedDto, @AskedBy() asked: Asked) {
    return this.record('ConductEnded', id, body, asked);
  }
  @FactRoute('agency-arrived', 'AgencyArrived', 'The own branch arrived')
  agencyArrived(
    @Param('operationId') id: string,
    @Body() body: dto.AgencyArrivedDto,
    @AskedBy() asked: Asked,
  ) {
    return this.record('AgencyArrived', id, body, asked);
  }
  @FactRoute('agency-departed', 'AgencyDeparted', 'The own branch left')
  agencyDeparted(
    @Param('operationId') id: string,
    @Body() body: dto.AgencyDepartedDto,
    @AskedBy() asked: Asked,
  ) {
    return this.record('AgencyDeparted', id, body, asked);
  }
  @FactRoute(
    'site-entered',
    'SiteEntered',
    'The first went in; sets the head-count inside, a later entry adds to it',
  )
  siteEntered(@Param('operationId') id: string, @Body() body: dto.SiteEnteredDto, @AskedBy() asked: Asked) {
    return this.record('SiteEntered', id, body, asked);
  }
  @FactRoute('site-secured', 'SiteSecured', 'The site is secured')
  siteSecured(@Param('operationId') id: string, @Body() body: dto.SiteSecuredDto, @AskedBy() asked: Asked) {
    return this.record('SiteSecured', id, body, asked);
  }
  @FactRoute('person-entered', 'PersonEntered', 'Somebody went in')
  personEntered(
    @Param('operationId') id: string,
    @Body() body: dto.PersonEnteredDto,
    @AskedBy() asked: Asked,
  ) {
    return this.record('PersonEntered', id, body, asked);
  }
  @FactRoute('person-left', 'PersonLeft', 'Somebody went out')
  personLeft(@Param('operationId') id: string, @Body() body: dto.PersonLeftDto, @AskedBy() asked: Asked) {
    return this.record('PersonLeft', id, body, asked);
  }
  @FactRoute('suspect-encountered', 'SuspectEncountered', 'A suspected buyer or controller was met')
  suspect(
    @Param('operationId') id: string,
    @Body() body: dto.SuspectEncounteredDto,
    @AskedBy() asked: Asked,
  ) {
    return this.record('SuspectEncountered', id, body, asked);
  }
  @FactRoute('persons-separated', 'PersonsSeparated', 'Suspect and exposed person are in separate rooms')
  separated(
    @Param('operationId') id: string,
    @Body() body: dto.PersonsSeparatedDto,
    @AskedBy() asked: Asked,
  ) {
    return this.record('PersonsSeparated', id, body, asked);
  }
  @FactRoute('safety-incidents', 'SafetyIncidentOccurred', 'Somebody was in danger or hurt')
  safetyIncident(
    @Param('operationId') id: string,
    @Body() body: dto.SafetyIncidentOccurredDto,
    @AskedBy() asked: Asked,
  ) {
    return this.record('SafetyIncidentOccurred', id, body, asked);
  }
  @FactRoute('inspection-started', 'InspectionStarted', 'The own branch began to inspect')
  inspectionStarted(
    @Param('operationId') id: string,
    @Body() body: dto.InspectionStartedDto,
    @AskedBy() asked: Asked,
  ) {
    return this.record('InspectionStarted', id, body, asked);
  }
  @FactRoute('inspection-completed', 'InspectionCompleted', 'The own branch finished its inspection')
  inspectionCompleted(
    @Param('operationId') id: string,
    @Body() body: dto.InspectionCompletedDto,
    @AskedBy() asked: Asked,
  ) {
    return this.record('InspectionCompleted', id, body, asked);
  }
  @FactRoute('findings', 'FindingRecorded', "A finding within the own branch's mandate")
  finding(@Param('operationId') id: string, @Body() body: dto.FindingRecordedDto, @AskedBy() asked: Asked) {
    return this.record('FindingRecorded', id, body, asked);
  }
  @FactRoute('indicators', 'IndicatorObserved', 'A sign that somebody else controls the exposed person')
  indicator(
    @Param('operationId') id: string,
    @Body() body: dto.IndicatorObservedDto,
    @AskedBy() asked: Asked,
  ) {
    return this.record('IndicatorObserved', id, body, asked);
  }
  @FactRoute('evidence', 'EvidenceHandled', 'Something was photographed, seized or copied')
  evidence(@Param('operationId') id: string, @Body() body: dto.EvidenceHandledDto, @AskedBy() asked: Asked) {
    return this.record('EvidenceHandled', id, body, asked);
  }
  @FactRoute('decisions', 'DecisionTaken', 'A joint decision, its ground, who agreed and who did not')
  decision(@Param('operationId') id: string, @Body() body: dto.DecisionTakenDto, @AskedBy() asked: Asked) {
    return this.record('DecisionTaken', id, body, asked);
  }
  @FactRoute('notes', 'NoteAdded', 'A note')
  note(@Param('operationId') id: string, @Body() body: dto.NoteAddedDto, @AskedBy() asked: Asked) {
    return this.record('NoteAdded', id, body, asked);
  }

  private record(name: ConductFactName, id: string, body: FactDto, asked: Asked): Promise<Recording> {
    return recordInConduct(this.commands, name, id, body, asked);
  }
}
