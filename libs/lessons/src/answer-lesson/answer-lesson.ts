import { DomainError, authorize, unknownTo, type Branch, type CommandMetadata } from '@samsyn/kernel';
import { originOf, type LessonOrigin, type Lessons } from '../lessons';
import type { LESSON_ANSWERS, LessonsEvent } from '../lessons.events';

/** A lesson that the acting person may read, of another operation or of a campaign. */
export interface KnownLesson extends LessonOrigin {
  /** The branches that took part where it was agreed. */
  readonly knownTo: readonly Branch[];
}

export interface AnswerLesson {
  readonly kind: 'AnswerLesson';
  /** Id of the entry that agreed on it. */
  readonly lesson: string;
  readonly answer: (typeof LESSON_ANSWERS)[number];
  /** Required where the lesson does not apply. */
  readonly why?: string;
  /** Absent where there is none that the acting person may read. */
  readonly known?: KnownLesson;
}

/**
 * The leading branch answers for the operation by its leader, another branch for itself. An answer may change; the last
 * one counts.
 */
export function decideAnswerLesson(
  { lesson, answer, why, known }: AnswerLesson,
  { answers }: Lessons,
  metadata: CommandMetadata,
): readonly LessonsEvent[] {
  authorize(metadata.standing?.leads ? 'operation-leader' : 'participant', metadata);
  if (!known) throw unknownTo('LESSON');
  if (answer === 'not-applicable' && why === undefined)
    throw new DomainError('LESSON.WHY_REQUIRED', {}, 'invalid');
  const given = answers.get(lesson)?.get(metadata.actor.branch);
  if (given?.answer === answer && given.why === why) return [];
  const reason = why === undefined ? {} : { why };
  const from = { ...originOf(known), knownTo: [...known.knownTo] };
  return [{ name: 'LessonAnswered', data: { lesson, ...from, answer, ...reason } }];
}
