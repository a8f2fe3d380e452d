import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { wireTypes } from '@samsyn/event-store';
import { idOfStream, type Recorded } from '@samsyn/kernel';
import { DeadlineWorkflow, type CommandContext, type Deadline } from '@samsyn/processing';
import { ContactDrillStarted } from './contact-drill.events';
import { ChangeContactDrill } from './contact-drill.handler';

interface DrillTimer {
  readonly drillId: string;
}

/** One durable timer for each drill. */
@Injectable()
export class ContactDrillEnd extends DeadlineWorkflow<DrillTimer> {
  constructor(private readonly commands: CommandBus) {
    super('contact-drill-end', wireTypes(ContactDrillStarted));
  }

  protected deadlineAfter({ stream, data }: Recorded): Deadline<DrillTimer> {
    const of = idOfStream(stream);
    const { answerBy: dueAt } = data as { readonly answerBy: string };
    return { of, dueAt, payload: { drillId: of } };
  }

  protected onDue({ drillId }: DrillTimer, context: CommandContext): Promise<unknown> {
    return this.commands.execute(new ChangeContactDrill(drillId, { kind: 'EndDrill' }, context));
  }
}
