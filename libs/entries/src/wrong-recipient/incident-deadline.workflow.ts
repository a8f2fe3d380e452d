import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { wireTypes } from '@samsyn/event-store';
import { plusMs, SYSTEM, type Recorded, type RecordedOf } from '@samsyn/kernel';
import type { DueTimer, Workflow, WorkflowStep } from '@samsyn/processing';
import { RemindOfIncident } from './wrong-recipient.handler';
import {
  IncidentClosed,
  IncidentStepTaken,
  WrongRecipientReported,
  type WrongRecipientEvent,
} from './wrong-recipient.events';

const INCIDENT_REMINDER = 'incident-reminder';

/**
 * A day before the supervisory authority must have been notified.
 * @rule breach-reminder: Whoever has not told the supervisory authority is reminded a day before it must have been
 *   told.
 * @source domain: Mistakes; GDPR article 33; brottsdatalagen (2018:1177) 3 kap. 9 §
 * @proof a disclosure to the wrong recipient › reminds a day before the supervisory authority must have been told,
 *   once, and not when it was
 */
const REMIND_BEFORE_MS = 24 * 3_600_000;
const timerOf = (incident: string): string => `${INCIDENT_REMINDER} ${incident}`;

/** Reminds the sending branch while there is time to notify the supervisory authority. */
@Injectable()
export class IncidentDeadline implements Workflow {
  readonly name = INCIDENT_REMINDER;
  readonly types = wireTypes(WrongRecipientReported, IncidentStepTaken, IncidentClosed);
  readonly timers = { [INCIDENT_REMINDER]: (timer: DueTimer) => this.onDue(timer) };

  constructor(private readonly commands: CommandBus) {}

  async handle(recorded: Recorded, step: WorkflowStep): Promise<void> {
    const event = recorded as RecordedOf<WrongRecipientEvent>;
    if (event.name === 'WrongRecipientReported') {
      const dueAt = plusMs(event.data.notifyBy, -REMIND_BEFORE_MS);
      step.schedule({
        id: timerOf(event.id),
        dueAt,
        kind: INCIDENT_REMINDER,
        payload: { incident: event.id },
      });
    } else if (event.name === 'IncidentClosed') {
      step.cancel(timerOf(event.data.incident));
    } else if (event.name === 'IncidentStepTaken' && event.data.step === 'supervisory-authority') {
      step.cancel(timerOf(event.data.incident));
    }
  }

  /** A day is left. */
  async onDue({ commandId, payload }: DueTimer): Promise<void> {
    const { incident } = payload as { incident: string };
    const context = { actor: SYSTEM, commandId, content: { timer: INCIDENT_REMINDER, ...payload } };
    await this.commands.execute(new RemindOfIncident(incident, context));
  }
}
