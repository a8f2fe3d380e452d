import { schemas, shared } from '@samsyn/web';
import { MATTER_KINDS, URGENCIES } from './matters/matter-codes';
import type { WorkListSummary } from './work-list.http';
import type { OperationOfItem, WorkItem, WorkList } from './work-lists';

const { closed, codeOf, count, flag, instant, list, named, text, uuid } = schemas;

const operation = () =>
  closed<OperationOfItem>(
    {
      id: uuid('Id of the operation.'),
      'kind?': text('Code of its kind.', 'apartment-visit'),
      'region?': text('Code of its region.', 'syd'),
      'municipality?': text('Name of the municipality.', 'Växjö'),
      'window?': {
        ...list(instant('A moment.'), 'From and to, as planned now.', { minItems: 2, maxItems: 2 }),
        example: ['2026-11-19T18:00:00.000Z', '2026-11-19T22:00:00.000Z'],
      },
    },
    'What the caller may know of the operation that the item belongs to; absent where it belongs to none.',
  );

const item = named('WorkItem', () =>
  closed<WorkItem>({
    id: uuid('Of the item: the same as long as it waits.'),
    code: codeOf(Object.keys(MATTER_KINDS), 'What waits.', 'call-to-answer'),
    text: closed<WorkItem['text']>(shared.said('En kallelse att besvara', 'A call to answer'), 'In words.'),
    urgency: codeOf(URGENCIES, 'How soon.', 'urgent'),
    overdue: flag('Its deadline has passed.'),
    'due?': instant('Until when; absent where it has no deadline.', '2026-11-19T17:20:00.000Z'),
    'about?': text('Which of several: a code, a step, a number.', 'deletion-requested'),
    'operation?': operation(),
    reason: closed<WorkItem['reason']>(
      {
        entry: uuid('Id of the entry.'),
        type: text('Name of its event.', 'CoordinatorCalled'),
        recordedAt: instant('When it was recorded.', '2026-11-19T17:00:03.120Z'),
      },
      'The entry that it rests on, which the caller sees.',
    ),
    link: closed<WorkItem['link']>(
      {
        method: codeOf(
          ['GET', 'POST'],
          '`POST`: the command that answers; `GET`: where more is told.',
          'POST',
        ),
        path: text('Path of that route.', '/call-outs/6f1c2f0e-5c0b-5b7e-9d0e-0d7c2f3a1b42/acceptance'),
      },
      'Where to go.',
    ),
  }),
);

export const workList = named('WorkList', () =>
  closed<WorkList>({
    items: list(item, 'The most urgent first, then by deadline; at most `limit`.'),
    total: count('How many there are in all.', 3),
    incomplete: flag('There are operations that were not looked at.'),
  }),
);

const counts = (codes: readonly string[], description: string, isPartial: boolean): schemas.Schema =>
  closed(
    Object.fromEntries(codes.map((code) => [isPartial ? `${code}?` : code, count('How many.', 1)])),
    description,
  );

export const workListSummary = named('WorkListSummary', () => ({
  ...closed<WorkListSummary>({
    total: count('How many there are in all.', 3),
    overdue: count('How many of them are overdue.', 0),
    byUrgency: counts(URGENCIES, 'By how soon.', false),
    byCode: counts(Object.keys(MATTER_KINDS), 'By what waits; codes of which none waits are absent.', true),
  }),
  example: {
    total: 3,
    overdue: 0,
    byUrgency: { alarm: 0, urgent: 1, soon: 2, later: 0 },
    byCode: { 'call-to-answer': 1, 'task-assigned': 2 },
  },
}));
