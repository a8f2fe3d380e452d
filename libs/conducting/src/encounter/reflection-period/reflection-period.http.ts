import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { AskedBy, Code, Documented, FactDto, LocalDate, type Asked } from '@samsyn/web';
import { EncounterRoute, recordInEncounter } from '../encounter-routes.http';
import { REFLECTION_APPLICANTS, REFLECTION_ENDINGS } from './reflection-period.events';

export class ReflectionPeriodAppliedDto extends FactDto {
  @Code(REFLECTION_APPLICANTS, { description: 'Who applied to the Migration Agency for the exposed person.' })
  applicant: string;
}
export class ReflectionPeriodGrantedDto extends FactDto {
  @LocalDate({ description: 'The first day; the period is over thirty days later.' }) from: string;
}
export class ReflectionPeriodProlongedDto extends FactDto {
  @LocalDate({ description: 'The day on which the prolonged period is over.' }) until: string;
}
export class ReflectionPeriodEndedDto extends FactDto {
  @Code(REFLECTION_ENDINGS, { description: 'Why the period, or the application for it, is over.' })
  why: string;
}

const NONE = ['REFLECTION_PERIOD.NONE'];

/** The reflection period (betänketid), utlänningslagen (2005:716) 5 kap. 15 §: the holder tells, Samsyn keeps the days. */
@Documented((api) => api.ApiTags('encounters'))
@Controller('encounters')
export class ReflectionPeriodController {
  constructor(private readonly commands: CommandBus) {}

  @EncounterRoute(
    'reflection-period/applications',
    'ReflectionPeriodApplied',
    'A reflection period was applied for',
    ['REFLECTION_PERIOD.APPLICANT_NOT_ENTITLED'],
  )
  applied(
    @Param('encounterId') id: string,
    @Body() body: ReflectionPeriodAppliedDto,
    @AskedBy() asked: Asked,
  ) {
    return recordInEncounter(this.commands, 'ReflectionPeriodApplied', id, body, asked);
  }
  @EncounterRoute('reflection-period/grants', 'ReflectionPeriodGranted', 'Thirty days were granted')
  granted(
    @Param('encounterId') id: string,
    @Body() body: ReflectionPeriodGrantedDto,
    @AskedBy() asked: Asked,
  ) {
    return recordInEncounter(this.commands, 'ReflectionPeriodGranted', id, body, asked);
  }
  @EncounterRoute(
    'reflection-period/prolongations',
    'ReflectionPeriodProlonged',
    'The period was prolonged, also where that was told after its last day',
    [...NONE, 'REFLECTION_PERIOD.NOT_LONGER'],
  )
  prolonged(
    @Param('encounterId') id: string,
    @Body() body: ReflectionPeriodProlongedDto,
    @AskedBy() asked: Asked,
  ) {
    return recordInEncounter(this.commands, 'ReflectionPeriodProlonged', id, body, asked);
  }
  @EncounterRoute(
    'reflection-period/endings',
    'ReflectionPeriodEnded',
    'The period, or the application for it, is over',
    NONE,
  )
  ended(@Param('encounterId') id: string, @Body() body: ReflectionPeriodEndedDto, @AskedBy() asked: Asked) {
    return recordInEncounter(this.commands, 'ReflectionPeriodEnded', id, body, asked);
  }
}
