import { schemas, shared } from '@samsyn/web';
import type { ListedRequest } from './queries/public-records-list.projection';
import type { PublicSecrecy } from './rules/mask-rules';

const { closed, codeOf, instant, list, named, orNull, text, uuid } = schemas;

export const requestList = named('PublicRecordsRequests', () =>
  closed<{ requests: readonly ListedRequest[] }>({
    requests: list(
      closed<ListedRequest>({
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

export const maskRules = named('PublicRecordsRules', () =>
  closed<{ rules: readonly PublicSecrecy[] }>({
    rules: list(
      closed<PublicSecrecy>({
        rule: text('The paragraph.', 'OSL 26:1'),
        ...shared.said('Socialtjänst', 'Social services'),
      }),
      'The paragraphs that a mask may rest on.',
    ),
  }),
);
