import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { SYSTEM, type Recorded } from '@samsyn/kernel';
import type { DueTimer, Workflow, WorkflowStep } from '@samsyn/processing';
import { wireTypes } from '@samsyn/event-store';
import { ChangePlan, type RequestedPlanChange } from '../change-plan/change-plan.handler';
import { AgencyInvited, InvitationRenewed } from '../operation-plan.events';
import { remindersOf, type Reminder } from './reminders';

const INVITATION_REMINDER = 'invitation-reminder';
const INVITATION_EXPIRY = 'invitation-expiry';

interface InvitationTimer {
  readonly operationId: string;
  /** The entry that asked. */
  readonly asked: string;
}
interface ReminderTimer extends InvitationTimer {
  readonly reminder: Reminder['code'];
}

/**
 * Durable timers for each entry that asks branches to answer. One that fires although everybody has answered,
 * was asked anew or is no longer needed does no harm: nothing is then recorded.
 */
@Injectable()
export class InvitationDeadlines implements Workflow {
  readonly name = 'invitation-deadlines';
  readonly types = wireTypes(AgencyInvited, InvitationRenewed);
  readonly timers = {
    [INVITATION_REMINDER]: (timer: DueTimer) => this.remind(timer),
    [INVITATION_EXPIRY]: (timer: DueTimer) => this.expire(timer),
  };

  constructor(private readonly commands: CommandBus) {}

  handle({ id: asked, operationId, recordedAt, data }: Recorded, step: WorkflowStep): Promise<void> {
    const { answerBy } = data as { readonly answerBy: string };
    if (operationId === null || answerBy <= recordedAt) return Promise.resolve();
    for (const { code: reminder, at } of remindersOf(recordedAt, answerBy)) {
      const payload = { operationId, asked, reminder } satisfies ReminderTimer;
      const id = `${INVITATION_REMINDER} ${asked} ${reminder}`;
      step.schedule({ id, dueAt: at, kind: INVITATION_REMINDER, payload });
    }
    const payload = { operationId, asked } satisfies InvitationTimer;
    step.schedule({ id: `${INVITATION_EXPIRY} ${asked}`, dueAt: answerBy, kind: INVITATION_EXPIRY, payload });
    return Promise.resolve();
  }

  private async remind({ commandId, payload }: DueTimer): Promise<void> {
    const { operationId, asked, reminder } = payload as unknown as ReminderTimer;
    await this.carryOut(operationId, { kind: 'RemindInvited', asked, reminder }, commandId);
  }

  private async expire({ commandId, payload }: DueTimer): Promise<void> {
    const { operationId, asked } = payload as unknown as InvitationTimer;
    await this.carryOut(operationId, { kind: 'ExpireInvitations', asked }, commandId);
  }

  private async carryOut(operationId: string, change: RequestedPlanChange, commandId: string): Promise<void> {
    const context = { actor: SYSTEM, commandId, content: { ...change, operationId } as never };
    await this.commands.execute(new ChangePlan(operationId, change, context));
  }
}
