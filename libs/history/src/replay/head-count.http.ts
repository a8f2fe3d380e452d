import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { CurrentActor } from '@samsyn/identity';
import { unknownTo, type Actor, type Clock } from '@samsyn/kernel';
import { CLOCK } from '@samsyn/processing';
import { viewerOf } from '@samsyn/secrecy';
import { Answers, Documented, Instant } from '@samsyn/web';
import { headCount, type CountedSite } from '../timeline/history.schema';
import { LoggedOperationHistory } from '../viewing/logged-operation-history';
import { headCountAt } from './head-count';

export class HeadCountQueryDto {
  @Instant({ optional: true, description: 'The moment, by when things happened; absent: now.' })
  at?: string;
}

@Documented((api) => api.ApiTags('history'))
@Controller('operations')
export class HeadCountController {
  constructor(
    @Inject(LoggedOperationHistory) private readonly history: LoggedOperationHistory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get(':operationId/head-count')
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'countHeads',
      summary: 'How many are inside each site, and in which roles, at a moment.',
      description:
        'Who may: whoever may know the operation. Computed from the entries that the caller sees, in corrected times ' +
        'and values. Roles, never names. Refusals: `OPERATION.UNKNOWN`.',
    }),
  )
  @Answers('The head-count.', headCount)
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
