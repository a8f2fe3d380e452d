import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { EventRegistry } from '@samsyn/event-store';
import { SYSTEM, type Recorded } from '@samsyn/kernel';
import type { DueTimer, Workflow, WorkflowStep } from '@samsyn/processing';
import { ChangeContactDrill } from './contact-drill.handler';

const CONTACT_DRILL_END = 'contact-drill-end';
const UUID_LENGTH = 36;

/** One durable timer for each drill. */
@Injectable()
export class ContactDrillEnd implements Workflow {
  readonly name = CONTACT_DRILL_END;
  readonly types: readonly string[];
  readonly timers = { [CONTACT_DRILL_END]: (timer: DueTimer) => this.onDue(timer) };

  constructor(
    registry: EventRegistry,
    private readonly commands: CommandBus,
  ) {
    this.types = registry.typesOf(['ContactDrillStarted']);
  }

  handle({ stream, data }: Recorded, step: WorkflowStep): Promise<void> {
    const drillId = stream.slice(-UUID_LENGTH);
    const { answerBy: dueAt } = data as { readonly answerBy: string };
    step.schedule({
      id: `${CONTACT_DRILL_END} ${drillId}`,
      dueAt,
      kind: CONTACT_DRILL_END,
      payload: { drillId },
    });
    return Promise.resolve();
  }

  async onDue({ commandId, payload }: DueTimer): Promise<void> {
    const { drillId } = payload as { drillId: string };
    const context = { actor: SYSTEM, commandId, content: { timer: CONTACT_DRILL_END, drillId } };
    await this.commands.execute(new ChangeContactDrill(drillId, { kind: 'EndDrill' }, context));
  }
}
