import { CommandBus, type ICommandHandler } from '@nestjs/cqrs';
import { uuidV5 } from '@samsyn/event-store';
import { Directory } from '@samsyn/identity';
import { DomainError, unknownTo } from '@samsyn/kernel';
import type { Outcome } from '@samsyn/processing';
import { OperationCommands, OperationLog, type OperationContext } from '@samsyn/operations';
import { ChangeCommand, Handles } from '@samsyn/web';
import { resolvedFact } from '../../facts/resolved-fact.handler';
import type { ReportedFact } from '../../facts/reported-fact';
import { ENCOUNTER_FACTS } from '../encounter-facts';
import { encounterStream } from '../encounter.events';
import { RecordEncounterFact } from '../record-encounter-fact/record-encounter-fact.handler';
import {
  childConcern,
  type AnswerChildConcern as Answer,
  type ReportChildConcern as Report,
} from './child-concern';
import { ChildConcernReported, childConcernStream } from './child-concern.events';

/** Asks for a concern to be reported outside every encounter; its id is that of the first event of the outcome. */
export class ReportChildConcern extends ChangeCommand<ReportedFact<'ChildConcernReported'>> {}

/** Asks for a concern to be acknowledged or redirected, whether it stands in an encounter or by itself. */
export class AnswerChildConcern extends ChangeCommand<
  ReportedFact<'ChildConcernAcknowledged' | 'ChildConcernRedirected'>
> {}

@Handles(ReportChildConcern)
export class ReportChildConcernHandler implements ICommandHandler<ReportChildConcern> {
  constructor(
    private readonly commands: OperationCommands,
    private readonly directory: Directory,
  ) {}

  execute({ id: operationId, change: fact, context }: ReportChildConcern): Promise<Outcome> {
    const stream = childConcernStream(uuidV5(context.commandId, 'new'));
    const form = (): Report => {
      const resolved = resolvedFact(this.directory, fact, ENCOUNTER_FACTS[fact.name]);
      // The DTO has the fields of the event's closed schema, which the codec checks once more on writing.
      return { kind: 'ReportChildConcern', fact: resolved as unknown as Report['fact'] };
    };
    return this.commands.execute({ decider: childConcern, stream, operationId }, form, context);
  }
}

const ENCOUNTERS = encounterStream('');
const unknownConcern = (): DomainError => unknownTo('CHILD_CONCERN');

@Handles(AnswerChildConcern)
export class AnswerChildConcernHandler implements ICommandHandler<AnswerChildConcern> {
  constructor(
    private readonly commands: OperationCommands,
    private readonly log: OperationLog,
    private readonly directory: Directory,
    private readonly bus: CommandBus,
  ) {}

  /** @throws DomainError `CHILD_CONCERN.UNKNOWN`, the same for an id that nobody has and for another's concern */
  async execute({ id: concernId, change: fact, context }: AnswerChildConcern): Promise<Outcome> {
    const found = await this.log.ofEntry(concernId);
    if (found?.entry.name !== ChildConcernReported.name) throw unknownConcern();
    const { entry, snapshot } = found;
    const { stream } = entry;
    if (stream.startsWith(ENCOUNTERS)) return this.inEncounter(stream, concernId, fact, context);
    const form = (): Answer => {
      const resolved = resolvedFact(this.directory, fact, ENCOUNTER_FACTS[fact.name]);
      return { kind: 'AnswerChildConcern', fact: resolved as unknown as Answer['fact'] };
    };
    const target = { decider: childConcern, stream, operationId: snapshot.operationId };
    return this.commands.execute({ ...target, addressed: 'CHILD_CONCERN' }, form, context);
  }

  private async inEncounter(
    stream: string,
    concern: string,
    fact: AnswerChildConcern['change'],
    context: OperationContext,
  ): Promise<Outcome> {
    const answer = { ...fact, data: { ...fact.data, concern } };
    const command = new RecordEncounterFact(stream.slice(ENCOUNTERS.length), answer, context);
    try {
      return await this.bus.execute<RecordEncounterFact, Outcome>(command);
    } catch (error) {
      throw error instanceof DomainError && error.code === 'ENCOUNTER.UNKNOWN' ? unknownConcern() : error;
    }
  }
}
