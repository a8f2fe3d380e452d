import type { Json, PersonRef } from '@samsyn/kernel';

/** An entry of a debrief as far as an agreed action is read from it. */
export interface ActionEntry {
  readonly id: string;
  readonly name: string;
  /** With the corrections that the reader sees; persons as `PersonRef`. */
  readonly facts: Readonly<Record<string, Json | undefined>>;
  /** Persons by the name that the reader may know. */
  readonly shown: Readonly<Record<string, Json>>;
}

/** An agreed action as it stands: moved, reassigned, ended. */
export interface ActionStanding {
  readonly what: string;
  readonly owner: PersonRef | undefined;
  readonly ownerName: string;
  /** `YYYY-MM-DD` */
  readonly due: string;
  readonly state: 'open' | 'completed' | 'dropped';
  /** All entries that it rests on; the first agreed on it. */
  readonly entries: readonly [string, ...string[]];
}

type Change = (action: ActionStanding, entry: ActionEntry) => Partial<ActionStanding>;

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

const CHANGES: Readonly<Record<string, Change>> = {
  ActionMoved: ({ due }, { facts }) => ({ due: text(facts.due) || due }),
  ActionReassigned: (_action, { facts, shown }) => ({
    owner: facts.owner as unknown as PersonRef | undefined,
    ownerName: text(shown.owner),
  }),
  ActionCompleted: () => ({ state: 'completed' }),
  ActionDropped: () => ({ state: 'dropped' }),
};
export const ACTION_ENTRIES: readonly string[] = ['ActionAgreed', ...Object.keys(CHANGES)];

/** Agreed actions from entries in order of time, by the id of the entry that agreed on each. */
export function actionsAfter(entries: readonly ActionEntry[]): ReadonlyMap<string, ActionStanding> {
  const actions = new Map<string, ActionStanding>();
  for (const entry of entries) {
    const { id, name, facts, shown } = entry;
    if (name === 'ActionAgreed') {
      const owner = facts.owner as unknown as PersonRef | undefined;
      const line = { what: text(facts.what), owner, ownerName: text(shown.owner), due: text(facts.due) };
      actions.set(id, { ...line, state: 'open', entries: [id] });
      continue;
    }
    const action = actions.get(text(facts.action));
    const change = CHANGES[name];
    if (!action || !change) continue;
    const changed = { ...action, ...change(action, entry) };
    actions.set(text(facts.action), { ...changed, entries: [...action.entries, id] });
  }
  return actions;
}
