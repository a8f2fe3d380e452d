import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '@samsyn/processing';
import { OperationCommands, type OperationContext } from '@samsyn/operations';
import { conduct } from '../conduct';
import { conductStream } from '../conduct.events';
import type { MissCheckIn } from './decide-check-in';

/** Asks whether a deadline of a check-in plan has passed without a word. */
export class MissSafetyCheckIn {
  constructor(
    readonly operationId: string,
    readonly checkIn: string,
    readonly context: OperationContext,
  ) {}
}

@CommandHandler(MissSafetyCheckIn)
export class MissSafetyCheckInHandler implements ICommandHandler<MissSafetyCheckIn> {
  constructor(private readonly commands: OperationCommands) {}

  execute({ operationId, checkIn, context }: MissSafetyCheckIn): Promise<Outcome> {
    const target = { decider: conduct, stream: conductStream(operationId), operationId };
    const form = (): MissCheckIn => ({ kind: 'MissCheckIn', checkIn });
    return this.commands.execute(target, form, context);
  }
}
