import type { ViewedOperation } from '@samsyn/operations/contract';
import { ENDS_PLANNING, type EarlierLesson } from '@samsyn/planning/contract';
import type { EarlierLessonLine, Task, DebriefDocument } from './debrief.schema';

function reopenedFor(operation: ViewedOperation, lesson: string): { codes: string[]; entries: string[] } {
  const reopened = operation.entries.filter(
    ({ name, data }) => name === 'LessonReopened' && data.lesson === lesson,
  );
  const codes = new Set(reopened.flatMap(({ data }) => data.deviations as string[]));
  return { codes: [...codes], entries: reopened.map(({ entry }) => entry.id) };
}

/** How the operation dealt with what earlier ones taught; what has no answer waits for the reader's branch. */
export function withEarlierLessons(
  document: DebriefDocument,
  operation: ViewedOperation,
  lessons: readonly EarlierLesson[],
): DebriefDocument {
  if (lessons.length === 0) return document;
  const earlierLessons = lessons.map(({ lesson, what, tags, answered, answers }): EarlierLessonLine => {
    const { codes, entries } = reopenedFor(operation, lesson);
    const given = answers.map(({ entry: _entry, ...answer }) => answer);
    const cited = [...answers.map(({ entry }) => entry), ...entries];
    return { what, tags, answered, answers: given, reopenedFor: codes, entries: cited };
  });
  const ended = operation.entries.find(({ name }) => ENDS_PLANNING.includes(name));
  const isUnanswered = ended !== undefined && lessons.some(({ answered }) => !answered);
  const task: readonly Task[] = isUnanswered
    ? [{ code: 'lesson-unanswered', branch: document.branch, entries: [ended.entry.id] }]
    : [];
  return { ...document, earlierLessons, tasks: [...document.tasks, ...task] };
}
