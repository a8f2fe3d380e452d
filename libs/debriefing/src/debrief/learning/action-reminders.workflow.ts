import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { EventRegistry } from '@samsyn/event-store';
import { SYSTEM, type Recorded } from '@samsyn/kernel';
import type { DueTimer, Workflow, WorkflowStep } from '@samsyn/processing';
import { OperationLog, remindOf } from '@samsyn/operations';
import { debriefIn, type Debrief } from '../debrief';
import { ChangeDebrief } from '../change-debrief.handler';
import { debriefStream } from '../debrief.events';
import type { RemindAction } from '@samsyn/operations/contract';

const ACTION_REMINDER = 'action-reminder';

const CHANGING = [
  'ActionAgreed',
  'ActionMoved',
  'ActionReminded',
  'ActionCompleted',
  'ActionDropped',
  'EntryCorrected',
];

type Reminder = Pick<RemindAction, 'action' | 'due' | 'about'> & { readonly operationId: string };

/** The action that an entry of a debrief is about; a correction may be of anything. */
function actionOf({ id, name, data }: Recorded, { actions }: Debrief): string | undefined {
  if (name === 'ActionAgreed') return id;
  const { action, entry } = data as { action?: string; entry?: string };
  if (name !== 'EntryCorrected') return action;
  return [...actions].find(([, { dueFrom }]) => dueFrom === entry)?.[0];
}

/** One durable timer for each open action, moved with its last day and after each reminder. */
@Injectable()
export class ActionReminders implements Workflow {
  readonly name = ACTION_REMINDER;
  readonly types: readonly string[];
  readonly timers = { [ACTION_REMINDER]: (timer: DueTimer) => this.onDue(timer) };

  constructor(
    registry: EventRegistry,
    private readonly log: OperationLog,
    private readonly commands: CommandBus,
  ) {
    this.types = registry.typesOf(CHANGING);
  }

  async handle(event: Recorded, step: WorkflowStep): Promise<void> {
    const { operationId, stream, recordedAt } = event;
    if (operationId === null || stream !== debriefStream(operationId)) return;
    const debrief = debriefIn(operationId, (await this.log.latest(operationId)).entries);
    const action = actionOf(event, debrief);
    const agreed = action === undefined ? undefined : debrief.actions.get(action);
    if (action === undefined || !agreed) return;
    remindOf(step, ACTION_REMINDER, [action, agreed], recordedAt, () => ({ operationId }));
  }

  /** That the action has ended or was moved meanwhile does no harm: the reminder is then silent. */
  async onDue({ commandId, payload }: DueTimer): Promise<void> {
    const { operationId, ...reminder } = payload as unknown as Reminder;
    const context = { actor: SYSTEM, commandId, content: { timer: ACTION_REMINDER, ...payload } };
    const change = { kind: 'RemindAction', ...reminder } as const;
    await this.commands.execute(new ChangeDebrief(operationId, change, context));
  }
}
