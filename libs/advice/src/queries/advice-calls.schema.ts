import { schemas, type AnswerOf } from '@samsyn/kernel';
import { entrySchemas } from '@samsyn/secrecy';
import { ADVICE_TOPICS, ADVICE_UNANSWERED_REASONS } from '../advice-call.events';

const { closed, codeOf, instant, list, named, text, uuid } = schemas;

export const adviceCall = named('AdviceCall', () =>
  closed(
    {
      id: uuid('Id of the call.'),
      relation: codeOf(
        ['you-asked', 'asked-of-you', 'of-your-region'],
        'What the caller is to it; `of-your-region`: asked of others in a region that the caller coordinates, and over.',
      ),
      state: codeOf(
        ['open', 'withdrawn', 'unanswered', 'given', 'passed'],
        '`passed`: the turn went by, and another was asked.',
      ),
      topic: codeOf(ADVICE_TOPICS, 'What it is about.'),
      region: text('Code of the region.', 'syd'),
      askedAt: instant('When it was asked.'),
      'answerBy?': instant(
        'While it is open to the caller, or the caller waits for the answer.',
        '2026-11-19T18:55:00.000Z',
      ),
      'unanswered?': codeOf(ADVICE_UNANSWERED_REASONS, 'Why nobody answered, for the person who asked.'),
      'operation?': uuid('The operation that came of it, where the caller may know that.'),
      entries: list(entrySchemas.recordedEntry, 'What was recorded of it, as the caller may know it.'),
    },
    'A call for advice as one of its parties sees it.',
  ),
);
export type AdviceCallShown = AnswerOf<typeof adviceCall>;

export const adviceCallList = named('AdviceCalls', () =>
  closed({
    adviceCalls: list(adviceCall, 'The latest first, at most 100.'),
  }),
);
