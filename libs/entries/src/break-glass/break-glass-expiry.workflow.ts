import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { wireTypes } from '@samsyn/event-store';
import { SYSTEM, type Recorded, type RecordedOf } from '@samsyn/kernel';
import type { DueTimer, Workflow, WorkflowStep } from '@samsyn/processing';
import type { EntriesEvent } from '../entries.events';
import { AccessedUnderBreakGlass } from './break-glass.events';
import { ExpireBreakGlass, type BrokenGlass } from './break-glass.handler';

const BREAK_GLASS_EXPIRY = 'break-glass-expiry';

/** Closes again what was opened under break-glass, when its time is over. */
@Injectable()
export class BreakGlassExpiry implements Workflow {
  readonly name = BREAK_GLASS_EXPIRY;
  readonly types = wireTypes(AccessedUnderBreakGlass);
  readonly timers = { [BREAK_GLASS_EXPIRY]: (timer: DueTimer) => this.onDue(timer) };

  constructor(private readonly commands: CommandBus) {}

  async handle(event: Recorded, step: WorkflowStep): Promise<void> {
    const { id, stream, operationId, data } = event as RecordedOf<
      Extract<EntriesEvent, { name: 'AccessedUnderBreakGlass' }>
    >;
    const payload = { stream, operationId: operationId ?? '', accessed: id } satisfies BrokenGlass;
    step.schedule({
      id: `${BREAK_GLASS_EXPIRY} ${id}`,
      dueAt: data.until,
      kind: BREAK_GLASS_EXPIRY,
      payload,
    });
  }

  /** The time is over. */
  async onDue({ commandId, payload }: DueTimer): Promise<void> {
    const glass = payload as unknown as BrokenGlass;
    const context = { actor: SYSTEM, commandId, content: { timer: BREAK_GLASS_EXPIRY, ...payload } };
    await this.commands.execute(new ExpireBreakGlass(glass, context));
  }
}
