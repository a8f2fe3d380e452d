import { PARTS, type DebriefQuestion } from '@samsyn/kinds';
import { schemas, shared } from '@samsyn/web';
import type { PerspectiveTexts } from '@samsyn/operations/contract';
import type { PerspectiveLine, PerspectiveList } from './perspectives.http';

const { branch, closed, codeOf, facts, flag, list, named, text, uuid } = schemas;

export const debriefQuestion = named('DebriefQuestion', () =>
  closed<DebriefQuestion>(
    {
      code: text('Its code.', 'support-in-time'),
      part: codeOf(PARTS, 'The part of a perspective that answers it.'),
      ...shared.said('Kom stödet i tid?', 'Did support come in time?'),
      source: list(text('A source.', 'interview-study'), 'Codes of the kind’s `sources`.'),
    },
    'What the kind’s version asks those who give their perspective.',
  ),
);

const perspective = () =>
  closed<PerspectiveLine>({
    id: uuid('Id of the `PerspectiveSubmitted`; what a release names.'),
    branch: branch('Whose it is.'),
    'through?': {
      type: 'string',
      const: 'facilitator',
      description: 'Nobody but facilitators and the author learns who wrote it.',
    },
    'about?': branch('A branch that takes no part, which it is about.', 'police/local-police'),
    'decision?': uuid('Id of the `DecisionTaken` that it does not agree to.'),
    texts: facts('`well`, `hard` and `develop`, those that were given.', {
      well: 'the coordinator was there in time',
    }),
    'released?': flag('To facilitators: it has been released without its author.'),
  });

export const perspectiveList = named('Perspectives', () =>
  closed<PerspectiveList>({
    questions: list(debriefQuestion, 'None to those who take no part.'),
    perspectives: list(perspective(), 'Those that the caller may read; a facilitator sees all.'),
    withoutSender: list(
      closed<PerspectiveTexts>({
        'well?': text('What went well.', 'the coordinator was there in time'),
        'hard?': text('What was hard.', 'four persons inside at once'),
        'develop?': text('What to develop.', 'on-call between the regions'),
      }),
      'Where who has answered is closed, after the meeting or a release: what was released and what was given openly, alike; the order says nothing.',
    ),
  }),
);
