import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { EntryCorrected } from '@samsyn/entries/contract';
import type { Recorded } from '@samsyn/kernel';
import { ActionReminders as Reminders, OperationLog, type AgreedIn } from '@samsyn/operations';
import type { RemindAction } from '@samsyn/operations/contract';
import type { CommandContext } from '@samsyn/processing';
import { debriefIn } from '../debrief';
import { ChangeDebrief } from '../change-debrief.handler';
import {
  ActionAgreed,
  ActionCompleted,
  ActionDropped,
  ActionMoved,
  ActionReminded,
  debriefStream,
} from '../debrief.events';

interface OfOperation {
  readonly operationId: string;
}

@Injectable()
export class ActionReminders extends Reminders<OfOperation> {
  constructor(
    private readonly log: OperationLog,
    private readonly commands: CommandBus,
  ) {
    const changing = [ActionAgreed, ActionMoved, ActionReminded, ActionCompleted, ActionDropped];
    super('action-reminder', ...changing, EntryCorrected);
  }

  protected async agreedIn({ operationId, stream }: Recorded): Promise<AgreedIn<OfOperation> | undefined> {
    if (operationId === null || stream !== debriefStream(operationId)) return undefined;
    const { actions } = debriefIn(operationId, (await this.log.latest(operationId)).entries);
    return { of: { operationId }, actions };
  }

  protected remind(
    { operationId }: OfOperation,
    change: RemindAction,
    context: CommandContext,
  ): Promise<unknown> {
    return this.commands.execute(new ChangeDebrief(operationId, change, context));
  }
}
