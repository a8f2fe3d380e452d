import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { AskedBy, CommandRoute, Documented, FactDto, type Asked, type Recording } from '@samsyn/web';
import { ChangeCall } from '../call-out.handler';

class EndOfCallDto extends FactDto {}

@Documented((api) => api.ApiTags('calls'))
@Controller('call-outs/:callOutId')
export class EndCallController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('withdrawal', {
    summary: 'Nobody needs to answer any more (CallWithdrawn).',
    who: 'operation leader',
    refusals: ['CALL.ALREADY_ACCEPTED', 'CALL_OUT.UNKNOWN'],
  })
  async withdraw(
    @Param('callOutId') callOutId: string,
    @Body() body: EndOfCallDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const context = asked.context(body, { callOutId });
    return {
      outcome: await this.commands.execute(new ChangeCall(callOutId, { kind: 'WithdrawCall' }, context)),
    };
  }

  @CommandRoute('release', {
    summary: 'The coordinator who accepted is no longer needed (CoordinatorReleased).',
    who: 'operation leader',
    refusals: ['CALL.NOBODY_ACCEPTED', 'CALL_OUT.UNKNOWN'],
  })
  async release(
    @Param('callOutId') callOutId: string,
    @Body() body: EndOfCallDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const context = asked.context(body, { callOutId });
    return {
      outcome: await this.commands.execute(
        new ChangeCall(callOutId, { kind: 'ReleaseCoordinator' }, context),
      ),
    };
  }
}
