import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { CurrentActor } from '@samsyn/identity';
import type { Actor } from '@samsyn/kernel';
import { viewerOf } from '@samsyn/secrecy';
import { Answers, Count, Documented, Text, weakEtagOf } from '@samsyn/web';
import type { FastifyReply } from 'fastify';
import { operation, operationPage, type OperationSummary, type OperationPage } from './operations.schema';
import { OperationSummaries } from './operation-summaries';

const MAX_PAGE = 100;
const PAGE = 50;

export class OperationsQueryDto {
  @Text({ optional: true, max: 4_096, description: '`next` of the page before.' })
  cursor?: string;

  @Count({
    optional: true,
    min: 1,
    max: MAX_PAGE,
    fromText: true,
    example: PAGE,
    description: `Operations on a page; ${PAGE} where absent.`,
  })
  limit?: number;
}

@Documented((api) => api.ApiTags('history'))
@Controller('operations')
export class OperationsController {
  constructor(@Inject(OperationSummaries) private readonly summaries: OperationSummaries) {}

  @Get()
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'listOperations',
      summary: 'The operations that the caller may know, those known last first.',
      description: 'Who may: everyone; each sees their own. What is absent is not known to the caller.',
    }),
  )
  @Answers('A page.', operationPage)
  async list(
    @Query() { cursor, limit = PAGE }: OperationsQueryDto,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationPage> {
    const page = await this.summaries.page(viewerOf(actor), limit, cursor);
    // The cursor is sealed anew each time; which operation it follows on, the page shows.
    if (page.next !== undefined) reply.header('etag', weakEtagOf([page.operations, 'more']));
    return page;
  }

  @Get(':operationId')
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'readOperation',
      summary: 'What the operation is, as the caller may know it.',
      description:
        'Who may: whoever may know the operation. Its ETag names the operation as the caller sees it, for `If-Match`.',
    }),
  )
  @Answers('The operation.', operation)
  one(@Param('operationId') operationId: string, @CurrentActor() actor: Actor): Promise<OperationSummary> {
    return this.summaries.of(operationId, viewerOf(actor));
  }
}
