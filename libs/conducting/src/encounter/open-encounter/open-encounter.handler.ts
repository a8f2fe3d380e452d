import type { ICommandHandler } from '@nestjs/cqrs';
import { uuidV5 } from '@samsyn/event-store';
import type { Outcome } from '@samsyn/processing';
import { OperationCommands, type OperationContext } from '@samsyn/operations';
import { coordinatesRegion, viewerOf, type OperationSnapshot } from '@samsyn/secrecy';
import { warningsOfFact } from '../../conduct/conduct-warnings';
import type { ReportedFact } from '../../facts/reported-fact';
import { encounter } from '../encounter';
import { encounterStream } from '../encounter.events';
import type { Actor, Decided, Recorded } from '@samsyn/kernel';
import { ChangeCommand, Handles } from '@samsyn/web';
import { warningsOfName, type OpenEncounter as Open, type PersonMetBefore } from './open-encounter';

type Data = Readonly<Record<string, unknown>>;

/** Asks for an encounter to be opened; its id is the `newId` of the outcome. */
export class OpenEncounter extends ChangeCommand<ReportedFact<'EncounterOpened'>> {}

/** The id that the executor gives what the command creates, known before it is carried out. */
const newIdOf = ({ commandId }: OperationContext): string => uuidV5(commandId, 'new');

/** Participants and coordinators of the region may know the entry by which somebody was met. */
function personMetBefore(
  { access, entries }: Pick<OperationSnapshot, 'access' | 'entries'>,
  entry: string,
  actor: Actor,
): PersonMetBefore {
  const isOfRegion = coordinatesRegion(access, viewerOf(actor));
  const mayKnow = isOfRegion || access.participants.has(actor.branch);
  const opened = access.openedFrom.get(entry)?.length ?? 0;
  return {
    isKnown: mayKnow && access.metWithoutCoordinator.has(entry),
    isOfRegion,
    areAllTakenCareOf: opened >= personsMet(entries, entry),
  };
}

/** As many as the entry reports, with its corrections. */
function personsMet(entries: readonly Recorded[], entry: string): number {
  const corrected = entries.findLast(
    ({ name, data }) =>
      name === 'EntryCorrected' && (data as Data).entry === entry && (data as Data).field === 'count',
  );
  const recorded = entries.find(({ id }) => id === entry);
  return Number((corrected ? (corrected.data as Data).is : (recorded?.data as Data | undefined)?.count) ?? 1);
}

@Handles(OpenEncounter)
export class OpenEncounterHandler implements ICommandHandler<OpenEncounter> {
  constructor(private readonly commands: OperationCommands) {}

  execute({ id: operationId, change: fact, context }: OpenEncounter): Promise<Outcome> {
    const target = {
      decider: encounter,
      stream: encounterStream(newIdOf(context)),
      operationId,
      warn: (decided: Decided<Open>, operation: OperationSnapshot) => [
        ...warningsOfFact(decided, operation),
        ...warningsOfName(decided),
      ],
    };
    // The DTO has the fields of the event's closed schema, which the codec checks once more on writing.
    const command: Open = { kind: 'OpenEncounter', fact: fact as unknown as Open['fact'] };
    const { from } = command.fact.data;
    const form = (operation: OperationSnapshot): Open =>
      from === undefined ? command : { ...command, from: personMetBefore(operation, from, context.actor) };
    return this.commands.execute(target, form, context);
  }
}
