import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { CurrentActor } from '@samsyn/identity';
import type { Actor } from '@samsyn/kernel';
import { viewerOf } from '@samsyn/secrecy';
import { Count, Documented, Text } from '@samsyn/web';
import { RELATIONS } from '../contract';
import { PHASES } from '../replay/phase';
import type { OperationSummary } from './operation-summary';
import { OperationSummaries, type OperationPage } from './operation-summaries';

const MAX_PAGE = 100;
const PAGE = 50;

export class OperationsQueryDto {
  @Text({ optional: true, max: 4_096, description: '`next` of the page before.' })
  cursor?: string;

  @Count({ optional: true, min: 1, max: MAX_PAGE, fromText: true, example: PAGE })
  limit?: number;
}

const instant = { type: 'string', format: 'date-time' };
const SUMMARY_SCHEMA = {
  type: 'object',
  required: ['id', 'relation', 'entries'],
  properties: {
    id: { type: 'string', format: 'uuid' },
    relation: { type: 'string', enum: [...RELATIONS] },
    leadingBranch: { type: 'string', example: 'police/trafficking-unit' },
    kind: { type: 'string', example: 'apartment-visit' },
    region: { type: 'string', example: 'syd' },
    municipality: { type: 'string', example: 'Växjö' },
    window: { type: 'array', items: instant, minItems: 2, maxItems: 2 },
    purpose: { type: 'string' },
    reference: { type: 'string', example: '5000-K1-26' },
    answerBy: instant,
    phase: { type: 'string', enum: [...PHASES] },
    entries: { type: 'integer', description: 'How many entries the caller sees.' },
    latestEntry: { type: 'string', format: 'uuid' },
  },
};

@Documented((api) => api.ApiTags('history'))
@Controller('operations')
export class OperationsController {
  constructor(@Inject(OperationSummaries) private readonly summaries: OperationSummaries) {}

  @Get()
  @Documented(
    (api) =>
      api.ApiOperation({
        summary: 'The operations that the caller may know, those she came to know last first.',
        description: 'Who may: everyone; each sees her own. What is absent is not known to her.',
      }),
    (api) =>
      api.ApiResponse({
        status: 200,
        description: 'A page.',
        schema: {
          type: 'object',
          required: ['operations'],
          properties: { operations: { type: 'array', items: SUMMARY_SCHEMA }, next: { type: 'string' } },
        },
      }),
  )
  list(
    @Query() { cursor, limit = PAGE }: OperationsQueryDto,
    @CurrentActor() actor: Actor,
  ): Promise<OperationPage> {
    return this.summaries.page(viewerOf(actor), limit, cursor);
  }

  @Get(':operationId')
  @Documented(
    (api) =>
      api.ApiOperation({
        summary: 'What the operation is, as the caller may know it.',
        description:
          'Who may: whoever may know the operation. Its ETag names the operation as the caller sees it, for `If-Match`.',
      }),
    (api) => api.ApiResponse({ status: 200, description: 'The operation.', schema: SUMMARY_SCHEMA }),
  )
  one(@Param('operationId') operationId: string, @CurrentActor() actor: Actor): Promise<OperationSummary> {
    return this.summaries.of(operationId, viewerOf(actor));
  }
}
