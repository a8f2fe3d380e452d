import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { CurrentActor } from '@samsyn/identity';
import { unknownTo, type Actor } from '@samsyn/kernel';
import { viewerOf } from '@samsyn/secrecy';
import { Answers, Code, Count, Documented, Instant, OpaqueToken, Text, Heavy } from '@samsyn/web';
import type { FastifyReply } from 'fastify';
import { stateAt } from '../replay/state-at';
import { LoggedOperationHistory } from '../viewing/logged-operation-history';
import { historyPage } from './history-page';
import {
  historyPage as pageSchema,
  operationState,
  type HistoryPage,
  type OperationState,
} from './history.schema';

const MAX_PAGE = 500;
const PAGE = 200;
const AS_OF = 'Recorded time: only what had been recorded by then, within the rights of today.';

export class HistoryQueryDto {
  @Text({ optional: true, max: 4_096, description: '`next` of the page before.' })
  cursor?: string;

  @Count({
    optional: true,
    min: 1,
    max: MAX_PAGE,
    fromText: true,
    example: PAGE,
    description: `Entries on a page; ${PAGE} where absent.`,
  })
  limit?: number;

  @Instant({ optional: true, description: AS_OF })
  asOf?: string;

  @Code(['shown'], {
    optional: true,
    description:
      '`shown`: what was marked in error stands among the entries, with the mark. Otherwise it is left out.',
  })
  inError?: 'shown';
}

export class ReplayQueryDto {
  @Instant({ description: 'The moment of the state, by when things happened.' })
  at: string;

  @Instant({ optional: true, description: AS_OF })
  asOf?: string;
}

@Documented((api) => api.ApiTags('history'))
@Controller('operations')
export class HistoryController {
  constructor(
    @Inject(LoggedOperationHistory) private readonly history: LoggedOperationHistory,
    @Inject(OpaqueToken) private readonly tokens: OpaqueToken,
  ) {}

  @Get(':operationId/history')
  @Heavy('asOf')
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'readHistory',
      summary: 'What happened, in order of when it happened, as the caller may know it.',
      description:
        'Who may: whoever may know the operation. Hidden entries leave no trace; hidden fields of an entry that is ' +
        'shown stand under `withheld` with the paragraph they rest on. A page has at most `limit` (200) entries; all ' +
        'pages of one reading show the operation as it stood at the first.',
    }),
  )
  @Answers('A page.', pageSchema)
  async page(
    @Param('operationId') operationId: string,
    @Query() { cursor, limit = PAGE, asOf, inError }: HistoryQueryDto,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<HistoryPage> {
    const query = {
      limit,
      ...(cursor === undefined ? {} : { cursor }),
      ...(asOf === undefined ? {} : { asOf }),
      ...(inError === undefined ? {} : { entriesInError: inError }),
    };
    const { page, etag } = await historyPage(this.history, this.tokens, operationId, viewerOf(actor), query);
    if (etag !== undefined) reply.header('etag', etag);
    return page;
  }

  @Get(':operationId/replay')
  @Heavy()
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'replayOperation',
      summary: 'The state of the operation at a moment, as the caller may know it.',
      description:
        'Who may: whoever may know the operation. Computed from the entries that the caller sees, in corrected times ' +
        'and values.',
    }),
  )
  @Answers('The state.', operationState)
  async replay(
    @Param('operationId') operationId: string,
    @Query() { at, asOf }: ReplayQueryDto,
    @CurrentActor() actor: Actor,
  ): Promise<{ operation: string; at: string; asOf?: string } & OperationState> {
    const known = asOf === undefined ? {} : { asOf };
    const operation = await this.history.forViewer(operationId, viewerOf(actor), known);
    if (!operation) throw unknownTo('OPERATION');
    return { operation: operationId, at, ...known, ...stateAt(operation, at) };
  }
}
