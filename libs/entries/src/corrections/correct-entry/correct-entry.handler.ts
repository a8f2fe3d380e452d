import type { Directory } from '@samsyn/identity';
import type { Json, JsonObject, Recorded, RecordedOf } from '@samsyn/kernel';
import type { AddressedEntry } from '../../addressed-entry.handler';
import type { EntriesEvent } from '../../entries.events';
import { isCorrectable } from '../correctable-value';
import { TIME_OF_ENTRY, type CorrectEntry, type EntryToCorrect } from './correct-entry';

/** Whatever event has a field of this name, it holds the code of a region. */
const REGION = 'region';

/** Something of the entry is wrong. */
export function correctionOf(
  entry: AddressedEntry,
  requested: Omit<CorrectEntry, 'entry'>,
  directory: Directory,
): CorrectEntry {
  if (requested.field === REGION && typeof requested.is === 'string')
    directory.mustKnowRegions([requested.is]);
  const field = fieldMeant(requested.field, entry);
  return { ...requested, entry: toCorrect(entry, field), field };
}

/**
 * When an entry happened is `at` where it is read and `occurredAt` where it is recorded. Both name it here,
 * unless a field has that name.
 */
const fieldMeant = (requested: string, { definition }: AddressedEntry): string =>
  requested === 'at' && !Object.hasOwn(definition.fields, requested) ? TIME_OF_ENTRY : requested;

function toCorrect(
  { event, definition, operation, isOwn, metBy }: AddressedEntry,
  field: string,
): EntryToCorrect {
  const spec = Object.hasOwn(definition.fields, field) ? definition.fields[field] : undefined;
  const labels = event.labels[field];
  const earlier = lastCorrection(event.id, field, operation.entries);
  const now = earlier ? earlier.data.is : asRecorded(event, field);
  return {
    id: event.id,
    name: event.name,
    recorder: event.actor.branch,
    isOwn,
    ...(spec ? { spec } : {}),
    ...(labels ? { labels } : {}),
    ...(now === undefined ? {} : { now }),
    ...(earlier && { correctedBy: earlier.id }),
    correctable: correctableFields(definition),
    isErased: event.erased.includes(field),
    matter: event.matter,
    isOfPersonMet: metBy !== undefined,
  };
}

const correctableFields = ({ name, fields }: AddressedEntry['definition']): readonly string[] => [
  TIME_OF_ENTRY,
  ...Object.entries(fields).flatMap(([field, spec]) => (isCorrectable(name, field, spec) ? [field] : [])),
];

function lastCorrection(entry: string, field: string, entries: readonly Recorded[]) {
  return (entries as readonly RecordedOf<EntriesEvent>[])
    .filter((one) => one.name === 'EntryCorrected')
    .findLast(({ data }) => data.entry === entry && data.field === field);
}

/** The field as it was recorded; undefined where it was not given or is erased. */
const asRecorded = (event: Recorded, field: string): Json | undefined =>
  field === TIME_OF_ENTRY ? event.occurredAt : (event.data as JsonObject)[field];
