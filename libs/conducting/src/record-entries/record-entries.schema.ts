import { schemas, type AnswerOf } from '@samsyn/kernel';
import type { AnsweredWarning, CommandAnswer, ProblemBody } from '@samsyn/web';

const { as, closed, integer, list, named, referTo, text, uuid } = schemas;

const item = named('BatchItemAnswer', () => ({
  ...closed(
    {
      'key?': text('`key` of the item; absent where it was none.', 'a1'),
      status: integer(
        '201 where it is recorded, otherwise the status that the fact’s own route would answer.',
        201,
      ),
      'id?': uuid('Of what the item created: encounter, referral, concern, decision, check-ins.'),
      'entries?': list(
        referTo<CommandAnswer['entries'][number]>('RecordedEvent'),
        'What was recorded; absent where it was refused.',
      ),
      'warnings?': list(
        referTo<AnsweredWarning>('Warning'),
        'As the fact would be answered on its own route.',
        {
          example: [],
        },
      ),
      'readableBy?': list(
        referTo<NonNullable<CommandAnswer['readableBy']>[number]>('ReadableField'),
        'As the fact would be answered on its own route.',
        {
          example: [],
        },
      ),
      'hadFormerValue?': list(
        referTo<NonNullable<CommandAnswer['hadFormerValue']>[number]>('FormerReaders'),
        'As the fact would be answered on its own route.',
        {
          example: [],
        },
      ),
      'problem?': as('As the fact would be answered on its own route.', referTo<ProblemBody>('Problem')),
    },
    'One of `entries` and `problem`.',
  ),
  example: {
    key: 'a1',
    status: 201,
    entries: [{ id: '0d9f3a52-6a5e-5c7d-8f21-3f0e9a4b7c11', type: 'SiteEntered' }],
  },
}));
export type ItemAnswer = AnswerOf<typeof item>;

export const batchAnswer = named('BatchAnswer', () =>
  closed({
    items: list(item, 'One for each item that was sent, in the same order.'),
    position: text('Opaque; for `Samsyn-Wait-For`.', 'Zm9sbG93cyBmcm9tIHRoZSBsb2c'),
  }),
);
export type BatchAnswer = AnswerOf<typeof batchAnswer>;
