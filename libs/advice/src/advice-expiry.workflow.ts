import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { SYSTEM, type Recorded } from '@samsyn/kernel';
import type { DueTimer, Workflow, WorkflowStep } from '@samsyn/processing';
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
const UUID_LENGTH = 36;

/** One durable timer for each call for advice, moved with each turn. */
@Injectable()
export class AdviceExpiry implements Workflow {
  readonly name = ADVICE_EXPIRY;
  readonly types = wireTypes(
    AdviceRequested,
    AdviceEscalated,
    AdviceUnanswered,
    AdviceGiven,
    AdviceRequestWithdrawn,
  );
  readonly timers = { [ADVICE_EXPIRY]: (timer: DueTimer) => this.onDue(timer) };

  constructor(private readonly commands: CommandBus) {}

  handle(event: Recorded, step: WorkflowStep): Promise<void> {
    const { name, data } = event as unknown as AdviceCallEvent;
    const adviceCallId = event.stream.slice(-UUID_LENGTH);
    const id = `${ADVICE_EXPIRY} ${adviceCallId}`;
    const asks = name === 'AdviceRequested' || name === 'AdviceEscalated';
    if (asks && data.to) {
      const payload = { adviceCallId, turn: 'turn' in data ? data.turn : 0 } satisfies AdviceTimer;
      step.schedule({ id, dueAt: data.answerBy, kind: ADVICE_EXPIRY, payload });
    } else {
      step.cancel(id);
    }
    return Promise.resolve();
  }

  /** The deadline has passed. */
  async onDue({ commandId, payload }: DueTimer): Promise<void> {
    const { adviceCallId, turn } = payload as unknown as AdviceTimer;
    const context = { actor: SYSTEM, commandId, content: { timer: ADVICE_EXPIRY, ...payload } };
    const change = { kind: 'ExpireAdvice', turn } as const;
    await this.commands.execute(new ChangeAdviceCall(adviceCallId, change, context));
  }
}
