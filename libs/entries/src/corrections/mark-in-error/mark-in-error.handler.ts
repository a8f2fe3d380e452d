import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Recorded, RecordedOf } from '@samsyn/kernel';
import type { Outcome } from '@samsyn/processing';
import type { OperationContext } from '@samsyn/operations';
import { EntryCommands } from '../../addressed-entry.handler';
import type { EntriesEvent } from '../../entries.events';
import type { MarkInError as Command } from './mark-in-error';

/** Says that an entry should not be there. */
export class MarkInError {
  constructor(
    readonly entryId: string,
    readonly told: Pick<Command, 'error' | 'reason'>,
    readonly context: OperationContext,
  ) {}
}

@CommandHandler(MarkInError)
export class MarkInErrorHandler implements ICommandHandler<MarkInError> {
  constructor(private readonly entries: EntryCommands) {}

  execute({ entryId, told, context }: MarkInError): Promise<Outcome> {
    return this.entries.putRight(
      entryId,
      context,
      ({ event: { id, name, labels }, isOwn, metBy, operation }) => ({
        kind: 'MarkInError',
        entry: {
          id,
          name,
          isOwn,
          isOfPersonMet: metBy !== undefined,
          isMarked: isMarked(operation.entries, id),
          labels,
        },
        ...told,
      }),
    );
  }
}

const isMarked = (entries: readonly Recorded[], id: string): boolean =>
  (entries as readonly RecordedOf<EntriesEvent>[]).some(
    (entry) => entry.name === 'EntryMarkedInError' && entry.data.entry === id,
  );
