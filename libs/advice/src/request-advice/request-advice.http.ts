import { Body, Controller, Get, Param, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CurrentActor } from '@samsyn/identity';
import type { Actor } from '@samsyn/kernel';
import { definedFields } from '@samsyn/kernel';
import {
  Answers,
  AskedBy,
  Code,
  CommandRoute,
  Documented,
  FactDto,
  Instant,
  items,
  ListOf,
  PersonHandle,
  Slug,
  Text,
  type Asked,
  type Recording,
} from '@samsyn/web';
import type { AdviceTopic } from '../advice-call';
import { ADVICE_TOPICS } from '../advice-call.events';
import { AskForAdvice } from '../advice-call.handler';
import { AdviceCalls } from '../queries/advice-calls';
import { adviceCall, adviceCallList, type AdviceCallShown } from '../queries/advice-calls.schema';

class AdviceRequestDto extends FactDto {
  @Code(ADVICE_TOPICS, { description: 'What it is about.' }) topic: AdviceTopic;
  @Slug({ example: 'syd', description: 'Code of the region.' }) region: string;
  @Text({
    max: 10_000,
    example: 'We have found an advertisement; how do we go about it?',
    description:
      'What is asked; for the one who asks, the ones asked, and in the end the coordinators of the region. Tell of no person in a way by which they can be identified: no name, number, telephone or address.',
  })
  question: string;
  @Text({ max: 500, optional: true, example: '070-174 06 05', description: 'Where the caller is reached.' })
  telephone?: string;
  @Instant({ description: 'Until when an answer helps; everyone after the first has as long.' })
  answerBy: string;
  @PersonHandle({
    optional: true,
    description: 'Absent: who stands first among those on duty, then the next.',
  })
  to?: string;
  @ListOf(items.handles, { min: 0, max: 9, optional: true, description: 'After `to`, in order.' })
  then?: string[];
}
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
export class RequestAdviceController {
  constructor(
    private readonly commands: CommandBus,
    private readonly calls: AdviceCalls,
  ) {}

  @CommandRoute('', {
    id: 'requestAdvice',
    summary: 'Asks a coordinator for advice by telephone, without any operation (AdviceRequested).',
    description:
      '`id` is the advice call. Samsyn goes on along the chain by itself (AdviceUnanswered, AdviceEscalated). Nobody on duty: that is recorded at once (AdviceUnanswered).',
    who: 'everybody who may meet an exposed person: police, Migration Agency, municipalities, health care, civil society and others, but analysts, facilitators, registrars and administrators',
    refusals: [
      'PERSON.UNKNOWN',
      'REGION.UNKNOWN',
      'ADVICE.NOT_A_COORDINATOR',
      'ADVICE.CHAIN_REPEATS',
      'ADVICE.ANSWER_BY_PASSED',
    ],
  })
  async ask(@Body() body: AdviceRequestDto, @AskedBy() asked: Asked): Promise<Recording> {
    const { topic, region, question, telephone, answerBy, to, then = [] } = body;
    const content = { topic, region, question, ...definedFields({ telephone }) };
    const chain = to === undefined ? then : [to, ...then];
    const command = new AskForAdvice({ asked: content, chain, answerBy }, asked.context(body));
    const outcome = await this.commands.execute(command);
    return { outcome, id: outcome.newId };
  }

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
