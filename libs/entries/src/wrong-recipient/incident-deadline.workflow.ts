import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { wireTypes } from '@samsyn/event-store';
import { plusMs, type Recorded, type RecordedOf } from '@samsyn/kernel';
import { DeadlineWorkflow, type CommandContext, type Deadline } from '@samsyn/processing';
import { RemindOfIncident } from './wrong-recipient.handler';
import {
  IncidentClosed,
  IncidentStepTaken,
  WrongRecipientReported,
  type WrongRecipientEvent,
} from './wrong-recipient.events';

/**
 * A day before the supervisory authority must have been notified.
 * @rule breach-reminder: Whoever has not told the supervisory authority is reminded a day before it must have been
 *   told.
 * @source domain: Mistakes; GDPR article 33; brottsdatalagen (2018:1177) 3 kap. 9 §
 * @proof a disclosure to the wrong recipient › reminds a day before the supervisory authority must have been told,
 *   once, and not when it was
 */
const REMIND_BEFORE_MS = 24 * 3_600_000;

interface IncidentTimer {
  readonly incident: string;
}

/** Reminds the sending branch while there is time to notify the supervisory authority. */
@Injectable()
export class IncidentDeadline extends DeadlineWorkflow<IncidentTimer> {
  constructor(private readonly commands: CommandBus) {
    super('incident-reminder', wireTypes(WrongRecipientReported, IncidentStepTaken, IncidentClosed));
  }

  protected deadlineAfter(recorded: Recorded): Deadline<IncidentTimer> | undefined {
    const event = recorded as RecordedOf<WrongRecipientEvent>;
    if (event.name === 'WrongRecipientReported') {
      const dueAt = plusMs(event.data.notifyBy, -REMIND_BEFORE_MS);
      return { of: event.id, dueAt, payload: { incident: event.id } };
    }
    const { incident: of } = event.data;
    const isNotified = event.name === 'IncidentStepTaken' && event.data.step === 'supervisory-authority';
    return isNotified || event.name === 'IncidentClosed' ? { of } : undefined;
  }

  protected onDue({ incident }: IncidentTimer, context: CommandContext): Promise<unknown> {
    return this.commands.execute(new RemindOfIncident(incident, context));
  }
}
