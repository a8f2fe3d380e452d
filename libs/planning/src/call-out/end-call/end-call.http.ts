import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  AskedBy,
  Code,
  CommandRoute,
  Documented,
  FactDto,
  Instant,
  type Asked,
  type Recording,
} from '@samsyn/web';
import { told } from '../../told';
import { CALL_ENDINGS } from '../call-out.events';
import { ChangeCall } from '../call-out.handler';

class EndOfCallDto extends FactDto {
  @Code(CALL_ENDINGS, { optional: true, example: 'no-longer-needed', description: 'Why the call ends.' })
  reason?: (typeof CALL_ENDINGS)[number];
}

class DeadlineDto extends FactDto {
  @Instant({ description: 'Until when whose turn it is answers now.' }) answerBy: string;
}

@Documented((api) => api.ApiTags('calls'))
@Controller('call-outs/:callOutId')
export class EndCallController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('withdrawal', {
    id: 'withdrawCall',
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
    const change = { kind: 'WithdrawCall', ...told({ reason: body.reason }) } as const;
    return { outcome: await this.commands.execute(new ChangeCall(callOutId, change, context)) };
  }

  @CommandRoute('deadline', {
    id: 'moveCallDeadline',
    summary: 'Who is called has until another moment to answer (CallDeadlineMoved).',
    description: 'The call expires then, and not before. Those after in the chain have as long as at first.',
    who: 'operation leader',
    refusals: ['CALL.NOT_OPEN', 'CALL.ANSWER_BY_PASSED', 'CALL_OUT.UNKNOWN'],
  })
  async moveDeadline(
    @Param('callOutId') callOutId: string,
    @Body() body: DeadlineDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const context = asked.context(body, { callOutId });
    const change = { kind: 'MoveDeadline', answerBy: body.answerBy } as const;
    return { outcome: await this.commands.execute(new ChangeCall(callOutId, change, context)) };
  }

  @CommandRoute('release', {
    id: 'releaseCoordinator',
    summary: 'The coordinator who accepted is no longer needed (CoordinatorReleased).',
    description: 'The operation can then not be released with a coordinator until another one has accepted.',
    who: 'operation leader',
    refusals: ['CALL.NOBODY_ACCEPTED', 'CALL_OUT.UNKNOWN'],
  })
  async release(
    @Param('callOutId') callOutId: string,
    @Body() body: EndOfCallDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const context = asked.context(body, { callOutId });
    const change = { kind: 'ReleaseCoordinator', ...told({ reason: body.reason }) } as const;
    return { outcome: await this.commands.execute(new ChangeCall(callOutId, change, context)) };
  }
}
