import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { idOfStream, type Recorded } from '@samsyn/kernel';
import { DeadlineWorkflow, type CommandContext, type Deadline } from '@samsyn/processing';
import { wireTypes } from '@samsyn/event-store';
import {
  AdviceEscalated,
  AdviceGiven,
  AdviceRequested,
  AdviceRequestWithdrawn,
  AdviceUnanswered,
  type AdviceCallEvent,
} from './advice-call.events';
import { ChangeAdviceCall } from './advice-call.handler';

export const ADVICE_EXPIRY = 'advice-expiry';

interface AdviceTimer {
  readonly adviceCallId: string;
  readonly turn: number;
}

/** One durable timer for each call for advice, moved with each turn. */
@Injectable()
export class AdviceExpiry extends DeadlineWorkflow<AdviceTimer> {
  constructor(private readonly commands: CommandBus) {
    super(
      ADVICE_EXPIRY,
      wireTypes(AdviceRequested, AdviceEscalated, AdviceUnanswered, AdviceGiven, AdviceRequestWithdrawn),
    );
  }

  protected deadlineAfter(event: Recorded): Deadline<AdviceTimer> {
    const { name, data } = event as unknown as AdviceCallEvent;
    const of = idOfStream(event.stream);
    const asks = name === 'AdviceRequested' || name === 'AdviceEscalated';
    if (!asks || !data.to) return { of };
    const turn = 'turn' in data ? data.turn : 0;
    return { of, dueAt: data.answerBy, payload: { adviceCallId: of, turn } };
  }

  protected onDue({ adviceCallId, turn }: AdviceTimer, context: CommandContext): Promise<unknown> {
    return this.commands.execute(new ChangeAdviceCall(adviceCallId, { kind: 'ExpireAdvice', turn }, context));
  }
}
