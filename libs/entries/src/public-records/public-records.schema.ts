import { schemas, type AnswerOf } from '@samsyn/kernel';

const { closed, codeOf, instant, list, named, orNull, text, uuid } = schemas;

export const requestList = named('PublicRecordsRequests', () =>
  closed({
    requests: list(
      closed({
        request: uuid('Id of the request.'),
        operation: uuid('Id of the operation.'),
        requestedAt: instant('When.'),
        status: codeOf(
          ['open', 'given-in-full', 'given-in-part', 'refused', 'withdrawn'],
          'What became of it.',
        ),
        endedAt: orNull(
          instant('When it was answered or withdrawn; null while it waits.', '2026-11-24T10:00:00.000Z'),
        ),
      }),
      'Those that wait first. Without what was asked and by whom.',
    ),
  }),
);
export type ListedRequest = AnswerOf<typeof requestList>['requests'][number];

export const maskRules = named('PublicRecordsRules', () =>
  closed({
    rules: list(
      closed({
        rule: text('The paragraph.', 'OSL 26:1'),
        ...schemas.bilingual('Socialtjänst', 'Social services'),
      }),
      'The paragraphs that a mask may rest on.',
    ),
  }),
);
export type PublicSecrecy = AnswerOf<typeof maskRules>['rules'][number];
