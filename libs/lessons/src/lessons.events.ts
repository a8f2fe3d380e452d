import {
  BranchText,
  Code,
  codeOf,
  defineEvent,
  listOf,
  optional,
  shared,
  Text,
  Uuid,
  withEntry,
  type EventOf,
} from '@samsyn/event-store';

/** `knownTo`: branches that took part where the lesson was agreed. Nobody else learns that there is one. */
const lessons = { service: 'debriefing', audience: 'lesson', names: 'knownTo' } as const;
const about = {
  /** The entry that agreed on it, in another operation or in a campaign: one of the two is named. */
  lesson: shared(Uuid),
  fromOperation: optional(withEntry(Uuid)),
  fromCampaign: optional(withEntry(Uuid)),
  knownTo: withEntry(listOf(BranchText, 50)),
};

export const LESSON_ANSWERS = ['applied', 'not-applicable'] as const;
/** What an operation does with a lesson of an earlier one: the leading branch for all, another for itself. */
export const LessonAnswered = defineEvent({
  ...lessons,
  name: 'LessonAnswered',
  fields: { ...about, answer: shared(codeOf(LESSON_ANSWERS)), why: optional(withEntry(Text)) },
});
/** Samsyn: the lesson was applied here, and a deviation that it is about happened all the same. */
export const LessonReopened = defineEvent({
  ...lessons,
  name: 'LessonReopened',
  fields: { ...about, deviations: shared(listOf(Code, 50)) },
});

export const lessonsEvents = [LessonAnswered, LessonReopened] as const;
export type LessonsEvent = EventOf<(typeof lessonsEvents)[number]>;

/** What becomes of earlier lessons in one operation, under the operation's id. */
export const lessonsStream = (operationId: string): string => `debriefing.lessons-${operationId}`;
