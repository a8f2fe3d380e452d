import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { SYSTEM, type Recorded } from '@samsyn/kernel';
import type { DueTimer, Workflow, WorkflowStep } from '@samsyn/processing';
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
const UUID_LENGTH = 36;

/**
 * One durable timer for each call-out, moved with each turn: at most one turn is open. A timer that fires
 * although the turn was answered meanwhile does no harm: the expiry then records nothing.
 */
@Injectable()
export class CallExpiry implements Workflow {
  readonly name = CALL_EXPIRY;
  readonly types = wireTypes(
    CoordinatorCalled,
    CallEscalated,
    CallDeadlineMoved,
    CoordinatorAccepted,
    CallWithdrawn,
    CallChainExhausted,
  );
  readonly timers = { [CALL_EXPIRY]: (timer: DueTimer) => this.onDue(timer) };

  constructor(private readonly commands: CommandBus) {}

  async handle({ stream, name, data }: Recorded, step: WorkflowStep): Promise<void> {
    const callOutId = stream.slice(-UUID_LENGTH);
    const id = `${CALL_EXPIRY} ${callOutId}`;
    if (!SETS_THE_DEADLINE.has(name)) {
      step.cancel(id);
      return;
    }
    const { turn, answerBy } = data as Extract<CallOutEvent, { name: 'CallEscalated' }>['data'];
    const payload = { callOutId, turn } satisfies TurnTimer;
    step.schedule({ id, dueAt: answerBy, kind: CALL_EXPIRY, payload });
  }

  /** The deadline has passed. */
  async onDue({ commandId, payload }: DueTimer): Promise<void> {
    const { callOutId, turn } = payload as unknown as TurnTimer;
    const context = { actor: SYSTEM, commandId, content: { timer: CALL_EXPIRY, ...payload } };
    await this.commands.execute(new ChangeCall(callOutId, { kind: 'ExpireCall', turn }, context));
  }
}
