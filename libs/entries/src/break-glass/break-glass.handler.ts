import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Directory } from '@samsyn/identity';
import { refOf, type Actor } from '@samsyn/kernel';
import type { Outcome } from '@samsyn/processing';
import { OperationCommands, type OperationContext } from '@samsyn/operations';
import { holdsEncounter, reviewersOf, viewerOf } from '@samsyn/secrecy';
import type { AddressedEntry } from '../addressed-entry.handler';
import { entryStream, type EntriesCommand } from '../entry-stream';
import { glassIn, openIncidentOf } from './reviewed-glass';
import type { BreakGlass, EncounterBehindGlass } from './break-glass';

/** The actor reads the encounter of an entry that the actor sees. */
export function glassOf(
  { operation: { access, entries }, event: { id: entry, stream } }: AddressedEntry,
  requested: Pick<BreakGlass, 'kind' | 'ground' | 'reason'>,
  actor: Actor,
  directory: Directory,
): BreakGlass {
  const met = access.encounters.get(stream);
  const incident = openIncidentOf(glassIn(entries).values(), actor.person, stream)?.id;
  const encounter: EncounterBehindGlass | undefined = met && {
    ownerBranch: met.ownerBranch,
    isHers: holdsEncounter(viewerOf(actor), met),
    ...(incident === undefined ? {} : { incident }),
  };
  const glass = { stream, position: 0, by: refOf(actor) };
  const reviewers = reviewersOf(access, glass, directory.personsOf(actor.branch)).length;
  return { ...requested, entry, encounter, reviewers };
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
