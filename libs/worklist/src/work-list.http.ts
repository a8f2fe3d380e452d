import { Controller, Get, Query } from '@nestjs/common';
import { CurrentActor } from '@samsyn/identity';
import type { Actor } from '@samsyn/kernel';
import { Count, Documented } from '@samsyn/web';
import { MATTER_KINDS, URGENCIES, type MatterCode, type Urgency } from './matters/matter-codes';
import { WorkLists, type WorkList } from './work-lists';

const MAX_PAGE = 500;
const PAGE = 100;

class WorkListQueryDto {
  @Count({ optional: true, min: 1, max: MAX_PAGE, fromText: true, example: PAGE })
  limit?: number;
}

/** For a badge. */
export interface WorkListSummary {
  readonly total: number;
  readonly overdue: number;
  readonly byUrgency: Readonly<Record<Urgency, number>>;
  readonly byCode: Readonly<Partial<Record<MatterCode, number>>>;
}

const instant = { type: 'string', format: 'date-time' };
const text = { type: 'object', properties: { sv: { type: 'string' }, en: { type: 'string' } } };
const ITEM_SCHEMA = {
  type: 'object',
  required: ['id', 'code', 'text', 'urgency', 'overdue', 'reason', 'link'],
  properties: {
    id: { type: 'string', format: 'uuid' },
    code: { type: 'string', enum: Object.keys(MATTER_KINDS) },
    text,
    urgency: { type: 'string', enum: [...URGENCIES] },
    overdue: { type: 'boolean' },
    due: instant,
    about: { type: 'string' },
    operation: { type: 'object', additionalProperties: true },
    reason: { type: 'object', additionalProperties: true, description: 'The entry that it rests on.' },
    link: { type: 'object', properties: { method: { type: 'string' }, path: { type: 'string' } } },
  },
};

@Documented((api) => api.ApiTags('work list'))
@Controller('work-list')
export class WorkListController {
  constructor(private readonly lists: WorkLists) {}

  @Get()
  @Documented(
    (api) =>
      api.ApiOperation({
        summary:
          'What waits for the caller now, the most urgent first, with reason, deadline and where to go.',
        description:
          'Put together from the entries that she sees. `total`: how many there are in all. Who may: everyone; each has her own.',
      }),
    (api) =>
      api.ApiResponse({
        status: 200,
        description: 'At most `limit` items.',
        schema: {
          type: 'object',
          required: ['items', 'total', 'incomplete'],
          properties: {
            items: { type: 'array', items: ITEM_SCHEMA as never },
            total: { type: 'integer' },
            incomplete: { type: 'boolean', description: 'More operations wait than were looked at.' },
          },
        },
      }),
  )
  async list(@Query() { limit = PAGE }: WorkListQueryDto, @CurrentActor() actor: Actor): Promise<WorkList> {
    const { items, ...rest } = await this.lists.of(actor);
    return { items: items.slice(0, limit), ...rest };
  }

  @Get('summary')
  @Documented((api) =>
    api.ApiOperation({
      summary: 'How much waits for the caller, for a badge.',
      description: 'Who may: everyone; each has her own.',
    }),
  )
  async summary(@CurrentActor() actor: Actor): Promise<WorkListSummary> {
    const { items, total } = await this.lists.of(actor);
    const byUrgency: Record<Urgency, number> = { alarm: 0, urgent: 0, soon: 0, later: 0 };
    const byCode: Partial<Record<MatterCode, number>> = {};
    for (const { urgency, code } of items) {
      byUrgency[urgency] += 1;
      byCode[code] = (byCode[code] ?? 0) + 1;
    }
    return { total, overdue: items.filter(({ overdue }) => overdue).length, byUrgency, byCode };
  }
}
