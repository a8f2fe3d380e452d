import {
  BREAK_GLASS_GROUNDS,
  GLASS_STEP_OUTCOMES,
  GLASS_STEPS,
  GLASS_VERDICTS,
} from '@samsyn/entries/contract';
import { schemas, type AnswerOf } from '@samsyn/kernel';

const { branch, closed, codeOf, flag, instant, list, named, person, text, uuid } = schemas;

const COORDINATOR = 'coordB';
const why = () => text('Why.', 'not on duty, and nobody had called');

const answer = () =>
  closed({
    entry: uuid('Id of the `BreakGlassReviewed`.'),
    by: person('Who answered.', COORDINATOR),
    at: instant('When.'),
    verdict: codeOf(GLASS_VERDICTS, 'Whether it was justified.', 'justified'),
    'why?': why(),
  });
export type GlassAnswer = AnswerOf<typeof answer>;

const step = () =>
  closed({
    step: codeOf(GLASS_STEPS, 'Which step.', 'person-informed'),
    'outcome?': codeOf(GLASS_STEP_OUTCOMES, 'Whether it was taken; absent: it waits.', 'done'),
    'by?': person('Who recorded it.', COORDINATOR),
    'at?': instant('When.'),
    'why?': why(),
  });
export type GlassStepLine = AnswerOf<typeof step>;

export const brokenGlass = named('BrokenGlass', () =>
  closed(
    {
      accessed: uuid('Id of the `AccessedUnderBreakGlass`.'),
      operationId: uuid('Id of the operation.'),
      by: person('Who broke the glass.', 'coordA'),
      branch: branch('Their branch.', 'social-services/coordinator-syd'),
      at: instant('When.'),
      until: instant('When the reading ends by itself.', '2026-11-19T19:40:00.000Z'),
      'endedAt?': instant('When it ended; absent: it goes on.', '2026-11-19T19:40:00.000Z'),
      ground: codeOf(BREAK_GLASS_GROUNDS, 'Why it could not wait.', 'danger-to-life-or-health'),
      'reason?': text('In their words; absent where it is erased.', 'a call for help in the night'),
      'asked?': text('What sort of entry was asked for: the name of its event.', 'FollowUpBooked'),
      state: codeOf(
        ['unanswered', 'justified', 'not-justified', 'closed'],
        '`not-justified`: steps wait; `closed`: all of them were taken.',
        'unanswered',
      ),
      mayAnswer: flag('The caller may answer it: `POST /break-glass/{accessedId}/reviews`.', true),
      answers: list(answer(), 'In order; the last one holds.', { example: [] }),
      'notifyBy?': instant('By when the supervisory authority is told of what was not justified.'),
      steps: list(step(), 'What follows where it was not justified.', { example: [] }),
    },
    'Who read an encounter without holding it, when, what and why; nothing that stands in it.',
  ),
);
export type BrokenGlassPage = AnswerOf<typeof brokenGlass>;
