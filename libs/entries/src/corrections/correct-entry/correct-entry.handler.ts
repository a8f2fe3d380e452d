import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Directory } from '@samsyn/identity';
import type { Json, JsonObject, Recorded, RecordedOf } from '@samsyn/kernel';
import type { Outcome } from '@samsyn/processing';
import type { OperationContext } from '@samsyn/secrecy';
import { EntryCommands, type AddressedEntry } from '../../addressed-entry.handler';
import type { EntriesEvent } from '../../entries.events';
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
      return { kind: 'CorrectEntry', entry: toCorrect(entry, told.field), ...told };
    });
  }
}

function toCorrect(
  { event, definition, operation, isOwn, metBy }: AddressedEntry,
  field: string,
): EntryToCorrect {
  const spec = Object.hasOwn(definition.fields, field) ? definition.fields[field] : undefined;
  const labels = event.labels[field];
  const now = asItIs(event, field, operation.entries);
  return {
    id: event.id,
    name: event.name,
    recorder: event.actor.branch,
    isOwn,
    ...(spec ? { spec } : {}),
    ...(labels ? { labels } : {}),
    ...(now === undefined ? {} : { now }),
    isErased: event.erased.includes(field),
    isOfPersonMet: metBy !== undefined,
  };
}

/** What the field is with the corrections recorded so far; undefined where it was not told or is erased. */
function asItIs(event: Recorded, field: string, entries: readonly Recorded[]): Json | undefined {
  const corrections = (entries as readonly RecordedOf<EntriesEvent>[]).filter(
    (entry) => entry.name === 'EntryCorrected',
  );
  const latest = corrections.findLast(({ data }) => data.entry === event.id && data.field === field);
  if (latest) return latest.data.is;
  return field === TIME_OF_ENTRY ? event.occurredAt : (event.data as JsonObject)[field];
}
