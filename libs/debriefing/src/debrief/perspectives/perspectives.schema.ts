import { operationSchemas } from '@samsyn/operations/contract';
import { PARTS } from '@samsyn/kinds';
import { schemas, type AnswerOf } from '@samsyn/kernel';

const { branch, closed, codeOf, facts, flag, list, named, text, uuid } = schemas;

export const debriefQuestion = named('DebriefQuestion', () =>
  closed(
    {
      code: text('Its code.', 'support-in-time'),
      part: codeOf(PARTS, 'The part of a perspective that answers it.'),
      ...schemas.bilingual('Kom stödet i tid?', 'Did support come in time?'),
      source: list(text('A source.', 'interview-study'), 'Codes of the kind’s `sources`.'),
    },
    'What the kind’s version asks those who give their perspective.',
  ),
);

const perspective = () =>
  closed({
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
  closed({
    questions: list(debriefQuestion, 'None to those who take no part.'),
    perspectives: list(perspective(), 'Those that the caller may read; a facilitator sees all.'),
    withoutSender: list(
      operationSchemas.perspectiveTexts(),
      'Where who has answered is closed, after the meeting or a release: what was released and what was given openly, alike; the order says nothing.',
    ),
  }),
);
export type PerspectiveList = AnswerOf<typeof perspectiveList>;
