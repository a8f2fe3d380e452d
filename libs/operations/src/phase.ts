import type { ViewedEntry } from './viewed-operation.port';
import type { Phase } from './operations.schema';

interface Step {
  readonly to: Phase;
  /** The only phase that it changes; what is reported late of an operation that has ended leaves it ended. */
  readonly from?: Phase;
}

const STEPS: Readonly<Record<string, Step>> = {
  OperationProposed: { to: 'proposed' },
  OperationReleased: { to: 'released' },
  OperationReleasedWithoutCoordinator: { to: 'released' },
  ConductStarted: { to: 'under-way' },
  OperationSuspended: { from: 'under-way', to: 'suspended' },
  OperationResumed: { from: 'suspended', to: 'under-way' },
  ConductEnded: { to: 'ended' },
  DebriefOpened: { to: 'debriefing' },
  DebriefReopened: { to: 'debriefing' },
  DebriefClosed: { to: 'closed' },
  OperationCancelled: { to: 'cancelled' },
};

/** By its name: services to which the end of the conduct matters stand below the one that conducts. */
export const CONDUCT_ENDED = 'conducting.ConductEnded.v1';

/** Moved to another time, the operation must be released again (ADR 0017). */
const MOVED_AFTER_RELEASE: Step = { from: 'released', to: 'proposed' };
const MOVED = 'OperationRescheduled';

/** The entries that a phase follows from. */
export const OF_PHASES: readonly string[] = [...Object.keys(STEPS), MOVED];

/** The phase after the last entry that begins one; `undefined` for those who see no such entry. */
export function phaseOf(entries: readonly Pick<ViewedEntry, 'name' | 'data'>[]): Phase | undefined {
  let phase: Phase | undefined;
  for (const { name, data } of entries) {
    const step = name === MOVED && data.releaseTakenBack === true ? MOVED_AFTER_RELEASE : STEPS[name];
    if (step && (step.from === undefined || step.from === phase)) phase = step.to;
  }
  return phase;
}
