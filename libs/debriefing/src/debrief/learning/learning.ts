import { DomainError, authorize, unknownTo, type CommandMetadata, type PersonRef } from '@samsyn/kernel';
import type { AgreedAction, Debrief } from '../debrief';
import type { DebriefEvent, REMINDED_ABOUT } from '../debrief.events';
import { mustBeOpen } from '../debrief-rule';

export interface AgreeLesson {
  readonly kind: 'AgreeLesson';
  readonly what: string;
  /** What it is about, by which it returns where it matters (lesson-tags.ts). */
  readonly tags?: readonly string[];
}
export interface AgreeAction<Who = PersonRef> {
  readonly kind: 'AgreeAction';
  readonly what: string;
  readonly owner: Who;
  /** `YYYY-MM-DD` */
  readonly due: string;
}
/** What the directory says of owners: those by pseudonym who have left. Their actions wait for their branch (ADR 0037). */
interface KnowsWhoLeft {
  readonly departed?: readonly string[];
}
/** The action by the id of its entry, or by its words where those mean one open action. */
export interface CompleteAction extends KnowsWhoLeft {
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

/** A new last day, and why it is another. */
export interface MoveAction extends KnowsWhoLeft {
  readonly kind: 'MoveAction';
  readonly action?: string;
  readonly what?: string;
  /** `YYYY-MM-DD` */
  readonly due: string;
  readonly why: string;
}
export interface ReassignAction<Who = PersonRef> {
  readonly kind: 'ReassignAction';
  readonly action?: string;
  readonly what?: string;
  readonly owner: Who;
  readonly why?: string;
}
/** Samsyn reminds the owner of the last day as it stood when the reminder was planned. */
export interface RemindAction {
  readonly kind: 'RemindAction';
  readonly action: string;
  readonly due: string;
  readonly about: (typeof REMINDED_ABOUT)[number];
}

export function decideAgreeLesson(
  { what, tags }: AgreeLesson,
  state: Debrief,
  metadata: CommandMetadata,
): readonly DebriefEvent[] {
  authorize('operation-leader', metadata);
  mustBeOpen(state);
  const tagged = tags === undefined || tags.length === 0 ? {} : { tags: [...tags] };
  return [{ name: 'LessonAgreed', data: { what, ...tagged } }];
}

export function decideAgreeAction(
  { what, owner, due }: AgreeAction,
  state: Debrief,
  metadata: CommandMetadata,
): readonly DebriefEvent[] {
  authorize('operation-leader', metadata);
  mustBeOpen(state);
  return [{ name: 'ActionAgreed', data: { what, owner, due } }];
}

type NamedAction = Pick<CompleteAction, 'action' | 'what'>;

function named({ action, what }: NamedAction, state: Debrief): [string, AgreedAction] {
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

/**
 * @rule action-of-departed: An action whose owner has left may be completed and moved by anybody of the owner's branch, beside the leader.
 * @source domain: Debrief; ADR 0037
 * @proof an action whose owner has left › …
 */
function mustOwn(
  owner: PersonRef | undefined,
  { departed = [] }: KnowsWhoLeft,
  metadata: CommandMetadata,
): void {
  const { person, branch } = metadata.actor;
  const waitsForBranch = owner && owner.branch === branch && departed.includes(owner.person);
  if (owner?.person !== person && !waitsForBranch) authorize('operation-leader', metadata);
}

/** Agreed actions are followed up after the debrief was closed as well. */
export function decideCompleteAction(
  command: CompleteAction,
  state: Debrief,
  metadata: CommandMetadata,
): readonly DebriefEvent[] {
  authorize('participant', metadata);
  const [action, { isOpen, owner }] = named(command, state);
  mustOwn(owner, command, metadata);
  return isOpen ? [{ name: 'ActionCompleted', data: { action } }] : [];
}

export function decideDropAction(
  command: DropAction,
  state: Debrief,
  metadata: CommandMetadata,
): readonly DebriefEvent[] {
  authorize('operation-leader', metadata);
  const [action, { isOpen }] = named(command, state);
  return isOpen ? [{ name: 'ActionDropped', data: { action, why: command.why } }] : [];
}

/** @throws DomainError `DEBRIEF.ACTION_ENDED` */
function openAction(command: NamedAction, state: Debrief): [string, AgreedAction] {
  const found = named(command, state);
  if (!found[1].isOpen) throw new DomainError('DEBRIEF.ACTION_ENDED');
  return found;
}

/** By its owner or the operation leader; also after the debrief was closed. */
export function decideMoveAction(
  command: MoveAction,
  state: Debrief,
  metadata: CommandMetadata,
): readonly DebriefEvent[] {
  authorize('participant', metadata);
  const [action, { owner, due }] = openAction(command, state);
  mustOwn(owner, command, metadata);
  if (due === command.due) return [];
  return [{ name: 'ActionMoved', data: { action, due: command.due, why: command.why } }];
}

export function decideReassignAction(
  command: ReassignAction,
  state: Debrief,
  metadata: CommandMetadata,
): readonly DebriefEvent[] {
  authorize('operation-leader', metadata);
  const [action, { owner }] = openAction(command, state);
  if (owner?.person === command.owner.person) return [];
  const why = command.why === undefined ? {} : { why: command.why };
  return [{ name: 'ActionReassigned', data: { action, owner: command.owner, ...why } }];
}

/** Silent where the action has ended or its last day is another by now. */
export function decideRemindAction(
  { action, due, about }: RemindAction,
  { actions }: Debrief,
): readonly DebriefEvent[] {
  const agreed = actions.get(action);
  if (!agreed?.isOpen || !agreed.owner || agreed.due !== due) return [];
  return [{ name: 'ActionReminded', data: { action, to: agreed.owner, due, about } }];
}
