import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { unknownTo } from '@samsyn/kernel';
import type { CommandContext, Outcome } from '@samsyn/processing';
import { OperationCommands, OperationLog } from '@samsyn/operations';
import { childConcern } from '../child-concerns/child-concern';
import { childConcernStream } from '../child-concerns/child-concern.events';
import { encounter } from '../encounter';
import { encounterStream } from '../encounter.events';
import type { KeepTime as Decision } from './keep-time';

/** Whose clocks run: of a person met, or of a concern reported outside every encounter. */
export type TimedStream = 'encounter' | 'child-concern';

/** Samsyn looks whether a clock has struck. */
export class KeepTime extends Command<Outcome> {
  constructor(
    /** Of the encounter, or of the concern's stream. */
    readonly id: string,
    readonly clock: string,
    readonly context: CommandContext,
    readonly kept: TimedStream = 'encounter',
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

  async execute({ id, clock, context, kept }: KeepTime): Promise<Outcome> {
    const isConcern = kept === 'child-concern';
    const stream = isConcern ? childConcernStream(id) : encounterStream(id);
    const operationId = await this.log.operationOf(stream);
    if (operationId === undefined) throw unknownTo(isConcern ? 'CHILD_CONCERN' : 'ENCOUNTER');
    const command: Decision = { kind: 'KeepTime', clock };
    if (isConcern)
      return this.commands.execute({ decider: childConcern, stream, operationId }, () => command, context);
    return this.commands.execute({ decider: encounter, stream, operationId }, () => command, context);
  }
}
