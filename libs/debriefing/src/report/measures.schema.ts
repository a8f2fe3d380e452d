import { schemas, type AnswerOf } from '@samsyn/kernel';

const { closed, count, mapOf, number, orNull } = schemas;

const MEASURED = {
  noticeBeforeWindowMinutes: 'From the first call of a coordinator to the beginning of the window',
  callToAnswerMinutes: 'From the call to the answer that counted',
  entryToSecuredMinutes: 'From the first entry to the site being secured',
  securedToCoordinatorInsideMinutes: 'From secured to a coordinator being inside',
  conversationMinutes: 'How long the conversation took',
} as const;
export type MeasureName = keyof typeof MEASURED;
/** Each measure with what its words make. */
export const ofMeasures = <T>(make: (words: string) => T): Readonly<Record<MeasureName, T>> =>
  Object.fromEntries(Object.entries(MEASURED).map(([name, words]) => [name, make(words)])) as Readonly<
    Record<MeasureName, T>
  >;

export const measures = () =>
  closed(
    ofMeasures((words) => orNull(number(`${words}, in minutes.`, 18))),
    'Null where there is nothing to measure, or nothing that this branch may know.',
  );
export type Measures = AnswerOf<typeof measures>;

export const calls = () =>
  closed(
    {
      made: orNull(count('How many turns of calls there were.', 3)),
      accepted: count('Accepted.'),
      declined: mapOf(count('How many.'), 'By reason.', { illness: 1 }),
      expired: orNull(count('Not answered in time.')),
      answeredLate: orNull(count('Answered when the time was over.', 0)),
    },
    'Over the calls that the branch knows of; null where it sees who came, not who was asked.',
  );
export type CallCounts = AnswerOf<typeof calls>;
