import { schemas } from '@samsyn/web';
import type { BatchAnswer, ItemAnswer } from './record-entries.http';

const { closed, list, named, referTo, text, uuid } = schemas;

const item = named('BatchItemAnswer', () => ({
  ...closed<ItemAnswer>(
    {
      'key?': text('`key` of the item; absent where it was none.', 'a1'),
      status: {
        type: 'integer',
        description: '201 where it is recorded, otherwise the status that the fact’s own route would answer.',
        example: 201,
      },
      'id?': uuid('Of what the item created: encounter, referral, concern, decision, check-ins.'),
      'entries?': list(referTo('RecordedEvent'), 'What was recorded; absent where it was refused.'),
      'warnings?': list(referTo('Warning'), 'As the fact would be answered on its own route.', {
        example: [],
      }),
      'readableBy?': list(referTo('ReadableField'), 'As the fact would be answered on its own route.', {
        example: [],
      }),
      'hadFormerValue?': list(referTo('FormerReaders'), 'As the fact would be answered on its own route.', {
        example: [],
      }),
      'problem?': { ...referTo('Problem'), description: 'As the fact would be answered on its own route.' },
    },
    'One of `entries` and `problem`.',
  ),
  example: {
    key: 'a1',
    status: 201,
    entries: [{ id: '0d9f3a52-6a5e-5c7d-8f21-3f0e9a4b7c11', type: 'SiteEntered' }],
  },
}));

export const batchAnswer = named('BatchAnswer', () =>
  closed<BatchAnswer>({
    items: list(item, 'One for each item that was sent, in the same order.'),
    position: text('Opaque; for `Samsyn-Wait-For`.', 'Zm9sbG93cyBmcm9tIHRoZSBsb2c'),
  }),
);
