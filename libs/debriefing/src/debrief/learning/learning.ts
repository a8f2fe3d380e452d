import { DomainError, must, unknownTo, type Intent, type PersonRef } from '@samsyn/kernel';
import type { AgreedAction, Debrief } from '../debrief';
import type { DebriefEvent } from '../debrief.events';
import { mustBeOpen } from '../debrief-rule';

export interface AgreeLesson {
  readonly kind: 'AgreeLesson';
  readonly what: string;
}
export interface AgreeAction<Who = PersonRef> {
  readonly kind: 'AgreeAction';
  readonly what: string;
  readonly owner: Who;
  /** `YYYY-MM-DD` */
  readonly due: string;
}
/** The action by the id of its entry, or by its words where those mean one open action. */
export interface CompleteAction {
  readonly kind: 'CompleteAction';
  readonly action?: string;
  readonly what?: string;
}
export interface DropAction {
  readonly kind: 'DropAction';
  readonly action?: string;
  readonly what?: string;
  readonly why: string;
}

export function decideAgreeLesson(
  { what }: AgreeLesson,
  state: Debrief,
  intent: Intent,
): readonly DebriefEvent[] {
  must('operation-leader', intent);
  mustBeOpen(state);
  return [{ name: 'LessonAgreed', data: { what } }];
}

export function decideAgreeAction(
  { what, owner, due }: AgreeAction,
  state: Debrief,
  intent: Intent,
): readonly DebriefEvent[] {
  must('operation-leader', intent);
  mustBeOpen(state);
  return [{ name: 'ActionAgreed', data: { what, owner, due } }];
}

function named({ action, what }: CompleteAction | DropAction, state: Debrief): [string, AgreedAction] {
  const matching = [...state.actions].filter(([id, one]) =>
    action === undefined ? one.what === what : id === action,
  );
  const open = matching.filter(([, { isOpen }]) => isOpen);
  if (open.length > 1) throw new DomainError('DEBRIEF.ACTION_AMBIGUOUS');
  // Where none is open any more, it has been ended already.
  const found = open[0] ?? matching.at(-1);
  if (!found || (action === undefined && what === undefined)) throw unknownTo('ACTION');
  return found;
}

/** Agreed actions are followed up after the debrief was closed as well. */
export function decideCompleteAction(
  command: CompleteAction,
  state: Debrief,
  intent: Intent,
): readonly DebriefEvent[] {
  must('participant', intent);
  const [action, { isOpen, owner }] = named(command, state);
  if (owner?.person !== intent.actor.person) must('operation-leader', intent);
  return isOpen ? [{ name: 'ActionCompleted', data: { action } }] : [];
}

export function decideDropAction(
  command: DropAction,
  state: Debrief,
  intent: Intent,
): readonly DebriefEvent[] {
  must('operation-leader', intent);
  const [action, { isOpen }] = named(command, state);
  return isOpen ? [{ name: 'ActionDropped', data: { action, why: command.why } }] : [];
}
