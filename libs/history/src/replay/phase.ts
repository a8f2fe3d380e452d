import type { ViewedEntry } from '../contract';

export const PHASES = [
  'proposed',
  'released',
  'under-way',
  'ended',
  'debriefing',
  'closed',
  'cancelled',
] as const;
export type Phase = (typeof PHASES)[number];

const PHASE_AFTER: Readonly<Record<string, Phase>> = {
  OperationProposed: 'proposed',
  OperationReleased: 'released',
  OperationReleasedWithoutCoordinator: 'released',
  ConductStarted: 'under-way',
  ConductEnded: 'ended',
  DebriefOpened: 'debriefing',
  DebriefReopened: 'debriefing',
  DebriefClosed: 'closed',
  OperationCancelled: 'cancelled',
};

/** The phase after the last entry that begins one; `undefined` for those who see no such entry. */
export function phaseOf(entries: readonly ViewedEntry[]): Phase | undefined {
  const last = entries.findLast(({ name }) => PHASE_AFTER[name] !== undefined);
  return last && PHASE_AFTER[last.name];
}
