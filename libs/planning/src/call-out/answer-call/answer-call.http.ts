import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  AskedBy,
  Code,
  CommandRoute,
  Documented,
  FactDto,
  Instant,
  LabelledText,
  LabelledTextDto,
  type Asked,
  type Recording,
} from '@samsyn/web';
import { told } from '../../told';
import type { AnswerMode, DeclineReason } from '../call-out';
import { ANSWER_MODES, DECLINE_REASONS } from '../call-out.events';
import { ChangeCall, type ToldCallChange } from '../call-out.handler';

class ReceiptDto extends FactDto {}

class AcceptanceDto extends FactDto {
  @Code(ANSWER_MODES, { description: 'Whether the coordinator comes to the site or helps by telephone.' })
  mode: AnswerMode;
  @Instant({ optional: true, description: 'When the coordinator expects to be there.' }) eta?: string;
}

class CallDeclineDto extends FactDto {
  @Code(DECLINE_REASONS, {
    description: '`illness` and `leave` read `unavailable` outside the coordinator’s branch.',
  })
  reason: DeclineReason;
  @LabelledText({
    max: 10_000,
    optional: true,
    example: { value: 'on another visit until ten', label: 'social-services' },
    description: 'More about it.',
  })
  note?: LabelledTextDto;
}

const REFUSALS = ['CALL.NOT_YOURS', 'CALL_OUT.UNKNOWN'];
const who = 'the called person';

@Documented((api) => api.ApiTags('calls'))
@Controller('call-outs/:callOutId')
export class AnswerCallController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('deliveries', {
    id: 'recordCallDelivered',
    summary: 'The call has reached the device of the called person (CallDelivered).',
    who,
    refusals: REFUSALS,
  })
  deliver(
    @Param('callOutId') id: string,
    @Body() body: ReceiptDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    return this.record(id, { kind: 'ReportDelivery' }, body, asked);
  }

  @CommandRoute('reads', {
    id: 'recordCallRead',
    summary: 'The called person has read the call (CallRead).',
    who,
    refusals: REFUSALS,
  })
  read(
    @Param('callOutId') id: string,
    @Body() body: ReceiptDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    return this.record(id, { kind: 'ReportRead' }, body, asked);
  }

  @CommandRoute('acceptance', {
    id: 'acceptCall',
    summary:
      'The called person comes, or helps by telephone (CoordinatorAccepted; after the turn CallAnsweredLate).',
    description:
      'An answer is never refused for being late. Told again with another time of arrival, the latest holds.',
    who,
    refusals: REFUSALS,
  })
  accept(
    @Param('callOutId') id: string,
    @Body() body: AcceptanceDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const { mode, eta } = body;
    return this.record(id, { kind: 'AcceptCall', mode, ...told({ eta }) }, body, asked);
  }

  @CommandRoute('decline', {
    id: 'declineCall',
    summary:
      'The called person cannot come (CoordinatorDeclined and what follows; after the turn CallAnsweredLate).',
    description: 'The next in the chain is called in the same moment (CallEscalated, or CallChainExhausted).',
    who,
    refusals: REFUSALS,
  })
  decline(
    @Param('callOutId') id: string,
    @Body() body: CallDeclineDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const { reason, note } = body;
    return this.record(id, { kind: 'DeclineCall', reason, ...told({ note }) }, body, asked);
  }

  private async record(
    callOutId: string,
    change: ToldCallChange,
    body: FactDto,
    asked: Asked,
  ): Promise<Recording> {
    const context = asked.context(body, { callOutId });
    return { outcome: await this.commands.execute(new ChangeCall(callOutId, change, context)) };
  }
}
