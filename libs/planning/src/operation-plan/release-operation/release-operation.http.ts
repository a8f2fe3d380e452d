import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  AskedBy,
  Code,
  CommandRoute,
  Documented,
  FactDto,
  items,
  ListOf,
  Nested,
  Text,
  type Asked,
  type Recording,
} from '@samsyn/web';
import { told } from '../../told';
import { ChangePlan } from '../change-plan/change-plan.handler';
import { INSTEAD_OF_COORDINATOR } from '../operation-plan.events';

const GATE_REFUSALS = ['PLAN.NOT_BRIEFED', 'PLAN.AGENDA_NOT_COVERED', 'PLAN.BRANCH_NOT_BRIEFED'];
const REFUSALS = [...GATE_REFUSALS, 'PLAN.NOT_THE_NAMED_LEADER', 'PLAN.CANCELLED'];

class OverrideDto {
  @ListOf(items.slugs, {
    max: 10,
    example: ['released-with-unbriefed-branch'],
    description:
      'Deviation codes of the gates that are passed over; a code that is no gate’s overrides nothing.',
  })
  of: string[];
  @Text({ max: 500, example: 'they stay outside and are briefed by radio' }) reason: string;
}

class ReleaseDto extends FactDto {
  @Nested(() => OverrideDto, { optional: true, description: 'The named leader only.' })
  override?: OverrideDto;
}

class ReleaseWithoutCoordinatorDto extends ReleaseDto {
  @Text({ max: 10_000, example: 'nobody could come tonight' }) reason: string;
  @Code(INSTEAD_OF_COORDINATOR, { optional: true }) instead?: (typeof INSTEAD_OF_COORDINATOR)[number];
}

@Documented((api) => api.ApiTags('planning'))
@Controller('operations/:operationId')
export class ReleaseOperationController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('release', {
    summary: 'The operation may begin (OperationReleased).',
    description: 'Refused with the code of the first gate that is not met; `details.unmet` lists them all.',
    who: 'operation leader; with an override the named leader',
    refusals: [...REFUSALS, 'PLAN.NO_COORDINATOR'],
  })
  async release(
    @Param('operationId') operationId: string,
    @Body() body: ReleaseDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const change = { kind: 'ReleaseOperation', ...told({ override: body.override }) } as const;
    const context = asked.context(body, { operationId });
    return { outcome: await this.commands.execute(new ChangePlan(operationId, change, context)) };
  }

  @CommandRoute('release-without-coordinator', {
    summary: 'The operation may begin although no coordinator comes (OperationReleasedWithoutCoordinator).',
    description: 'The other gates hold as for a release.',
    who: 'the named leader',
    refusals: REFUSALS,
  })
  async releaseWithoutCoordinator(
    @Param('operationId') operationId: string,
    @Body() body: ReleaseWithoutCoordinatorDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const { reason, instead, override } = body;
    const change = { kind: 'ReleaseWithoutCoordinator', reason, ...told({ instead, override }) } as const;
    const context = asked.context(body, { operationId });
    return { outcome: await this.commands.execute(new ChangePlan(operationId, change, context)) };
  }
}
