import { commandOf, FILLED_IN } from '@samsyn/event-store';
import { LessonAnswered } from '../lessons.events';
import type { AnswerLesson } from './answer-lesson';

export const answerLesson = commandOf<AnswerLesson['kind']>()({
  event: LessonAnswered,
  kind: 'AnswerLesson',
  id: 'answerLesson',
  path: 'lesson-answers',
  who: 'participant; for the leading branch its operation leader',
  title: 'What the operation does with a lesson of an earlier one',
  description:
    'The leading branch answers for the operation, another branch for itself. Seen by participants that took part ' +
    'where the lesson was agreed, and by nobody else.',
  refusals: ['LESSON.UNKNOWN', 'LESSON.WHY_REQUIRED'],
  fields: {
    lesson: '`lesson` of `GET /operations/{operationId}/lessons`.',
    ...{ fromOperation: FILLED_IN, fromCampaign: FILLED_IN, knownTo: FILLED_IN },
    answer: 'What the operation does with it.',
    why: 'Required where the lesson does not apply.',
  },
});
