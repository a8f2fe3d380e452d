import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { AskedBy, Documented, FactDto, Text, type Asked } from '@samsyn/web';
import { TEXT_MAX } from '../../facts/fact-fields.dto';
import { FactRoute, recordInConduct } from '../conduct-routes.http';

export class OperationSuspendedDto extends FactDto {
  @Text({
    max: TEXT_MAX,
    description: 'Why it is halted.',
    example: 'a person is in the stairwell with a weapon',
  })
  reason: string;
}
export class OperationResumedDto extends FactDto {}

@Documented((api) => api.ApiTags('conduct'))
@Controller('operations')
export class SuspensionController {
  constructor(private readonly commands: CommandBus) {}

  @FactRoute('suspension', 'OperationSuspended', 'The operation is halted', {
    description: 'What happens meanwhile is recorded as ever, and marked.',
  })
  suspended(@Param('operationId') id: string, @Body() body: OperationSuspendedDto, @AskedBy() asked: Asked) {
    return recordInConduct(this.commands, 'OperationSuspended', id, body, asked);
  }
  @FactRoute('resumption', 'OperationResumed', 'The operation goes on')
  resumed(@Param('operationId') id: string, @Body() body: OperationResumedDto, @AskedBy() asked: Asked) {
    return recordInConduct(this.commands, 'OperationResumed', id, body, asked);
  }
}
