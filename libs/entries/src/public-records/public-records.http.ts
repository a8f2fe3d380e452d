import { Body, Controller, Get, Param } from '@nestjs/common';
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
  NestedList,
  Text,
  UuidField,
  type Asked,
  type Recording,
} from '@samsyn/web';
import {
  ChangePublicRecordsRequest,
  lastWordOf,
  RegisterPublicRecordsRequest,
  type ToldRequestChange,
} from './change-public-records-request.handler';
import { COURTS_OF_APPEAL } from './public-records.events';
import { PublicRecordsList, type ListedRequest } from './queries/public-records-list.projection';
import { PUBLIC_SECRECY, type PublicSecrecy } from './rules/mask-rules';
import { maskRules, requestList } from './public-records.schema';

const TEXT_MAX = 10_000;
const WHO = 'registrar, supervisor or operation leader of the branch that was asked';

class RequestDto extends FactDto {
  @Text({ max: TEXT_MAX, example: 'everything about the inspection', description: 'What is asked for.' })
  asked: string;
  @Text({
    max: 500,
    optional: true,
    description: 'Where the copy goes. Nobody is asked who they are (TF 2:18).',
  })
  address?: string;
}

class PartDto {
  @UuidField({ description: 'The entry that the part is of.' }) entry: string;
  @Text({ max: 64, optional: true, example: 'reason', description: 'Absent: the whole entry.' })
  field?: string;
  @Code(['given', 'masked'], { description: 'Whether the public is given it.' }) decision: 'given' | 'masked';
  @Text({ max: 100, optional: true, example: 'OSL 26:1', description: 'Required for a mask.' }) rule?: string;
  @Text({ max: TEXT_MAX, optional: true, description: 'Required for what is given: why no harm is done.' })
  why?: string;
}
class PartsDto extends FactDto {
  @NestedList(() => PartDto, { max: 500, description: 'Each part with what is decided of it.' })
  parts: PartDto[];
}
class AnswerDto extends FactDto {
  @Code(COURTS_OF_APPEAL, { optional: true, description: 'Where it may be appealed; required with a mask.' })
  court?: (typeof COURTS_OF_APPEAL)[number];
  @Text({ max: TEXT_MAX, optional: true, description: 'The reasons of the decision; required with a mask.' })
  reasons?: string;
}
class RecordsWithdrawalDto extends FactDto {}

/** Requests of the public for what a branch keeps (TF 2 kap., OSL 6 kap.). */
@Documented((api) => api.ApiTags('public-records'))
@Controller()
export class PublicRecordsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly list: PublicRecordsList,
  ) {}

  @CommandRoute('operations/:operationId/public-records-requests', {
    id: 'registerPublicRecordsRequest',
    summary: 'Somebody asks the branch for what it keeps of the operation (`PublicRecordsRequested`).',
    description: '`id` is the request.',
    who: WHO,
  })
  async register(
    @Param('operationId') operationId: string,
    @Body() body: RequestDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const request = { asked: body.asked, ...definedFields({ address: body.address }) };
    const context = asked.context(body, { operationId });
    const outcome = await this.commands.execute(
      new RegisterPublicRecordsRequest(operationId, request, context),
    );
    return { outcome, id: outcome.newId };
  }

  @CommandRoute('public-records-requests/:requestId/parts', {
    id: 'decidePublicRecordsParts',
    summary: 'What is given and what is masked, part by part (`PublicRecordsPartsDecided`).',
    description: 'The latest decision of a part counts. What no rule and nobody has decided of stays masked.',
    who: WHO,
    refusals: [
      'RECORDS.UNKNOWN',
      'RECORDS.CLOSED',
      'ENTRY.UNKNOWN',
      'RECORDS.UNKNOWN_RULE',
      'RECORDS.WHY_REQUIRED',
      'RECORDS.ABSOLUTE_SECRECY',
    ],
  })
  decide(
    @Param('requestId') requestId: string,
    @Body() body: PartsDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const parts = body.parts.map(({ entry, decision, field, rule, why }) => ({
      entry,
      decision,
      ...definedFields({ field, rule, why }),
    }));
    return this.change(requestId, { kind: 'DecideParts', parts: lastWordOf(parts) }, body, asked);
  }

  @CommandRoute('public-records-requests/:requestId/answer', {
    id: 'answerPublicRecordsRequest',
    summary: 'The copy is given, in full, in part or not at all (`PublicRecordsAnswered`).',
    who: WHO,
    refusals: [
      'RECORDS.UNKNOWN',
      'RECORDS.CLOSED',
      'RECORDS.UNDECIDED',
      'RECORDS.COURT_REQUIRED',
      'RECORDS.REASONS_REQUIRED',
    ],
  })
  answer(
    @Param('requestId') requestId: string,
    @Body() body: AnswerDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const { court, reasons } = body;
    return this.change(
      requestId,
      { kind: 'AnswerRequest', ...definedFields({ court, reasons }) },
      body,
      asked,
    );
  }

  @CommandRoute('public-records-requests/:requestId/withdrawal', {
    id: 'withdrawPublicRecordsRequest',
    summary: 'It is no longer asked for (`PublicRecordsRequestWithdrawn`).',
    who: WHO,
    refusals: ['RECORDS.UNKNOWN', 'RECORDS.CLOSED'],
  })
  withdraw(
    @Param('requestId') requestId: string,
    @Body() body: RecordsWithdrawalDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    return this.change(requestId, { kind: 'WithdrawRequest' }, body, asked);
  }

  @Get('public-records-requests')
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'listPublicRecordsRequests',
      summary: 'Requests to the branch of the caller, those that wait first.',
      description: 'Without what was asked and by whom. Who may: everyone, for the own branch.',
    }),
  )
  @Answers('The requests.', requestList)
  requests(@CurrentActor() { branch }: Actor): { readonly requests: readonly ListedRequest[] } {
    return { requests: this.list.of(branch) };
  }

  @Get('public-records-rules')
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'listPublicRecordsRules',
      summary: 'The paragraphs that a mask may rest on.',
      description: 'Who may: everyone.',
    }),
  )
  @Answers('The paragraphs.', maskRules)
  rules(): { readonly rules: readonly PublicSecrecy[] } {
    return { rules: PUBLIC_SECRECY };
  }

  private async change(
    requestId: string,
    change: ToldRequestChange,
    body: FactDto,
    asked: Asked,
  ): Promise<Recording> {
    const context = asked.context(body, { requestId });
    return {
      outcome: await this.commands.execute(new ChangePublicRecordsRequest(requestId, change, context)),
    };
  }
}
