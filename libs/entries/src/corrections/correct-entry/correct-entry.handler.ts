import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Directory } from '@samsyn/identity';
import type { Json, JsonObject, Recorded, RecordedOf } from '@samsyn/kernel';
import type { Outcome } from '@samsyn/processing';
import type { OperationContext } from '@samsyn/operations';
import { EntryCommands, type AddressedEntry } from '../../addressed-entry.handler';
import type { EntriesEvent } from '../../entries.events';
import { isCorrectable } from '../correctable-value';
import { TIME_OF_ENTRY, type CorrectEntry as Command, type EntryToCorrect } from './correct-entry';

/** Asks for a field of an entry to be corrected. */
export class CorrectEntry {
  constructor(
    readonly entryId: string,
    readonly told: Pick<Command, 'field' | 'is' | 'was' | 'reason'>,
    readonly context: OperationContext,
  ) {}
}

/** Whatever event has a field of this name, it holds the code of a region. */
const REGION = 'region';

@CommandHandler(CorrectEntry)
export class CorrectEntryHandler implements ICommandHandler<CorrectEntry> {
  constructor(
    private readonly entries: EntryCommands,
    private readonly directory: Directory,
  ) {}

  execute({ entryId, told, context }: CorrectEntry): Promise<Outcome> {
    return this.entries.putRight(entryId, context, (entry) => {
      if (told.field === REGION && typeof told.is === 'string') this.directory.mustKnowRegions([told.is]);
      const field = fieldMeant(told.field, entry);
      return { kind: 'CorrectEntry', entry: toCorrect(entry, field), ...told, field };
    });
  }
}

/** Read, an entry says `at` when it happened; told, `occurredAt`. Both name it here, but where a field is called so. */
const fieldMeant = (told: string, { definition }: AddressedEntry): string =>
  told === 'at' && !Object.hasOwn(definition.fields, told) ? TIME_OF_ENTRY : told;

function toCorrect(
  { event, definition, operation, isOwn, metBy }: AddressedEntry,
  field: string,
): EntryToCorrect {
  const spec = Object.hasOwn(definition.fields, field) ? definition.fields[field] : undefined;
  const labels = event.labels[field];
  const earlier = lastCorrection(event.id, field, operation.entries);
  const now = earlier ? earlier.data.is : asTold(event, field);
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

/** What the field was told to be; undefined where it was not told or is erased. */
const asTold = (event: Recorded, field: string): Json | undefined =>
  field === TIME_OF_ENTRY ? event.occurredAt : (event.data as JsonObject)[field];
