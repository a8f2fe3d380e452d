import {
  decideBy,
  DomainError,
  unknownTo,
  type CommandMetadata,
  type Decisions,
  type PersonRef,
} from '@samsyn/kernel';
import type { PlannedReminder } from './reminder-times';

/** An action that was agreed on, in an operation or for a campaign as a whole, as it stands. */
export interface AgreedAction {
  readonly what: string | undefined;
  readonly owner: PersonRef | undefined;
  /** `YYYY-MM-DD`, as it was last moved or corrected. */
  readonly due: string;
  /** The entry that says so. */
  readonly dueFrom: string;
  readonly isOpen: boolean;
}
/** By the id of the entry that agreed on each, in order of recording. */
export type AgreedActions = ReadonlyMap<string, AgreedAction>;

export interface AgreeAction<Who = PersonRef> {
  readonly kind: 'AgreeAction';
  readonly what: string;
  readonly owner: Who;
  /** `YYYY-MM-DD` */
  readonly due: string;
}
/** The action by the id of its entry, or by its words where those mean one open action. */
interface NamedAction {
  readonly action?: string;
  readonly what?: string;
}
/** What the directory says of owners: those by pseudonym who have left. Their actions wait for their branch (ADR 0037). */
interface KnowsWhoLeft {
  readonly departed?: readonly string[];
}
interface CompleteAction extends NamedAction, KnowsWhoLeft {
  readonly kind: 'CompleteAction';
}
interface DropAction extends NamedAction {
  readonly kind: 'DropAction';
  readonly why: string;
}
/** A new last day, and why it is another. */
interface MoveAction extends NamedAction, KnowsWhoLeft {
  readonly kind: 'MoveAction';
  /** `YYYY-MM-DD` */
  readonly due: string;
  readonly why: string;
}
export interface ReassignAction<Who = PersonRef> extends NamedAction {
  readonly kind: 'ReassignAction';
  readonly owner: Who;
  readonly why?: string;
}
/** Samsyn reminds the owner of the last day as it stood when the reminder was planned. */
export interface RemindAction {
  readonly kind: 'RemindAction';
  readonly action: string;
  /** The owner as the action stood then, where nobody else is to be reminded. */
  readonly to?: PersonRef;
  readonly due: string;
  readonly about: PlannedReminder['about'];
}
/** What is done about an action that was agreed on. */
export type ActionChange<Who = PersonRef> =
  CompleteAction | DropAction | MoveAction | ReassignAction<Who> | RemindAction;

interface Of<Name extends string, Data> {
  readonly name: Name;
  readonly data: Data;
}
/** What is recorded of an action; of a campaign's with the name of the campaign before it. */
export type ActionEvent =
  | Of<'ActionAgreed', { what: string; owner: PersonRef; due: string }>
  | Of<'ActionCompleted', { action: string }>
  | Of<'ActionDropped', { action: string; why: string }>
  | Of<'ActionMoved', { action: string; due: string; why: string }>
  | Of<'ActionReassigned', { action: string; owner: PersonRef; why?: string }>
  | Of<'ActionReminded', { action: string; to: PersonRef; due: string; about: RemindAction['about'] }>;

/** Whose the actions are, as far as it says who may do something about them. Each throws a `DomainError` where one may not. */
export interface ActionHolder {
  readonly mustTakePart: () => void;
  readonly mustLead: () => void;
  /** That a person may be given an action. */
  readonly mustFit?: (owner: PersonRef) => void;
}

const withAction = (actions: AgreedActions, id: string, change: Partial<AgreedAction>): AgreedActions => {
  const action = actions.get(id);
  return action ? new Map(actions).set(id, { ...action, ...change }) : actions;
};

/** Agreed actions after one more entry about them. */
export function actionsWith(
  actions: AgreedActions,
  { id, name, data }: ActionEvent & { readonly id: string },
): AgreedActions {
  switch (name) {
    case 'ActionAgreed': {
      const { what, owner, due } = data;
      return new Map(actions).set(id, { what, owner, due, dueFrom: id, isOpen: true });
    }
    case 'ActionMoved':
      return withAction(actions, data.action, { due: data.due, dueFrom: id });
    case 'ActionReassigned':
      return withAction(actions, data.action, { owner: data.owner });
    case 'ActionCompleted':
    case 'ActionDropped':
      return withAction(actions, data.action, { isOpen: false });
    case 'ActionReminded':
      return actions;
  }
}

/** A reminder follows the last day as it was corrected; no other correction changes what is decided here. */
export function actionsCorrected(
  actions: AgreedActions,
  { entry, field, is }: { readonly entry: string; readonly field: string; readonly is?: unknown },
): AgreedActions {
  const [id] = [...actions].find(([, { dueFrom }]) => dueFrom === entry) ?? [];
  return id !== undefined && field === 'due' && typeof is === 'string'
    ? withAction(actions, id, { due: is })
    : actions;
}

/** @throws DomainError `ACTION.UNKNOWN`, `DEBRIEF.ACTION_AMBIGUOUS` */
function named({ action, what }: NamedAction, actions: AgreedActions): [string, AgreedAction] {
  const matching = [...actions].filter(([id, one]) =>
    action === undefined ? one.what === what : id === action,
  );
  const open = matching.filter(([, { isOpen }]) => isOpen);
  if (open.length > 1) throw new DomainError('DEBRIEF.ACTION_AMBIGUOUS');
  // Where none is open any more, it has been ended already.
  const found = open[0] ?? matching.at(-1);
  if (!found || (action === undefined && what === undefined)) throw unknownTo('ACTION');
  return found;
}

/** @throws DomainError as `named`, and `DEBRIEF.ACTION_ENDED` */
function namedOpen(command: NamedAction, actions: AgreedActions): [string, AgreedAction] {
  const found = named(command, actions);
  if (!found[1].isOpen) throw new DomainError('DEBRIEF.ACTION_ENDED');
  return found;
}

/**
 * @rule action-of-departed: An action whose owner has left may be completed and moved by anybody of the owner's branch, beside the leader.
 * @source domain: Debrief; ADR 0037
 * @proof an action whose owner has left › …
 */
function mustOwn(
  { owner }: AgreedAction,
  { departed = [] }: KnowsWhoLeft,
  { actor: { person, branch } }: CommandMetadata,
  { mustLead }: ActionHolder,
): void {
  const waitsForBranch = owner && owner.branch === branch && departed.includes(owner.person);
  if (owner?.person !== person && !waitsForBranch) mustLead();
}

const DECISIONS: Decisions<ActionChange, AgreedActions, ActionEvent, [ActionHolder]> = {
  CompleteAction: (change, actions, metadata, holder) => {
    holder.mustTakePart();
    const [action, agreed] = named(change, actions);
    mustOwn(agreed, change, metadata, holder);
    return agreed.isOpen ? [{ name: 'ActionCompleted', data: { action } }] : [];
  },
  DropAction: (change, actions, _metadata, { mustLead }) => {
    mustLead();
    const [action, { isOpen }] = named(change, actions);
    return isOpen ? [{ name: 'ActionDropped', data: { action, why: change.why } }] : [];
  },
  MoveAction: (change, actions, metadata, holder) => {
    holder.mustTakePart();
    const [action, agreed] = namedOpen(change, actions);
    mustOwn(agreed, change, metadata, holder);
    const { due, why } = change;
    return agreed.due === due ? [] : [{ name: 'ActionMoved', data: { action, due, why } }];
  },
  ReassignAction: (change, actions, _metadata, { mustLead, mustFit }) => {
    mustLead();
    const [action, agreed] = namedOpen(change, actions);
    if (agreed.owner?.person === change.owner.person) return [];
    mustFit?.(change.owner);
    const why = change.why === undefined ? {} : { why: change.why };
    return [{ name: 'ActionReassigned', data: { action, owner: change.owner, ...why } }];
  },
  /** Silent where the action has ended, is another's, or its last day is another by now. */
  RemindAction: ({ action, to, due, about }, actions) => {
    const { isOpen, owner, due: stands } = actions.get(action) ?? {};
    if (!isOpen || !owner || stands !== due || (to && to.person !== owner.person)) return [];
    return [{ name: 'ActionReminded', data: { action, to: to ?? owner, due, about } }];
  },
};

/** Agreed actions are followed up after the debrief was closed, and the campaign ended, as well. */
export const decideAction = decideBy<ActionChange, AgreedActions, ActionEvent, [ActionHolder]>(DECISIONS);

export const isActionChange = <C extends { readonly kind: string }>(
  change: C,
): change is Extract<C, { kind: ActionChange['kind'] }> => Object.hasOwn(DECISIONS, change.kind);
