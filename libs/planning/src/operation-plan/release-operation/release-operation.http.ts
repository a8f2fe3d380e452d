import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { EarlierLessons } from '@samsyn/debriefing/contract';
import { definedFields, refOf } from '@samsyn/kernel';
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
import { ChangePlan, type ToldPlanChange } from '../change-plan/change-plan.handler';
import { INSTEAD_OF_COORDINATOR } from '../operation-plan.events';
import { operationReleased } from './release-operation.schema';

const NOTICES = '`notices`: lessons of earlier operations that have no answer yet; they hold up nothing.';

const GATE_REFUSALS = [
  'PLAN.NOT_BRIEFED',
  'PLAN.AGENDA_NOT_COVERED',
  'PLAN.BRANCH_NOT_BRIEFED',
  'PLAN.NO_SUPPORT_ACTOR',
];
const REFUSALS = [
  ...GATE_REFUSALS,
  'PLAN.OVERRIDE_MATCHES_NOTHING',
  'PLAN.NOT_THE_NAMED_LEADER',
  'PLAN.CANCELLED',
  'PLAN.ENDED',
];

class OverrideDto {
  @ListOf(items.slugs, {
    max: 10,
    example: ['released-with-unbriefed-branch'],
    description:
      'Deviation codes of the gates that are passed over. One that is no gate’s of the kind is refused, and so is an override where every gate is met.',
  })
  of: string[];
  @Text({
    max: 500,
    example: 'they stay outside and are briefed by radio',
    description: 'Why the leader passes over it; a visible fact of its own.',
  })
  reason: string;
}

class ReleaseDto extends FactDto {
  @Nested(() => OverrideDto, { optional: true, description: 'The named leader only.' })
  override?: OverrideDto;
}

class ReleaseWithoutCoordinatorDto extends ReleaseDto {
  @Text({
    max: 10_000,
    example: 'nobody could come tonight',
    description: 'Why it begins without a coordinator; the debrief takes it up.',
  })
  reason: string;
  @Code(INSTEAD_OF_COORDINATOR, { optional: true, description: 'What takes the coordinator’s place.' })
  instead?: (typeof INSTEAD_OF_COORDINATOR)[number];
}

@Documented((api) => api.ApiTags('planning'))
@Controller('operations/:operationId')
export class ReleaseOperationController {
  constructor(
    private readonly commands: CommandBus,
    private readonly lessons: EarlierLessons,
  ) {}

  @CommandRoute('release', {
    id: 'releaseOperation',
    summary: 'The operation may begin (OperationReleased).',
    description: `Refused with the code of the first gate of the kind that is not met; \`details.unmet\` lists them all, \`details.overrides\` by gate the code that passes it. ${NOTICES}`,
    who: 'operation leader; with an override the named leader',
    refusals: [...REFUSALS, 'PLAN.NO_COORDINATOR'],
    answer: operationReleased,
  })
  async release(
    @Param('operationId') operationId: string,
    @Body() body: ReleaseDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const change = { kind: 'ReleaseOperation', ...definedFields({ override: body.override }) } as const;
    return this.released(operationId, change, body, asked);
  }

  @CommandRoute('release-without-coordinator', {
    id: 'releaseOperationWithoutCoordinator',
    summary: 'The operation may begin although no coordinator comes (OperationReleasedWithoutCoordinator).',
    description: `The other gates of the kind hold as for a release. ${NOTICES}`,
    who: 'the named leader',
    refusals: REFUSALS,
    answer: operationReleased,
  })
  async releaseWithoutCoordinator(
    @Param('operationId') operationId: string,
    @Body() body: ReleaseWithoutCoordinatorDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const { reason, instead, override } = body;
    const change = {
      kind: 'ReleaseWithoutCoordinator',
      reason,
      ...definedFields({ instead, override }),
    } as const;
    return this.released(operationId, change, body, asked);
  }

  /** What has been learnt and not answered is no gate: the release stands, and the answer says what waits. */
  private async released(
    operationId: string,
    change: ToldPlanChange,
    body: FactDto,
    asked: Asked,
  ): Promise<Recording> {
    const context = asked.context(body, { operationId });
    const outcome = await this.commands.execute(new ChangePlan(operationId, change, context));
    const lessons = (await this.lessons.forOperation(operationId, refOf(asked.actor))) ?? [];
    const notices = lessons
      .filter(({ answered }) => !answered)
      .map(({ lesson, what, timesReopened }) => ({
        code: 'lesson-unanswered',
        lesson,
        what,
        timesReopened,
      }));
    return { outcome, also: { notices } };
  }
}
