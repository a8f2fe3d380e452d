import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { unknownTo } from '@samsyn/kernel';
import type { CommandContext, Outcome } from '@samsyn/processing';
import { OperationCommands, OperationLog } from '@samsyn/secrecy';
import { encounter } from '../encounter';
import { encounterStream } from '../encounter.events';
import type { KeepTime as Decision } from './keep-time';

/** Samsyn looks whether a clock of the encounter has struck. */
export class KeepTime extends Command<Outcome> {
  constructor(
    readonly encounterId: string,
    readonly clock: string,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(KeepTime)
export class KeepTimeHandler implements ICommandHandler<KeepTime> {
  constructor(
    private readonly commands: OperationCommands,
    private readonly log: OperationLog,
  ) {}

  async execute({ encounterId, clock, context }: KeepTime): Promise<Outcome> {
    const stream = encounterStream(encounterId);
    const operationId = await this.log.operationOf(stream);
    if (operationId === undefined) throw unknownTo('ENCOUNTER');
    const command: Decision = { kind: 'KeepTime', clock };
    return this.commands.execute({ decider: encounter, stream, operationId }, () => command, context);
  }
}
