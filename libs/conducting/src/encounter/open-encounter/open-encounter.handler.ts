import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { uuidV5 } from '@samsyn/event-store';
import type { Outcome } from '@samsyn/processing';
import {
  coordinatesRegion,
  OperationCommands,
  viewerOf,
  type Access,
  type OperationContext,
} from '@samsyn/secrecy';
import { warningsOfFact } from '../../conduct/conduct-warnings';
import type { ToldFact } from '../../facts/told-fact';
import { encounter } from '../encounter';
import { encounterStream } from '../encounter.events';
import type { Actor } from '@samsyn/kernel';
import type { OpenEncounter as Open, PersonMetBefore } from './open-encounter';

/** Asks for an encounter to be opened; its id is the `newId` of the outcome. */
export class OpenEncounter {
  constructor(
    readonly operationId: string,
    readonly fact: ToldFact<'EncounterOpened'>,
    readonly context: OperationContext,
  ) {}
}

/** The id that the executor gives what the command creates, known before it is carried out. */
const newIdOf = ({ commandId }: OperationContext): string => uuidV5(commandId, 'new');

/** Whoever takes part, or is a coordinator of the region, may know the entry by which somebody was met. */
function personMetBefore(access: Access, entry: string, actor: Actor): PersonMetBefore {
  const isOfRegion = coordinatesRegion(access, viewerOf(actor));
  const mayKnow = isOfRegion || access.participants.has(actor.branch);
  return { isKnown: mayKnow && access.metWithoutCoordinator.has(entry), isOfRegion };
}

@CommandHandler(OpenEncounter)
export class OpenEncounterHandler implements ICommandHandler<OpenEncounter> {
  constructor(private readonly commands: OperationCommands) {}

  execute({ operationId, fact, context }: OpenEncounter): Promise<Outcome> {
    const target = {
      decider: encounter,
      stream: encounterStream(newIdOf(context)),
      operationId,
      warn: warningsOfFact,
    };
    // The DTO has the fields of the event's closed schema, which the codec checks once more on writing.
    const command: Open = { kind: 'OpenEncounter', fact: fact as unknown as Open['fact'] };
    const { from } = command.fact.data;
    const form = ({ access }: { readonly access: Access }): Open =>
      from === undefined ? command : { ...command, from: personMetBefore(access, from, context.actor) };
    return this.commands.execute(target, form, context);
  }
}
