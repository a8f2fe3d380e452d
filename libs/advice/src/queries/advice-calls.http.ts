import { Controller, Get, Param, Query } from '@nestjs/common';
import { CurrentActor } from '@samsyn/identity';
import type { Actor } from '@samsyn/kernel';
import { Answers, Documented, Text } from '@samsyn/web';
import { AdviceCalls } from './advice-calls';
import { adviceCall, adviceCallList, type AdviceCallShown } from './advice-calls.schema';

class AdviceCallsDto {
  @Text({
    optional: true,
    max: 36,
    example: '6f1c2f0e-5c0b-5b7e-9d0e-0d7c2f3a1b42',
    description: 'Id of an operation: the calls that came of it.',
  })
  operation?: string;
}

@Documented((api) => api.ApiTags('advice'))
@Controller('advice-calls')
export class AdviceCallsController {
  constructor(private readonly calls: AdviceCalls) {}

  @Get()
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'listAdviceCalls',
      summary: 'Calls for advice in which the caller is a party, the latest first, at most 100.',
      description: 'Who may: whoever asked, and whoever was asked.',
    }),
  )
  @Answers('The calls.', adviceCallList)
  async list(
    @Query() { operation }: AdviceCallsDto,
    @CurrentActor() actor: Actor,
  ): Promise<{ adviceCalls: readonly AdviceCallShown[] }> {
    return { adviceCalls: await this.calls.list(actor, operation) };
  }

  @Get(':adviceCallId')
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'readAdviceCall',
      summary: 'One call for advice, as the caller may know it.',
      description: 'Who may: its parties. Refusals: `ADVICE_CALL.UNKNOWN`.',
    }),
  )
  @Answers('The call.', adviceCall)
  one(@Param('adviceCallId') id: string, @CurrentActor() actor: Actor): Promise<AdviceCallShown> {
    return this.calls.one(id, actor);
  }
}
