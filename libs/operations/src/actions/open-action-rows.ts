import type { EventDefinition } from '@samsyn/event-store';
import type { Effect, EffectRow } from '@samsyn/processing';

/** What is done about an agreed action, of an operation or of a campaign. */
export interface ActionEvents {
  readonly moved: EventDefinition;
  readonly completed: EventDefinition;
  readonly dropped: EventDefinition;
}

/** Open actions in tables whose rows have the entry that agreed on each under `entry`, and the last day under `due`. */
export function openActionRows(
  { moved, completed, dropped }: ActionEvents,
  ...tables: readonly string[]
): readonly EffectRow[] {
  const move: Effect = ({ stored: { data } }, rows) => {
    for (const table of tables)
      rows.run(`UPDATE ${table} SET due = ? WHERE entry = ?`, ...[data.due as string, data.action as string]);
  };
  const end: Effect = ({ stored: { data } }, rows) => {
    for (const table of tables) rows.run(`DELETE FROM ${table} WHERE entry = ?`, data.action as string);
  };
  return [
    [moved, move],
    [[completed, dropped], end],
  ];
}
