import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { idOfStream, type Recorded } from '@samsyn/kernel';
import { DeadlineWorkflow, type CommandContext, type Deadline } from '@samsyn/processing';
import { wireTypes } from '@samsyn/event-store';
import {
  CallChainExhausted,
  CallDeadlineMoved,
  CallEscalated,
  CallWithdrawn,
  CoordinatorAccepted,
  CoordinatorCalled,
  type CallOutEvent,
} from './call-out.events';
import { ChangeCall } from './call-out.handler';

export const CALL_EXPIRY = 'call-expiry';

interface TurnTimer {
  readonly callOutId: string;
  readonly turn: number;
}

const SETS_THE_DEADLINE: ReadonlySet<string> = new Set([
  'CoordinatorCalled',
  'CallEscalated',
  'CallDeadlineMoved',
]);

/** One durable timer for each call-out, moved with each turn: at most one turn is open. */
@Injectable()
export class CallExpiry extends DeadlineWorkflow<TurnTimer> {
  constructor(private readonly commands: CommandBus) {
    super(
      CALL_EXPIRY,
      wireTypes(
        CoordinatorCalled,
        CallEscalated,
        CallDeadlineMoved,
        CoordinatorAccepted,
        CallWithdrawn,
        CallChainExhausted,
      ),
    );
  }

  protected deadlineAfter({ stream, name, data }: Recorded): Deadline<TurnTimer> {
    const of = idOfStream(stream);
    if (!SETS_THE_DEADLINE.has(name)) return { of };
    const { turn, answerBy: dueAt } = data as Extract<CallOutEvent, { name: 'CallEscalated' }>['data'];
    return { of, dueAt, payload: { callOutId: of, turn } };
  }

  protected onDue({ callOutId, turn }: TurnTimer, context: CommandContext): Promise<unknown> {
    return this.commands.execute(new ChangeCall(callOutId, { kind: 'ExpireCall', turn }, context));
  }
}
