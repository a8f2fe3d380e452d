import { schemas } from '@samsyn/kernel';
import { operationSchemas } from '@samsyn/operations/contract';
import { entrySchemas } from '@samsyn/secrecy';

const { closed, named, uuid } = schemas;
const { entry, errorMark } = operationSchemas;

/** Data of each type of event of the stream, which itself is no JSON. */
export const historyEvents = named('HistoryEvents', () =>
  closed(
    {
      'entry?': entry(),
      'in-error?': closed(
        {
          id: uuid('An entry that was sent before and was marked in error since.'),
          inError: errorMark(),
        },
        'The client forgets what it holds of the entry.',
      ),
      'hidden?': closed(
        { id: uuid('An entry that was sent before and is no longer the caller’s to see.') },
        'The client forgets what it holds of the entry.',
      ),
      'caught-up?': closed({}, 'Everything that was before has been sent.'),
    },
    'By the `event` of a frame, what its `data` holds.',
  ),
);

export const STREAM_EXAMPLE = `event: entry\ndata: ${JSON.stringify(entrySchemas.ENTRY_EXAMPLE)}\n\nid: bGFzdCBwbGFjZQ\nevent: caught-up\ndata: {}\n\n`;
