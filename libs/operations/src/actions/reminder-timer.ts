import type { Instant } from '@samsyn/kernel';
import type { WorkflowStep } from '@samsyn/processing';
import { nextReminder, type PlannedReminder } from './reminder-times';

/** An agreed action as far as reminders of it are concerned. */
export interface RemindedAction {
  readonly isOpen: boolean;
  /** `YYYY-MM-DD` */
  readonly due: string;
}

/**
 * One durable timer for each open action, of an operation or of a campaign: moved with its last day and after each
 * reminder, and taken away with the action.
 * @param payload what the timer brings beside the action and its last day
 */
export function remindOf<A extends RemindedAction>(
  step: WorkflowStep,
  kind: string,
  [action, agreed]: readonly [string, A],
  after: Instant,
  payload: (agreed: A) => Readonly<Record<string, string>>,
): void {
  const id = `${kind} ${action}`;
  const next: PlannedReminder | undefined = agreed.isOpen ? nextReminder(agreed.due, after) : undefined;
  if (!next) {
    step.cancel(id);
    return;
  }
  const { at: dueAt, about } = next;
  step.schedule({ id, dueAt, kind, payload: { ...payload(agreed), action, due: agreed.due, about } });
}
