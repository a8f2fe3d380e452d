import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { CurrentActor } from '@samsyn/identity';
import { unknownTo, type Actor, type Clock } from '@samsyn/kernel';
import { CLOCK } from '@samsyn/processing';
import { viewerOf } from '@samsyn/secrecy';
import { Documented, Instant } from '@samsyn/web';
import { LoggedOperationHistory } from '../viewing/logged-operation-history';
import { headCountAt, type CountedSite } from './head-count';

export class HeadCountQueryDto {
  @Instant({ optional: true, description: 'The moment, by when things happened; absent: now.' })
  at?: string;
}

const counts = {
  inside: { type: 'integer' },
  most: { type: 'integer', description: 'At once, until then.' },
};
const SCHEMA = {
  type: 'object',
  required: ['operation', 'at', 'sites'],
  properties: {
    operation: { type: 'string', format: 'uuid' },
    at: { type: 'string', format: 'date-time' },
    sites: {
      type: 'array',
      items: {
        type: 'object',
        required: ['site', 'inside', 'most', 'roles'],
        properties: {
          site: { type: 'string' },
          ...counts,
          maxInside: { type: 'integer', description: 'As the pre-briefing agreed.' },
          roles: {
            type: 'array',
            items: {
              type: 'object',
              required: ['role', 'inside', 'most'],
              properties: {
                role: {
                  type: ['string', 'null'],
                  description: 'Null: it was not told, or not to the caller.',
                },
                ...counts,
              },
            },
          },
        },
      },
    },
  },
};

@Documented((api) => api.ApiTags('history'))
@Controller('operations')
export class HeadCountController {
  constructor(
    @Inject(LoggedOperationHistory) private readonly history: LoggedOperationHistory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get(':operationId/head-count')
  @Documented(
    (api) =>
      api.ApiOperation({
        summary: 'How many are inside each site, and in which roles, at a moment.',
        description:
          'Who may: whoever may know the operation. Computed from the entries that the caller sees, in corrected times ' +
          'and values. Roles, never names. Refusals: `OPERATION.UNKNOWN`.',
      }),
    (api) => api.ApiResponse({ status: 200, description: 'The head-count.', schema: SCHEMA }),
  )
  async headCount(
    @Param('operationId') operationId: string,
    @Query() { at = this.clock.now() }: HeadCountQueryDto,
    @CurrentActor() actor: Actor,
  ): Promise<{ operation: string; at: string; sites: readonly CountedSite[] }> {
    const operation = await this.history.forViewer(operationId, viewerOf(actor));
    if (!operation) throw unknownTo('OPERATION');
    return { operation: operationId, at, sites: headCountAt(operation.entries, at) };
  }
}
