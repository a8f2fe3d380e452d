import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  AskedBy,
  Code,
  CommandRoute,
  Count,
  Documented,
  FactDto,
  LabelledText,
  LabelledTextDto,
  UuidField,
  type Asked,
  type Recording,
} from '@samsyn/web';
import { told } from '../../told';
import type { AdviceOutcome } from '../advice-call';
import type { AdviceCallChange } from '../advice-call-decider';
import { ADVICE_OUTCOMES } from '../advice-call.events';
import { ChangeAdviceCall } from '../advice-call.handler';

const MOST_MINUTES = 1_440;

class AdviceDto extends FactDto {
  @Count({ min: 0, max: MOST_MINUTES, example: 12, description: 'How long they spoke, in minutes.' })
  durationMinutes: number;
  @Code(ADVICE_OUTCOMES, { description: 'What came of it.' }) outcome: AdviceOutcome;
  @LabelledText({
    max: 10_000,
    optional: true,
    example: { value: 'told of the shelter', label: 'social-services' },
    description: 'More about it.',
  })
  note?: LabelledTextDto;
}
class RequestWithdrawalDto extends FactDto {}
class LinkDto extends FactDto {
  @UuidField({ description: 'An operation that the caller may know.' }) operation: string;
}

const UNKNOWN = 'ADVICE_CALL.UNKNOWN';

@Documented((api) => api.ApiTags('advice'))
@Controller('advice-calls/:adviceCallId')
export class GiveAdviceController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('advice', {
    id: 'giveAdvice',
    summary: 'The advice was given (AdviceGiven).',
    description: 'Never refused for being late. The note is for the own branch.',
    who: 'whoever was asked; once the call is over or nobody answered, a coordinator of the region too',
    refusals: [UNKNOWN, 'ADVICE.NOT_YOURS'],
  })
  give(
    @Param('adviceCallId') id: string,
    @Body() body: AdviceDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const { durationMinutes, outcome, note } = body;
    return this.record(id, { kind: 'GiveAdvice', durationMinutes, outcome, ...told({ note }) }, body, asked);
  }

  @CommandRoute('withdrawal', {
    id: 'withdrawAdviceRequest',
    summary: 'No answer is needed any more (AdviceRequestWithdrawn).',
    who: 'whoever asked',
    refusals: [UNKNOWN, 'ADVICE.NOT_YOURS', 'ADVICE.ALREADY_GIVEN'],
  })
  withdraw(
    @Param('adviceCallId') id: string,
    @Body() body: RequestWithdrawalDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    return this.record(id, { kind: 'WithdrawRequest' }, body, asked);
  }

  @CommandRoute('operation', {
    id: 'linkAdviceToOperation',
    summary: 'It became an operation (AdviceLinkedToOperation).',
    description: 'Shown to a party of the call who may know the operation, and to nobody else.',
    who: 'whoever asked or gave the advice, where that person may know the operation',
    refusals: [UNKNOWN, 'OPERATION.UNKNOWN', 'ADVICE.NOT_YOURS', 'ADVICE.ALREADY_LINKED'],
  })
  link(
    @Param('adviceCallId') id: string,
    @Body() body: LinkDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    return this.record(id, { kind: 'LinkToOperation', operation: body.operation }, body, asked);
  }

  private async record(
    adviceCallId: string,
    change: AdviceCallChange,
    body: FactDto,
    asked: Asked,
  ): Promise<Recording> {
    const context = asked.context(body, { adviceCallId });
    return { outcome: await this.commands.execute(new ChangeAdviceCall(adviceCallId, change, context)) };
  }
}
