import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DomainError, type Actor } from '@samsyn/kernel';
import { Directory } from '@samsyn/identity';
import type { Outcome } from '@samsyn/processing';
import {
  holdsEncounter,
  OperationCommands,
  OperationLog,
  viewerOf,
  type Access,
  type OperationContext,
} from '@samsyn/secrecy';
import { resolvedFact } from '../../facts/resolved-fact.handler';
import type { ToldFact } from '../../facts/told-fact';
import { encounter } from '../encounter';
import { ENCOUNTER_FACTS, unknownEncounter, type EncounterFactName, type Entrance } from '../encounter-facts';
import { encounterStream } from '../encounter.events';
import type { RecordEncounterFact as Command } from './record-encounter-fact';

/** Asks for one fact of an encounter to be recorded. */
export class RecordEncounterFact {
  constructor(
    readonly encounterId: string,
    readonly fact: ToldFact<EncounterFactName>,
    readonly context: OperationContext,
    /** The operation that the encounter must belong to, where the caller addressed one. */
    readonly operationId?: string,
  ) {}
}

/**
 * How the actor comes into the encounter; every command passes here.
 * @throws DomainError `ENCOUNTER.UNKNOWN`, the same for the police, a colleague of the holder and an id that nobody has
 * @throws DomainError `ENCOUNTER.ERASED` (conflict), for its holder
 */
export function entranceOf(access: Access, stream: string, actor: Actor): Entrance {
  const met = access.encounters.get(stream);
  if (met && holdsEncounter(viewerOf(actor), met)) {
    if (met.erased) throw new DomainError('ENCOUNTER.ERASED', {}, 'conflict');
    return 'holder';
  }
  if (met?.named.has(actor.branch) && !met.erased) return 'named';
  throw unknownEncounter();
}

const hidesOperation = (error: unknown): boolean =>
  error instanceof DomainError && error.code === 'OPERATION.UNKNOWN';

@CommandHandler(RecordEncounterFact)
export class RecordEncounterFactHandler implements ICommandHandler<RecordEncounterFact> {
  constructor(
    private readonly commands: OperationCommands,
    private readonly log: OperationLog,
    private readonly directory: Directory,
  ) {}

  async execute({
    encounterId,
    fact,
    context,
    operationId: addressed,
  }: RecordEncounterFact): Promise<Outcome> {
    const stream = encounterStream(encounterId);
    const operationId = await this.log.operationOf(stream);
    if (operationId === undefined || (addressed ?? operationId) !== operationId) throw unknownEncounter();
    const form = ({ access }: { readonly access: Access }): Command => {
      const entrance = entranceOf(access, stream, context.actor);
      const resolved = resolvedFact(this.directory, fact, ENCOUNTER_FACTS[fact.name]);
      // The DTO has the fields of the event's closed schema, which the codec checks once more on writing.
      return { kind: 'RecordEncounterFact', entrance, fact: resolved as unknown as Command['fact'] };
    };
    try {
      return await this.commands.execute({ decider: encounter, stream, operationId }, form, context);
    } catch (error) {
      throw hidesOperation(error) ? unknownEncounter() : error;
    }
  }
}
