import type { Decider } from '@samsyn/kernel';
import { decideAnswerLesson, type AnswerLesson } from './answer-lesson/answer-lesson';
import { evolveLessons, noLessons, type Lessons } from './lessons';
import type { LessonsEvent } from './lessons.events';
import { decideReopenLesson, type ReopenLesson } from './reopen-lesson/reopen-lesson';

export type LessonsChange = AnswerLesson | ReopenLesson;

/** What one operation does with the lessons of earlier ones, in its own stream. */
export const lessons: Decider<Lessons, LessonsChange, LessonsEvent> = {
  initial: noLessons,
  evolve: evolveLessons,
  decide: (command, state, metadata) =>
    command.kind === 'AnswerLesson'
      ? decideAnswerLesson(command, state, metadata)
      : decideReopenLesson(command, state),
};
