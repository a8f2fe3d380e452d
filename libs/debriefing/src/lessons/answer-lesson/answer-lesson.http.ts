import { Body, Controller, Get, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CurrentActor } from '@samsyn/identity';
import { refOf, unknownTo, type Actor } from '@samsyn/kernel';
import {
  Answers,
  AskedBy,
  Code,
  CommandRoute,
  Documented,
  FactDto,
  Text,
  UuidField,
  type Asked,
  type Recording,
} from '@samsyn/web';
import { EarlierLessons } from '../../earlier-lessons.port';
import { ChangeLessons } from '../change-lessons.handler';
import { LESSON_ANSWERS } from '../lessons.events';
import { lessonsForOperation, type EarlierLesson } from '../earlier-lesson.schema';

export class LessonAnsweredDto extends FactDto {
  @UuidField({ description: '`lesson` of `GET /operations/{operationId}/lessons`.' })
  lesson: string;
  @Code(LESSON_ANSWERS, { description: 'What the operation does with it.' })
  answer: (typeof LESSON_ANSWERS)[number];
  @Text({ max: 10_000, optional: true, description: 'Required where the lesson does not apply.' })
  why?: string;
}

/** What earlier debriefs taught, where it matters: when the next operation is planned. */
@Documented((api) => api.ApiTags('planning'))
@Controller('operations')
export class AnswerLessonController {
  constructor(
    private readonly commands: CommandBus,
    private readonly lessons: EarlierLessons,
  ) {}

  @Get(':operationId/lessons')
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'listEarlierLessons',
      summary: 'Lessons of earlier operations that matter in this one.',
      description:
        'Matched by kind, region, other agencies and the tags of the lesson; only from operations in which the own ' +
        'branch took part. First what was reopened, then what has no answer yet. Who may: participant.',
    }),
  )
  @Answers('The lessons.', lessonsForOperation)
  async read(
    @Param('operationId') operationId: string,
    @CurrentActor() actor: Actor,
  ): Promise<{ lessons: readonly EarlierLesson[]; unanswered: number }> {
    const lessons = await this.lessons.forOperation(operationId, refOf(actor));
    if (!lessons) throw unknownTo('OPERATION');
    return { lessons, unanswered: lessons.filter(({ answered }) => !answered).length };
  }

  @CommandRoute(':operationId/lesson-answers', {
    id: 'answerLesson',
    summary: 'What the operation does with a lesson of an earlier one (`LessonAnswered`).',
    description:
      'The leading branch answers for the operation, another branch for itself. Seen by participants that took part ' +
      'where the lesson was agreed, and by nobody else.',
    who: 'participant; for the leading branch its operation leader',
    refusals: ['LESSON.UNKNOWN', 'LESSON.WHY_REQUIRED'],
  })
  async answer(
    @Param('operationId') operationId: string,
    @Body() body: LessonAnsweredDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const { lesson, answer, why } = body;
    const reason = why === undefined ? {} : { why };
    const change = { kind: 'AnswerLesson', lesson, answer, ...reason } as const;
    const context = asked.context(body, { operationId });
    return { outcome: await this.commands.execute(new ChangeLessons(operationId, change, context)) };
  }
}
