import { schemas, type AnswerOf } from '@samsyn/kernel';
import { ANSWERS, type AnswerCode } from './work-items/answers';
import { personDetailMembers } from '@samsyn/identity';
import { ITEM_KINDS, URGENCIES, type ItemCode } from './work-items/work-item-codes';

const { closed, codeOf, count, flag, instant, list, named, text, uuid, period } = schemas;

const ITEM_CODES = Object.keys(ITEM_KINDS) as ItemCode[];

const operation = () =>
  closed(
    {
      id: uuid('Id of the operation.'),
      'kind?': text('Code of its kind.', 'apartment-visit'),
      'region?': text('Code of its region.', 'syd'),
      'municipality?': text('Name of the municipality.', 'Växjö'),
      'window?': period('From and to, as planned now.'),
    },
    'What the caller may know of the operation that the item belongs to; absent where it belongs to none.',
  );
export type OperationOfItem = AnswerOf<typeof operation>;

const bilingualOf = (description: string, sv: string, en: string) =>
  closed(schemas.bilingual(sv, en), description);

const answer = named('WorkItemAnswer', () =>
  closed(
    {
      does: codeOf(
        Object.keys(ANSWERS) as AnswerCode[],
        '`operationId` of the route in this document.',
        'acceptCall',
      ),
      text: bilingualOf('In words.', 'Svara ja', 'Accept'),
      method: codeOf(['GET', 'POST'], '`POST`: a command; `GET`: where more is told.', 'POST'),
      path: text('Its path, filled in.', '/call-outs/6f1c2f0e-5c0b-5b7e-9d0e-0d7c2f3a1b42/acceptance'),
    },
    'What the caller may do about it.',
  ),
);

const part = named('WorkItemPart', () =>
  closed(
    {
      id: uuid('Of the part: the same as long as it waits.'),
      overdue: flag('Its deadline has passed.'),
      'due?': instant('Until when; absent where it has no deadline.', '2026-11-19T17:20:00.000Z'),
      'about?': text('Which of several: a code, a step, a number, an id.', 'deletion-requested'),
      reason: closed(
        {
          entry: uuid('Id of the entry.'),
          type: text('Name of its event.', 'CoordinatorCalled'),
          recordedAt: instant('When it was recorded.', '2026-11-19T17:00:03.120Z'),
        },
        'The entry that it rests on, which the caller sees; of `access-to-look-at` what the access log flagged (`AccessFlagged`).',
      ),
      answers: list(answer, 'Every answer that it may get, the expected one first.'),
    },
    'One of the things of this kind that wait there.',
  ),
);
export type WorkItemPart = AnswerOf<typeof part>;

const item = named('WorkItem', () =>
  closed(
    {
      id: uuid('Of the item: the same as long as something of its kind waits there.'),
      code: codeOf(ITEM_CODES, 'What waits.', 'call-to-answer'),
      text: bilingualOf(
        'In words, with the number of its parts where they are several.',
        'En kallelse att besvara',
        'A call to answer',
      ),
      urgency: codeOf(URGENCIES, 'How soon: as the most urgent of its parts.', 'urgent'),
      overdue: flag('The deadline of one of its parts has passed.'),
      'due?': instant(
        'The first deadline of its parts; absent where none has one.',
        '2026-11-19T17:20:00.000Z',
      ),
      'operation?': operation(),
      'leader?': closed(
        personDetailMembers(),
        'On a call: who leads, and where to ring, as the directory has it now.',
      ),
      parts: list(part, 'At least one, by deadline.'),
    },
    'Everything of one kind that waits in one operation, or in one place outside operations.',
  ),
);
export type WorkItem = AnswerOf<typeof item>;

export const workList = named('WorkList', () =>
  closed({
    items: list(item, 'The most urgent first, then by deadline; at most `limit`.'),
    total: count('How many there are in all.', 3),
    incomplete: flag('There are operations that were not looked at.'),
  }),
);
export type WorkList = AnswerOf<typeof workList>;

const counts = <Name extends string>(names: readonly Name[], description: string) =>
  closed(
    Object.fromEntries(names.map((name) => [name, count('How many.', 1)])) as Record<
      Name,
      schemas.Schema<number>
    >,
    description,
  );

export const workListSummary = named('WorkListSummary', () => ({
  ...closed({
    total: count('How many there are in all.', 3),
    overdue: count('How many of them are overdue.', 0),
    byUrgency: counts(URGENCIES, 'By how soon.'),
    byCode: counts(
      ITEM_CODES.map((code) => `${code}?` as const),
      'By what waits; codes of which none waits are absent.',
    ),
  }),
  example: {
    total: 3,
    overdue: 0,
    byUrgency: { alarm: 0, urgent: 1, soon: 2, later: 0 },
    byCode: { 'call-to-answer': 1, 'task-assigned': 2 },
  },
}));
export type WorkListSummary = AnswerOf<typeof workListSummary>;
