import { Controller, Get, Query } from '@nestjs/common';
import { AlsoForAdministrators, CurrentActor } from '@samsyn/identity';
import type { Actor } from '@samsyn/kernel';
import { Answers, Count, Documented } from '@samsyn/web';
import type { ItemCode, Urgency } from './work-items/work-item-codes';
import { WorkLists } from './work-lists';
import { workList, workListSummary, type WorkList, type WorkListSummary } from './work-list.schema';

const MAX_PAGE = 500;
const PAGE = 100;

class WorkListQueryDto {
  @Count({
    optional: true,
    min: 1,
    max: MAX_PAGE,
    fromText: true,
    example: PAGE,
    description: `How many at most; ${PAGE} where absent.`,
  })
  limit?: number;
}

@AlsoForAdministrators()
@Documented((api) => api.ApiTags('work-list'))
@Controller('work-list')
export class WorkListController {
  constructor(private readonly lists: WorkLists) {}

  @Get()
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'readWorkList',
      summary: 'What waits for the caller now, the most urgent first, with reason, deadline and where to go.',
      description:
        'Put together from the entries that the caller sees. `total`: how many there are in all. Who may: everyone; each has their own.',
    }),
  )
  @Answers('At most `limit` items.', workList)
  async list(@Query() { limit = PAGE }: WorkListQueryDto, @CurrentActor() actor: Actor): Promise<WorkList> {
    const { items, ...rest } = await this.lists.of(actor);
    return { items: items.slice(0, limit), ...rest };
  }

  @Get('summary')
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'summarizeWorkList',
      summary: 'How much waits for the caller, for a badge.',
      description: 'Who may: everyone; each has their own.',
    }),
  )
  @Answers('The counts.', workListSummary)
  async summary(@CurrentActor() actor: Actor): Promise<WorkListSummary> {
    const { items, total } = await this.lists.of(actor);
    const byUrgency: Record<Urgency, number> = { alarm: 0, urgent: 0, soon: 0, later: 0 };
    const byCode: Partial<Record<ItemCode, number>> = {};
    for (const { urgency, code } of items) {
      byUrgency[urgency] += 1;
      byCode[code] = (byCode[code] ?? 0) + 1;
    }
    return { total, overdue: items.filter(({ overdue }) => overdue).length, byUrgency, byCode };
  }
}
