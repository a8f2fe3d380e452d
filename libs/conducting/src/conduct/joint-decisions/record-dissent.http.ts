import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  AskedBy,
  Documented,
  FactDto,
  LabelledText,
  LabelledTextDto,
  UuidField,
  type Asked,
} from '@samsyn/web';
import { TEXT_MAX } from '../../facts/fact-fields.dto';
import { FactRoute, recordInConduct } from '../conduct-routes.http';

export class DissentRecordedDto extends FactDto {
  @UuidField({ description: 'The entry of the decision.' }) decision: string;
  @LabelledText({
    max: TEXT_MAX,
    optional: true,
    description: 'Why the branch disagreed.',
  })
  reason?: LabelledTextDto;
}

@Documented((api) => api.ApiTags('conduct'))
@Controller('operations')
export class RecordDissentController {
  constructor(private readonly commands: CommandBus) {}

  @FactRoute('dissents', 'DissentRecorded', 'The own branch did not agree to a joint decision', {
    description: 'At once or afterwards, whatever the decision says of who agreed.',
    refusals: ['DECISION.UNKNOWN'],
  })
  dissent(@Param('operationId') id: string, @Body() body: DissentRecordedDto, @AskedBy() asked: Asked) {
    return recordInConduct(this.commands, 'DissentRecorded', id, body, asked);
  }
}
