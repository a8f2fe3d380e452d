import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { uuidV5 } from '@samsyn/event-store';
import type { Outcome } from '@samsyn/processing';
import { OperationCommands, type OperationContext } from '@samsyn/secrecy';
import type { ToldFact } from '../../facts/told-fact';
import { encounter } from '../encounter';
import { encounterStream } from '../encounter.events';
import type { OpenEncounter as Open } from './open-encounter';

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

@CommandHandler(OpenEncounter)
export class OpenEncounterHandler implements ICommandHandler<OpenEncounter> {
  constructor(private readonly commands: OperationCommands) {}

  execute({ operationId, fact, context }: OpenEncounter): Promise<Outcome> {
    const target = { decider: encounter, stream: encounterStream(newIdOf(context)), operationId };
    // The DTO has the fields of the event's closed schema, which the codec checks once more on writing.
    const command: Open = { kind: 'OpenEncounter', fact: fact as unknown as Open['fact'] };
    return this.commands.execute(target, () => command, context);
  }
}
