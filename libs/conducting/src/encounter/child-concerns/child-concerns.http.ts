import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  AskedBy,
  BranchCode,
  Documented,
  FactDto,
  LabelledText,
  LabelledTextDto,
  UuidField,
  type Asked,
} from '@samsyn/web';
import { TEXT_MAX } from '../../facts/fact-fields.dto';
import { EncounterRoute, recordInEncounter } from '../encounter-routes.http';

export class ChildConcernReportedDto extends FactDto {
  @BranchCode({ example: 'social-services/vaxjo', description: 'The social services that must act.' })
  to: string;
  @LabelledText({
    max: TEXT_MAX,
    optional: true,
    description: 'What the concern rests on.',
  })
  ground?: LabelledTextDto;
}
export class ChildConcernAcknowledgedDto extends FactDto {
  @UuidField({
    optional: true,
    description: 'Id of the concern; absent: the latest open one addressed to the branch.',
  })
  concern?: string;
}

@Documented((api) => api.ApiTags('encounters'))
@Controller('encounters')
export class ChildConcernsController {
  constructor(private readonly commands: CommandBus) {}

  @EncounterRoute(
    'child-concerns',
    'ChildConcernReported',
    'A child or suspected child; answers the id of the concern',
    ['IDENTITY.BRANCH_UNKNOWN'],
  )
  reported(@Param('encounterId') id: string, @Body() body: ChildConcernReportedDto, @AskedBy() asked: Asked) {
    return recordInEncounter(this.commands, 'ChildConcernReported', id, body, asked);
  }
  @EncounterRoute(
    'child-concern-acknowledgements',
    'ChildConcernAcknowledged',
    'The social services took the concern on',
  )
  acknowledged(
    @Param('encounterId') id: string,
    @Body() body: ChildConcernAcknowledgedDto,
    @AskedBy() asked: Asked,
  ) {
    return recordInEncounter(this.commands, 'ChildConcernAcknowledged', id, body, asked);
  }
}
