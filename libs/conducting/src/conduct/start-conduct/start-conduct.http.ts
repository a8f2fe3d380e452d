import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Outcome } from '@samsyn/processing';
import { AskedBy, CommandRoute, Documented, FactDto, type Asked, type Recording } from '@samsyn/web';
import { StartConduct } from './start-conduct.handler';

export class ConductStartedDto extends FactDto {}

@Documented((api) => api.ApiTags('conduct'))
@Controller('operations')
export class StartConductController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute(':operationId/conduct/start', {
    id: 'startConduct',
    summary: 'The operation starts from the plan as it stands (`ConductStarted`).',
    description:
      'Started before release or without a coordinator it is recorded all the same, as a deviation.',
    who: 'operation-leader',
  })
  async start(
    @Param('operationId') operationId: string,
    @Body() body: ConductStartedDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const context = asked.fact({ does: 'ConductStarted', path: { operationId } }, body);
    const command = new StartConduct(operationId, context);
    return { outcome: await this.commands.execute<StartConduct, Outcome>(command) };
  }
}
