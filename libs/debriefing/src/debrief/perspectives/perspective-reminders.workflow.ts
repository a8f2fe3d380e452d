import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { EventRegistry } from '@samsyn/event-store';
import { msBetween, plusCalendarDays, plusMs, SYSTEM, type Instant, type Recorded } from '@samsyn/kernel';
import type { DueTimer, Workflow, WorkflowStep } from '@samsyn/processing';
import { ChangeDebrief } from '../change-debrief.handler';

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
export class PerspectiveReminders implements Workflow {
  readonly name = PERSPECTIVE_REMINDER;
  readonly types: readonly string[];
  readonly timers = { [PERSPECTIVE_REMINDER]: (timer: DueTimer) => this.onDue(timer) };

  constructor(
    registry: EventRegistry,
    private readonly commands: CommandBus,
  ) {
    this.types = registry.typesOf(['PerspectiveRequested']);
  }

  handle({ id, operationId, recordedAt, data }: Recorded, step: WorkflowStep): Promise<void> {
    const { answerBy } = data as { answerBy?: Instant };
    if (operationId !== null && answerBy !== undefined && answerBy > recordedAt) {
      const payload = { operationId, request: id } satisfies Reminder;
      const dueAt = remindedAt(recordedAt, answerBy);
      step.schedule({ id: `${PERSPECTIVE_REMINDER} ${id}`, dueAt, kind: PERSPECTIVE_REMINDER, payload });
    }
    return Promise.resolve();
  }

  async onDue({ commandId, payload }: DueTimer): Promise<void> {
    const { operationId, request } = payload as unknown as Reminder;
    const context = { actor: SYSTEM, commandId, content: { timer: PERSPECTIVE_REMINDER, ...payload } };
    const change = { kind: 'RemindPerspectives', request } as const;
    await this.commands.execute(new ChangeDebrief(operationId, change, context));
  }
}
