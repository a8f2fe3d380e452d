import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { encounterStream } from '@samsyn/conducting/contract';
import { unknownTo } from '@samsyn/kernel';
import type { Outcome } from '@samsyn/processing';
import {
  holdsEncounter,
  OperationCommands,
  OperationLog,
  viewerOf,
  type OperationContext,
} from '@samsyn/secrecy';
import { entryStream, type EntriesCommand } from '../entry-stream';
import type { ErasureGround } from './erase-subject';

/** Asks for what was recorded of a person met to be erased. */
export class EraseSubject {
  constructor(
    readonly encounterId: string,
    readonly ground: ErasureGround,
    readonly context: OperationContext,
  ) {}
}

@CommandHandler(EraseSubject)
export class EraseSubjectHandler implements ICommandHandler<EraseSubject> {
  constructor(
    private readonly commands: OperationCommands,
    private readonly log: OperationLog,
  ) {}

  async execute({ encounterId, ground, context }: EraseSubject): Promise<Outcome> {
    const stream = encounterStream(encounterId);
    const operationId = await this.log.operationOf(stream);
    if (operationId === undefined) throw unknownTo('ENCOUNTER');
    return this.commands.execute(
      { decider: entryStream, stream, operationId, addressed: 'ENCOUNTER' },
      ({ access }): EntriesCommand => {
        const encounter = access.encounters.get(stream);
        if (!holdsEncounter(viewerOf(context.actor), encounter)) throw unknownTo('ENCOUNTER');
        return { kind: 'EraseSubject', ground, isErased: encounter?.erased ?? false };
      },
      context,
    );
  }
}
