import type { Branch, RecordedOf } from '@samsyn/kernel';
import type { LESSON_ANSWERS, LessonsEvent } from './lessons.events';

export interface LessonAnswer {
  readonly answer: (typeof LESSON_ANSWERS)[number];
  readonly why: string | undefined;
}

/** Where a lesson was agreed: one of the two. */
export interface LessonOrigin {
  readonly fromOperation?: string;
  readonly fromCampaign?: string;
}
export const originOf = ({ fromOperation, fromCampaign }: LessonOrigin): LessonOrigin => ({
  ...(fromOperation === undefined ? {} : { fromOperation }),
  ...(fromCampaign === undefined ? {} : { fromCampaign }),
});

/** The lessons of earlier operations, as one operation deals with them; by the id of the entry that agreed on each. */
export interface Lessons {
  readonly answers: ReadonlyMap<string, ReadonlyMap<Branch, LessonAnswer>>;
  /** Deviations that a lesson was reopened for. */
  readonly reopened: ReadonlyMap<string, ReadonlySet<string>>;
}

export const noLessons: Lessons = { answers: new Map(), reopened: new Map() };

export function evolveLessons(state: Lessons, event: RecordedOf<LessonsEvent>): Lessons {
  switch (event.name) {
    case 'LessonAnswered': {
      const { lesson, answer, why } = event.data;
      const ofLesson = new Map(state.answers.get(lesson)).set(event.actor.branch, { answer, why });
      return { ...state, answers: new Map(state.answers).set(lesson, ofLesson) };
    }
    case 'LessonReopened': {
      const { lesson, deviations } = event.data;
      const all = new Set([...(state.reopened.get(lesson) ?? []), ...deviations]);
      return { ...state, reopened: new Map(state.reopened).set(lesson, all) };
    }
    default:
      return foreign(event, state);
  }
}

/** Corrections and disclosures may stand in the stream; of our own, each must have its case above. */
const foreign = (_event: never, state: Lessons): Lessons => state;
