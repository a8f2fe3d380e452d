import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { AskedBy, CommandRoute, Documented, FactDto, type Asked, type Recording } from '@samsyn/web';
import { ChangeDebrief } from '../change-debrief.handler';

export class DebriefSignedOffDto extends FactDto {}

@Documented((api) => api.ApiTags('debrief'))
@Controller('debriefs')
export class SignOffController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute(':operationId/sign-offs', {
    summary:
      'The own branch signs off its own version of the debrief (`DebriefSignedOff`), named by its digest.',
    who: 'participant; for the leading branch its operation leader',
    refusals: ['DEBRIEF.NOT_OPEN', 'DEBRIEF.CLOSED'],
  })
  async signOff(
    @Param('operationId') operationId: string,
    @Body() body: DebriefSignedOffDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const context = asked.context(body, { operationId });
    return {
      outcome: await this.commands.execute(new ChangeDebrief(operationId, { kind: 'SignOff' }, context)),
    };
  }
}
