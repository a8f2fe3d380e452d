import { closed, type FieldNotes } from '@samsyn/event-store';
import Type from 'typebox';

/** Wider than the field of the event: an id or name that nothing has is unknown, and not malformed. */
export const ITEM = {
  schema: closed({ entry: Type.String({ maxLength: 36 }), field: Type.String({ maxLength: 64 }) }),
  members: {
    entry: { description: 'Id of the entry.', example: '6f1c2f0e-5c0b-5b7e-9d0e-0d7c2f3a1b42' },
    field: { description: 'One field of it.', example: 'detail' },
  } satisfies Record<string, FieldNotes>,
} as const;
