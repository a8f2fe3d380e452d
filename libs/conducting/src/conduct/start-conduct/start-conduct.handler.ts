import { Inject } from '@nestjs/common';
import type { ICommandHandler } from '@nestjs/cqrs';
import { streamFingerprint, type EventStore } from '@samsyn/event-store';
import { planStream } from '@samsyn/planning/contract';
import { EVENT_STORE, type Outcome } from '@samsyn/processing';
import { OperationCommands, type OperationContext } from '@samsyn/operations';
import { Handles } from '@samsyn/web';
import { conduct } from '../conduct';
import { warningsOfFact } from '../conduct-warnings';
import { conductStream } from '../conduct.events';
import type { StartConduct as Start } from './start-conduct';

/** Asks for the start of an operation's conduct. */
export class StartConduct {
  constructor(
    readonly operationId: string,
    readonly context: OperationContext,
  ) {}
}

@Handles(StartConduct)
export class StartConductHandler implements ICommandHandler<StartConduct> {
  constructor(
    private readonly commands: OperationCommands,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  execute({ operationId, context }: StartConduct): Promise<Outcome> {
    const stream = conductStream(operationId);
    const target = { decider: conduct, stream, operationId, warn: warningsOfFact };
    const form = async (): Promise<Start> => {
      const plan = await this.store.readStream(planStream(operationId));
      return { kind: 'StartConduct', plan: streamFingerprint(plan) };
    };
    return this.commands.execute(target, form, context);
  }
}
