import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { wireTypes } from '@samsyn/event-store';
import { plusMs, SYSTEM, type Recorded } from '@samsyn/kernel';
import type { DueTimer, Workflow, WorkflowStep } from '@samsyn/processing';
import { safetyCheckInEvents } from './safety-check-in.events';
import { MissSafetyCheckIn } from './miss-check-in.handler';

const CHECK_IN_DEADLINE = 'safety-check-in';

/**
 * A deadline that had passed when it was reported waits this long for what the same reporter sends next (ADR
 * 0015).
 * @rule check-in-late-telling: A check-in deadline that had passed when it was reported raises its alarm two
 *   minutes later, and not at once.
 * @source domain: Safety of the staff; ADR 0015
 * @proof safety check-ins of staff on the site › sent afterwards in one batch raise no alarm that the batch itself answers
 */
const AFTER_LATE_REPORT_MS = 2 * 60_000;

/**
 * One durable timer for each plan, moved with each of its events. A timer that fires although the person was
 * heard from meanwhile does no harm: the decision then records nothing.
 */
@Injectable()
export class CheckInDeadlines implements Workflow {
  readonly name = CHECK_IN_DEADLINE;
  readonly types = wireTypes(...safetyCheckInEvents);
  readonly timers = { [CHECK_IN_DEADLINE]: (timer: DueTimer) => this.onDue(timer) };

  constructor(private readonly commands: CommandBus) {}

  async handle({ id, operationId, recordedAt, data }: Recorded, step: WorkflowStep): Promise<void> {
    const { checkIn = id, nextAt } = data as { readonly checkIn?: string; readonly nextAt?: string };
    const timer = `${CHECK_IN_DEADLINE} ${checkIn}`;
    if (nextAt === undefined || operationId === null) {
      step.cancel(timer);
      return;
    }
    const dueAt = nextAt > recordedAt ? nextAt : plusMs(recordedAt, AFTER_LATE_REPORT_MS);
    step.schedule({ id: timer, dueAt, kind: CHECK_IN_DEADLINE, payload: { operationId, checkIn } });
  }

  /** The deadline has passed. */
  async onDue({ commandId, payload }: DueTimer): Promise<void> {
    const { operationId, checkIn } = payload as { readonly operationId: string; readonly checkIn: string };
    const context = { actor: SYSTEM, commandId, content: { timer: CHECK_IN_DEADLINE, checkIn } };
    await this.commands.execute(new MissSafetyCheckIn(operationId, checkIn, context));
  }
}
