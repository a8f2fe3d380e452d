import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  AskedBy,
  CommandRoute,
  Count,
  Documented,
  FactDto,
  Instant,
  items,
  ListOf,
  PersonHandle,
  Text,
  type Asked,
  type Recording,
} from '@samsyn/web';
import { told } from '../../told';
import { ChangePlan } from '../change-plan/change-plan.handler';

class PreBriefingDto extends FactDto {
  @Instant({ description: 'When it is to be held.' }) at: string;
}

class PreBriefingHeldDto extends FactDto {
  @ListOf(items.handles, {
    max: 100,
    example: ['trafficking-leader', 'coordinator-syd'],
    description: 'Who was there, by handle.',
  })
  present: string[];
  @ListOf(items.texts(500), {
    min: 0,
    max: 50,
    example: ['approach', 'responsibilities'],
    description: 'Codes of the kind’s agenda, and points of your own.',
  })
  covered: string[];
  @Text({
    max: 500,
    optional: true,
    example: 'plain',
    description: 'What was agreed: plain clothes or uniform.',
  })
  dress?: string;
  @Count({
    min: 0,
    max: 10_000,
    optional: true,
    example: 3,
    description: 'How many at most are inside at once.',
  })
  maxInside?: number;
}

class LateJoinerDto extends FactDto {
  @PersonHandle({ description: 'Who was briefed, by handle.' }) who: string;
  @Text({ max: 500, optional: true, example: 'telephone', description: 'How: in the car, by telephone …' })
  how?: string;
}

@Documented((api) => api.ApiTags('planning'))
@Controller('operations/:operationId')
export class PreBriefingController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('pre-briefings', {
    id: 'schedulePreBriefing',
    summary: 'A pre-briefing is set (PreBriefingScheduled).',
    who: 'operation leader',
    refusals: ['PLAN.CANCELLED', 'PLAN.ENDED'],
  })
  async schedule(
    @Param('operationId') operationId: string,
    @Body() body: PreBriefingDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const change = { kind: 'SchedulePreBriefing', at: body.at } as const;
    const context = asked.context(body, { operationId });
    return { outcome: await this.commands.execute(new ChangePlan(operationId, change, context)) };
  }

  @CommandRoute('pre-briefings/held', {
    id: 'holdPreBriefing',
    summary: 'A pre-briefing was held: who was present and what was covered (PreBriefingHeld).',
    description: 'A branch that was present takes part from then on.',
    who: 'operation leader',
    refusals: ['PERSON.UNKNOWN', 'PLAN.CANCELLED', 'PLAN.ENDED'],
  })
  async hold(
    @Param('operationId') operationId: string,
    @Body() body: PreBriefingHeldDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const { present, covered, dress, maxInside } = body;
    const change = { kind: 'HoldPreBriefing', present, covered, ...told({ dress, maxInside }) } as const;
    const context = asked.context(body, { operationId });
    return { outcome: await this.commands.execute(new ChangePlan(operationId, change, context)) };
  }

  @CommandRoute('late-joiners', {
    id: 'briefLateJoiner',
    summary: 'Somebody who missed the pre-briefing was briefed individually (LateJoinerBriefed).',
    who: 'operation leader',
    refusals: ['PERSON.UNKNOWN', 'PLAN.CANCELLED', 'PLAN.ENDED'],
  })
  async briefLateJoiner(
    @Param('operationId') operationId: string,
    @Body() body: LateJoinerDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const change = { kind: 'BriefLateJoiner', who: body.who, ...told({ how: body.how }) } as const;
    const context = asked.context(body, { operationId });
    return { outcome: await this.commands.execute(new ChangePlan(operationId, change, context)) };
  }
}
