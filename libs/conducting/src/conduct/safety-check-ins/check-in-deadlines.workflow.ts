import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { wireTypes } from '@samsyn/event-store';
import { plusMs, type Recorded } from '@samsyn/kernel';
import { DeadlineWorkflow, type CommandContext, type Deadline } from '@samsyn/processing';
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

interface CheckInTimer {
  readonly operationId: string;
  readonly checkIn: string;
}

/** One durable timer for each plan, moved with each of its events. */
@Injectable()
export class CheckInDeadlines extends DeadlineWorkflow<CheckInTimer> {
  constructor(private readonly commands: CommandBus) {
    super(CHECK_IN_DEADLINE, wireTypes(...safetyCheckInEvents));
  }

  protected deadlineAfter({ id, operationId, recordedAt, data }: Recorded): Deadline<CheckInTimer> {
    const { checkIn = id, nextAt } = data as { readonly checkIn?: string; readonly nextAt?: string };
    if (nextAt === undefined || operationId === null) return { of: checkIn };
    const dueAt = nextAt > recordedAt ? nextAt : plusMs(recordedAt, AFTER_LATE_REPORT_MS);
    return { of: checkIn, dueAt, payload: { operationId, checkIn } };
  }

  protected onDue({ operationId, checkIn }: CheckInTimer, context: CommandContext): Promise<unknown> {
    // The content by which earlier versions gave the command.
    const content = { timer: CHECK_IN_DEADLINE, checkIn };
    return this.commands.execute(new MissSafetyCheckIn(operationId, checkIn, { ...context, content }));
  }
}
