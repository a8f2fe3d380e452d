import { Controller, Get, Param } from '@nestjs/common';
import { CurrentActor } from '@samsyn/identity';
import { refOf, unknownTo, type Actor } from '@samsyn/kernel';
import { Answers, changeRoutes, commandController, Documented } from '@samsyn/web';
import { EarlierLessons, lessonsForOperation, type EarlierLesson } from '@samsyn/planning/contract';
import { ChangeLessons } from '../change-lessons.handler';
import { answerLesson } from './answer-lesson.commands';

const tag = 'planning';

export const AnswerLessonController = commandController(
  changeRoutes([answerLesson], { at: 'operations/:operationId', tag }, ChangeLessons),
);

/** What earlier debriefs taught, shown where it helps: when the next operation is planned. */
@Documented((api) => api.ApiTags(tag))
@Controller('operations')
export class EarlierLessonsController {
  constructor(private readonly lessons: EarlierLessons) {}

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
}
