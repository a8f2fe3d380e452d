import type { Json, PersonRef } from '@samsyn/kernel';
import { byRecording, correctedFacts, type ViewedEntry } from '../viewed-operation.port';

/** An agreed action as it stands: moved, reassigned, ended. */
export interface ActionStanding {
  readonly what: string;
  /** Absent where the viewer cannot see whose it is now; whoever had it before no longer has it. */
  readonly owner: PersonRef | undefined;
  /** By the name that the viewer may know. */
  readonly ownerName: string;
  /** `YYYY-MM-DD` */
  readonly due: string;
  readonly state: 'open' | 'completed' | 'dropped';
  /** All entries that it rests on, in order of recording; the first agreed on it. */
  readonly entries: readonly [string, ...string[]];
}

type Change = (entry: ViewedEntry) => Partial<ActionStanding>;

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
const owned: Change = (entry) => ({
  owner: entry.data.owner as unknown as PersonRef | undefined,
  ownerName: text(correctedFacts(entry).owner),
});

const AGREED = 'ActionAgreed';
const CHANGES: Readonly<Record<string, Change>> = {
  ActionMoved: ({ data: { due } }) => (text(due) === '' ? {} : { due: text(due) }),
  ActionReassigned: owned,
  ActionCompleted: () => ({ state: 'completed' }),
  ActionDropped: () => ({ state: 'dropped' }),
};
export const ACTION_ENTRIES: readonly string[] = [AGREED, ...Object.keys(CHANGES)];

/** An entry of a campaign is read as that of an operation. */
const PREFIX = /^Campaign/;

/**
 * Agreed actions from entries in any order, by the id of the entry that agreed on each. What was decided last holds, by
 * the order of recording in which it was decided, whenever it is said to have happened.
 */
export function actionsAfter(entries: readonly ViewedEntry[]): ReadonlyMap<string, ActionStanding> {
  const actions = new Map<string, ActionStanding>();
  for (const entry of entries.toSorted(byRecording)) {
    const { id, data } = entry;
    const name = entry.name.replace(PREFIX, '');
    if (name === AGREED) {
      const { ownerName = '', owner } = owned(entry);
      const line = { what: text(data.what), owner, ownerName, due: text(data.due) };
      actions.set(id, { ...line, state: 'open', entries: [id] });
      continue;
    }
    const of = text(data.action);
    const action = actions.get(of);
    const change = CHANGES[name]?.(entry);
    if (action && change) actions.set(of, { ...action, ...change, entries: [...action.entries, id] });
  }
  return actions;
}
