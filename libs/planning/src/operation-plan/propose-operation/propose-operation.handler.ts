import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { uuidV5 } from '@samsyn/event-store';
import type { Outcome } from '@samsyn/processing';
import { OperationCommands, type OperationContext } from '@samsyn/secrecy';
import { planStream } from '../operation-plan.events';
import { operationPlan } from '../plan-decider';
import type { ProposeOperation } from './propose-operation';

export class Propose extends Command<Outcome> {
  constructor(
    readonly proposal: ProposeOperation,
    readonly context: OperationContext,
  ) {
    super();
  }
}

@CommandHandler(Propose)
export class ProposeOperationHandler implements ICommandHandler<Propose> {
  constructor(private readonly commands: OperationCommands) {}

  execute({ proposal, context }: Propose): Promise<Outcome> {
    // The same as `intent.newId`: a proposal that is repeated finds the operation that it made.
    const operationId = uuidV5(context.commandId, 'new');
    const target = { decider: operationPlan, stream: planStream(operationId), operationId };
    return this.commands.begin(target, proposal, context);
  }
}
