import { wireTypes, type EventDefinition } from '@samsyn/event-store';
import type { Recorded } from '@samsyn/kernel';
import { DeadlineWorkflow, type CommandContext, type Deadline } from '@samsyn/processing';
import type { AgreedActions, RemindAction } from './action-rule';
import { nextReminder } from './reminder-times';

type Reminder = Pick<RemindAction, 'action' | 'due' | 'about'>;

/** What actions were agreed in, by its id as the timer has it, and the actions as they stand. */
export interface AgreedIn<Of> {
  readonly of: Of;
  readonly actions: AgreedActions;
}

/** The action that an entry is about; a correction may be of anything. */
function actionOf({ id, data }: Recorded, actions: AgreedActions): string | undefined {
  if (actions.has(id)) return id;
  const { action, entry } = data as { readonly action?: string; readonly entry?: string };
  return action ?? [...actions].find(([, { dueFrom }]) => dueFrom === entry)?.[0];
}

/**
 * One durable timer for each open action, of an operation or of a campaign: moved with its last day, also where that is
 * corrected, and after each reminder, and taken away with the action.
 */
export abstract class ActionReminders<Of extends object> extends DeadlineWorkflow<Of & Reminder> {
  /** @param changing events by which an action, its last day or what was last reminded of it may be another */
  constructor(name: string, ...changing: readonly EventDefinition[]) {
    super(name, wireTypes(...changing));
  }

  /** `undefined` where the event stands elsewhere. */
  protected abstract agreedIn(event: Recorded): Promise<AgreedIn<Of> | undefined>;

  protected abstract remind(of: Of, change: RemindAction, context: CommandContext): Promise<unknown>;

  protected async deadlineAfter(event: Recorded): Promise<Deadline<Of & Reminder> | undefined> {
    const agreed = await this.agreedIn(event);
    const action = agreed && actionOf(event, agreed.actions);
    const standing = action === undefined ? undefined : agreed?.actions.get(action);
    if (!agreed || action === undefined || !standing) return undefined;
    const { isOpen, due } = standing;
    const next = isOpen ? nextReminder(due, event.recordedAt) : undefined;
    if (!next) return { of: action };
    return { of: action, dueAt: next.at, payload: { ...agreed.of, action, due, about: next.about } };
  }

  protected onDue({ action, due, about, ...of }: Of & Reminder, context: CommandContext): Promise<unknown> {
    return this.remind(of as unknown as Of, { kind: 'RemindAction', action, due, about }, context);
  }
}
