import type { Recorded, RecordedOf } from '@samsyn/kernel';
import type { AddressedEntry } from '../../addressed-entry.handler';
import type { EntriesEvent } from '../../entries.events';
import type { MarkInError } from './mark-in-error';

/** The entry should not be there. */
export const errorOf = (
  { event: { id, name, labels }, isOwn, metBy, operation }: AddressedEntry,
  requested: Omit<MarkInError, 'entry'>,
): MarkInError => ({
  ...requested,
  entry: {
    ...{ id, name, labels, isOwn },
    isOfPersonMet: metBy !== undefined,
    isMarked: isMarked(operation.entries, id),
  },
});

const isMarked = (entries: readonly Recorded[], id: string): boolean =>
  (entries as readonly RecordedOf<EntriesEvent>[]).some(
    (entry) => entry.name === 'EntryMarkedInError' && entry.data.entry === id,
  );
