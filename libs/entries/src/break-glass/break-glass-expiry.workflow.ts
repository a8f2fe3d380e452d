import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { wireTypes } from '@samsyn/event-store';
import type { Recorded, RecordedOf } from '@samsyn/kernel';
import { DeadlineWorkflow, type CommandContext, type Deadline } from '@samsyn/processing';
import type { EntriesEvent } from '../entries.events';
import { AccessedUnderBreakGlass } from './break-glass.events';
import { ExpireBreakGlass, type BrokenGlass } from './break-glass.handler';

/** Closes again what was opened under break-glass, when its time is over. */
@Injectable()
export class BreakGlassExpiry extends DeadlineWorkflow<BrokenGlass> {
  constructor(private readonly commands: CommandBus) {
    super('break-glass-expiry', wireTypes(AccessedUnderBreakGlass));
  }

  protected deadlineAfter(event: Recorded): Deadline<BrokenGlass> {
    const { id, stream, operationId, data } = event as RecordedOf<
      Extract<EntriesEvent, { name: 'AccessedUnderBreakGlass' }>
    >;
    return {
      of: id,
      dueAt: data.until,
      payload: { stream, operationId: operationId ?? '', accessed: id },
    };
  }

  protected onDue(glass: BrokenGlass, context: CommandContext): Promise<unknown> {
    return this.commands.execute(new ExpireBreakGlass(glass, context));
  }
}
