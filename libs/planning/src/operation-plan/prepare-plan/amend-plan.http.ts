import { definedFields } from '@samsyn/kernel';
import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  AskedBy,
  CommandRoute,
  Documented,
  FactDto,
  items,
  ListOf,
  type Asked,
  type Recording,
} from '@samsyn/web';
import { ChangePlan } from '../change-plan/change-plan.handler';
import { changesIn, PlanChanges, secretsIn } from './plan-changes.dto';

class AmendmentDto extends FactDto {
  @PlanChanges() changes: Record<string, unknown>;
  @ListOf(items.branches, {
    max: 50,
    optional: true,
    example: ['police/border-police'],
    description: 'Branches that need a new briefing, beside those that the matter itself concerns.',
  })
  briefAnew?: string[];
}

@Documented((api) => api.ApiTags('planning'))
@Controller('operations/:operationId')
export class AmendPlanController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('amendments', {
    id: 'amendPlan',
    summary: 'Something of the plan is changed (PlanAmended).',
    description:
      'Says what it was before, and which of the branches that had been briefed need a new briefing: a release waits ' +
      'for those that have confirmed.',
    who: 'operation leader',
    refusals: ['IDENTITY.BRANCH_UNKNOWN', 'PLAN.CANCELLED', 'PLAN.AMENDED_ELSEWHERE', 'PLAN.UNKNOWN_FIELD'],
  })
  async amend(
    @Param('operationId') id: string,
    @Body() body: AmendmentDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const { briefAnew } = body;
    const changes = { changes: changesIn(body.changes), ...secretsIn(body.changes) };
    const change = { kind: 'AmendPlan', ...changes, ...definedFields({ briefAnew }) } as const;
    const context = asked.context(body, { operationId: id });
    return { outcome: await this.commands.execute(new ChangePlan(id, change, context)) };
  }
}
