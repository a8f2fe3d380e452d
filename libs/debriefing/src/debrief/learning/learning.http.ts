import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  AskedBy,
  CommandRoute,
  Documented,
  FactDto,
  ListOf,
  LocalDate,
  PersonHandle,
  Text,
  UuidField,
  type Asked,
  type Recording,
} from '@samsyn/web';
import { LESSON_TAG, LESSON_TAGS_TOLD } from '../../lessons/lesson-tag.dto';
import { ChangeDebrief, type ToldDebriefChange } from '../change-debrief.handler';

const MAX = 10_000;
const OPEN = ['DEBRIEF.NOT_OPEN', 'DEBRIEF.CLOSED'];
const NAMED = ['ACTION.UNKNOWN', 'DEBRIEF.ACTION_AMBIGUOUS'];
const STILL_OPEN = [...NAMED, 'DEBRIEF.ACTION_ENDED'];

export class LessonAgreedDto extends FactDto {
  @Text({
    max: MAX,
    description: 'What was learnt, in a sentence that stands by itself.',
    example: 'ring the coordinator before the briefing',
  })
  what: string;
  @ListOf(LESSON_TAG, {
    max: 30,
    optional: true,
    example: ['theme:interpreter', 'deviation:no-support-offered', 'agency:police'],
    description: LESSON_TAGS_TOLD,
  })
  tags?: string[];
}
export class ActionAgreedDto extends FactDto {
  @Text({
    max: MAX,
    example: 'agree on shared on-call between two regions',
    description: 'What is to be done.',
  })
  what: string;
  @PersonHandle({ description: 'Who sees to it.' })
  owner: string;
  @LocalDate({ description: 'The last day, in Stockholm.' })
  due: string;
}
export class ActionCompletedDto extends FactDto {
  @UuidField({ optional: true, description: 'The entry that agreed on it.' })
  action?: string;
  @Text({ max: MAX, optional: true, description: 'Its words, where no id is given.' })
  what?: string;
}
export class ActionDroppedDto extends ActionCompletedDto {
  @Text({
    max: MAX,
    description: 'Why it is no longer to be done.',
    example: 'the region has solved it otherwise',
  })
  why: string;
}

export class ActionMovedDto extends ActionCompletedDto {
  @LocalDate({ description: 'The new last day, in Stockholm.' })
  due: string;
  @Text({
    max: MAX,
    description: 'Why it is given more time.',
    example: 'the other region answers in January',
  })
  why: string;
}
export class ActionReassignedDto extends ActionCompletedDto {
  @PersonHandle({ description: 'Who sees to it from now on.' })
  owner: string;
  @Text({ max: MAX, optional: true, description: 'Why another does it.', example: 'has changed office' })
  why?: string;
}

const named = ({ action, what }: ActionCompletedDto) => ({
  ...(action === undefined ? {} : { action }),
  ...(what === undefined ? {} : { what }),
});

/** What is learnt, and who does what about it until when. */
@Documented((api) => api.ApiTags('debrief'))
@Controller('debriefs')
export class LearningController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute(':operationId/lessons', {
    id: 'agreeLesson',
    summary: 'A lesson that the participants agree on (`LessonAgreed`).',
    description: 'It returns when an operation is planned in which it matters, and is answered there.',
    who: 'operation-leader',
    refusals: [...OPEN, 'REGION.UNKNOWN'],
  })
  lesson(
    @Param('operationId') id: string,
    @Body() body: LessonAgreedDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const { what, tags } = body;
    const told = tags === undefined ? {} : { tags };
    return this.change(id, body, asked, { kind: 'AgreeLesson', what, ...told });
  }

  @CommandRoute(':operationId/actions', {
    id: 'agreeAction',
    summary:
      'An action with an owner and a last day (`ActionAgreed`). It returns when the next matching operation is planned.',
    who: 'operation-leader',
    refusals: [...OPEN, 'PERSON.UNKNOWN', 'PERSON.HAS_LEFT'],
  })
  action(
    @Param('operationId') id: string,
    @Body() body: ActionAgreedDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const { what, owner, due } = body;
    return this.change(id, body, asked, { kind: 'AgreeAction', what, owner, due });
  }

  @CommandRoute(':operationId/action-completions', {
    id: 'completeAction',
    summary: 'The action is done (`ActionCompleted`).',
    who: 'its owner, or the operation leader',
    refusals: NAMED,
  })
  complete(
    @Param('operationId') id: string,
    @Body() body: ActionCompletedDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    return this.change(id, body, asked, { kind: 'CompleteAction', ...named(body) });
  }

  @CommandRoute(':operationId/action-drops', {
    id: 'dropAction',
    summary: 'The action will not be done, and why (`ActionDropped`).',
    who: 'operation-leader',
    refusals: NAMED,
  })
  drop(
    @Param('operationId') id: string,
    @Body() body: ActionDroppedDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    return this.change(id, body, asked, { kind: 'DropAction', ...named(body), why: body.why });
  }

  @CommandRoute(':operationId/action-moves', {
    id: 'moveAction',
    summary: 'The action gets another last day, and why (`ActionMoved`).',
    who: 'its owner, or the operation leader',
    refusals: STILL_OPEN,
  })
  move(
    @Param('operationId') id: string,
    @Body() body: ActionMovedDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const { due, why } = body;
    return this.change(id, body, asked, { kind: 'MoveAction', ...named(body), due, why });
  }

  @CommandRoute(':operationId/action-reassignments', {
    id: 'reassignAction',
    summary: 'Another person sees to the action (`ActionReassigned`).',
    who: 'operation-leader',
    refusals: [...STILL_OPEN, 'PERSON.UNKNOWN', 'PERSON.HAS_LEFT'],
  })
  reassign(
    @Param('operationId') id: string,
    @Body() body: ActionReassignedDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const { owner, why } = body;
    const reason = why === undefined ? {} : { why };
    return this.change(id, body, asked, { kind: 'ReassignAction', ...named(body), owner, ...reason });
  }

  private async change(
    operationId: string,
    body: FactDto,
    asked: Asked,
    change: ToldDebriefChange,
  ): Promise<Recording> {
    const context = asked.context(body, { operationId });
    return { outcome: await this.commands.execute(new ChangeDebrief(operationId, change, context)) };
  }
}
