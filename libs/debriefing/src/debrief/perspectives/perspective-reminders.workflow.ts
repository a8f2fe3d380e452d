import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { wireTypes } from '@samsyn/event-store';
import { msBetween, plusCalendarDays, plusMs, type Instant, type Recorded } from '@samsyn/kernel';
import { DeadlineWorkflow, type CommandContext, type Deadline } from '@samsyn/processing';
import { ChangeDebrief } from '../change-debrief.handler';
import { PerspectiveRequested } from '../debrief.events';

const PERSPECTIVE_REMINDER = 'perspective-reminder';

interface Reminder {
  readonly operationId: string;
  readonly request: string;
}

/**
 * A day before the deadline; where less than two days were given, when half of the time has passed.
 * @rule perspective-reminder: A perspective that is asked for with a deadline is reminded of a day before it, or
 *   when half of the time has passed.
 * @source domain: Debrief
 * @proof the reminder of a perspective › comes …
 */
export function remindedAt(asked: Instant, answerBy: Instant): Instant {
  const given = msBetween(asked, answerBy);
  const dayBefore = plusCalendarDays(answerBy, -1);
  const halfway = plusMs(answerBy, -given / 2);
  return dayBefore > halfway ? dayBefore : halfway;
}

/** One durable timer for each request that has a deadline. Whom it reminds is decided when it fires. */
@Injectable()
export class PerspectiveReminders extends DeadlineWorkflow<Reminder> {
  constructor(private readonly commands: CommandBus) {
    super(PERSPECTIVE_REMINDER, wireTypes(PerspectiveRequested));
  }

  protected deadlineAfter({ id, operationId, recordedAt, data }: Recorded): Deadline<Reminder> | undefined {
    const { answerBy } = data as { answerBy?: Instant };
    if (operationId === null || answerBy === undefined || answerBy <= recordedAt) return undefined;
    return { of: id, dueAt: remindedAt(recordedAt, answerBy), payload: { operationId, request: id } };
  }

  protected onDue({ operationId, request }: Reminder, context: CommandContext): Promise<unknown> {
    const change = { kind: 'RemindPerspectives', request } as const;
    return this.commands.execute(new ChangeDebrief(operationId, change, context));
  }
}
