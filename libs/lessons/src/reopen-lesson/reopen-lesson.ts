import type { Branch } from '@samsyn/kernel';
import { originOf, type LessonOrigin, type Lessons } from '../lessons';
import type { LessonsEvent } from '../lessons.events';

/** Samsyn finds that what the lesson is about has happened again, although it was applied. */
export interface ReopenLesson extends LessonOrigin {
  readonly kind: 'ReopenLesson';
  readonly lesson: string;
  /** Branches that know the lesson and see the deviations in their own debrief. */
  readonly knownTo: readonly Branch[];
  readonly deviations: readonly string[];
}

/** Once for each deviation; silent where nobody answered here that the lesson was applied. */
export function decideReopenLesson(
  { lesson, knownTo, deviations, ...from }: ReopenLesson,
  { answers, reopened }: Lessons,
): readonly LessonsEvent[] {
  const applied = [...(answers.get(lesson)?.values() ?? [])].some(({ answer }) => answer === 'applied');
  const repeated = deviations.filter((code) => !reopened.get(lesson)?.has(code));
  if (!applied || repeated.length === 0 || knownTo.length === 0) return [];
  const data = { lesson, ...originOf(from), knownTo: [...knownTo], deviations: repeated };
  return [{ name: 'LessonReopened', data }];
}
