import { schemas, type AnswerOf } from '@samsyn/kernel';

const { branch, closed, codeOf, count, flag, list, named, text, uuid } = schemas;

const earlierLesson = named('EarlierLesson', () =>
  closed(
    {
      lesson: uuid('The entry that agreed on it; what an answer names.'),
      what: text(
        'What was learnt, in words that the caller may read.',
        'ring the coordinator before the briefing',
      ),
      tags: list(text('A tag.', 'theme:coordinator'), 'What it is about, and where it matters.'),
      'fromOperation?': uuid('The operation whose debrief agreed on it.'),
      'fromCampaign?': uuid('The campaign that agreed on it as a whole.'),
      matches: list(
        codeOf(['kind', 'region', 'agency', 'tag'], 'What the two have in common, or what its own tags say.'),
        'Why it is here.',
      ),
      timesReopened: count(
        'In how many operations it was applied and what it is about happened again all the same.',
        0,
      ),
      answered: flag('The leading branch has answered for the operation, or the caller’s branch for itself.'),
      answers: list(
        closed({
          branch: branch('Whose answer.'),
          answer: codeOf(['applied', 'not-applicable'], 'What the operation does with it.'),
          'why?': text('Why it does not apply.', 'nobody is called'),
          entry: uuid('Id of the `LessonAnswered`.'),
        }),
        'In order of recording.',
      ),
    },
    'A lesson of an earlier operation or campaign that matters in what is being planned.',
  ),
);
export type LessonAnswerGiven = EarlierLesson['answers'][number];
export type EarlierLesson = AnswerOf<typeof earlierLesson>;

const FIRST = 'First what was reopened, then what has no answer yet.';

export const lessonsForOperation = named('LessonsForOperation', () =>
  closed({
    lessons: list(earlierLesson, FIRST),
    unanswered: count('How many have no answer yet.'),
  }),
);

export const lessonsForCampaign = named('LessonsForCampaign', () =>
  closed({ lessons: list(earlierLesson, FIRST) }),
);
