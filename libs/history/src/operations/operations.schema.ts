import { PHASES, RELATIONS } from '@samsyn/operations/contract';
import { schemas, type AnswerOf } from '@samsyn/kernel';

const { branch, closed, codeOf, count, instant, list, named, text, uuid, period } = schemas;

export const relation = () =>
  codeOf(
    RELATIONS,
    'What the caller’s branch is to the operation, the first that applies; `named`: a single entry names it, and it is told nothing else.',
  );

export const phase = () =>
  codeOf(PHASES, 'How far the operation has come, by the entries that the caller sees.', 'released');

const outline = () => ({
  id: uuid('Id of the operation.'),
  relation: relation(),
  'leadingBranch?': branch('The branch that leads it.'),
  'kind?': text('Code of its kind (`GET /kinds`).', 'apartment-visit'),
  'region?': text('Code of its region (`GET /directory`).', 'syd'),
  'municipality?': text('Name of the municipality.', 'Växjö'),
  'window?': period('From and to, as planned now.'),
  'reference?': text('Reference number of the leading branch.', '5000-K1-26'),
  'phase?': phase(),
});

export const operation = named('Operation', () =>
  closed(
    {
      ...outline(),
      'purpose?': text('Why it is carried out.', 'a visit after an advertisement'),
      'answerBy?': instant(
        'Until when an invitation or a call that is still open is to be answered; for an invited or called branch.',
        '2026-11-19T17:30:00.000Z',
      ),
      entries: count('How many entries the caller sees.', 14),
      'latestEntry?': uuid('The entry recorded last, of those that the caller sees.'),
    },
    'An operation as the caller may know it. What is absent is not known to the caller.',
  ),
);
export type OperationSummary = AnswerOf<typeof operation>;

export const operationPage = named('OperationPage', () =>
  closed({
    operations: list(operation, 'Those that the caller came to know last come first.'),
    'next?': text('`cursor` of the next page; absent on the last.', 'c2VhbGVkIHBsYWNlIGluIHRoZSBsaXN0'),
  }),
);
export type OperationPage = AnswerOf<typeof operationPage>;
