import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '@samsyn/processing';
import { holdsEncounter, OperationCommands, viewerOf, type OperationContext } from '@samsyn/secrecy';
import { EntryCommands } from '../addressed-entry.handler';
import { entryStream, type EntriesCommand } from '../entry-stream';
import type { BreakGlass as Command, EncounterBehindGlass } from './break-glass';

/** Asks to read the encounter of an entry that the actor sees. */
export class BreakGlass {
  constructor(
    readonly entryId: string,
    readonly told: Pick<Command, 'ground' | 'reason'>,
    readonly context: OperationContext,
  ) {}
}

@CommandHandler(BreakGlass)
export class BreakGlassHandler implements ICommandHandler<BreakGlass> {
  constructor(private readonly entries: EntryCommands) {}

  execute({ entryId, told, context }: BreakGlass): Promise<Outcome> {
    return this.entries.execute(entryId, context, ({ operation, event }) => {
      const met = operation.access.encounters.get(event.stream);
      const encounter: EncounterBehindGlass | undefined = met && {
        ownerBranch: met.ownerBranch,
        isHers: holdsEncounter(viewerOf(context.actor), met),
      };
      return { kind: 'BreakGlass', encounter, ...told };
    });
  }
}

/** What the glass was broken for, as the deadline keeps it. */
export interface BrokenGlass {
  readonly stream: string;
  readonly operationId: string;
  /** Id of the `AccessedUnderBreakGlass`. */
  readonly accessed: string;
}

/** The hour is over. */
export class ExpireBreakGlass {
  constructor(
    readonly glass: BrokenGlass,
    readonly context: OperationContext,
  ) {}
}

@CommandHandler(ExpireBreakGlass)
export class ExpireBreakGlassHandler implements ICommandHandler<ExpireBreakGlass> {
  constructor(private readonly commands: OperationCommands) {}

  execute({ glass: { stream, operationId, accessed }, context }: ExpireBreakGlass): Promise<Outcome> {
    return this.commands.execute(
      { decider: entryStream, stream, operationId },
      ({ access }): EntriesCommand => {
        const who = access.byId.get(accessed)?.actor;
        const isOpen = who && access.encounters.get(stream)?.underGlass.get(who.person) === accessed;
        return { kind: 'ExpireBreakGlass', accessed, who: isOpen ? who : undefined };
      },
      context,
    );
  }
}
