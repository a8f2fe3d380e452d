import type { ViewedEntry } from './viewed-operation.port';
import type { Phase } from './operations.schema';

interface Step {
  readonly to: Phase;
  /** The phases that it changes; what is reported late, or twice, takes no operation back to a phase that it has left. */
  readonly from: readonly (Phase | undefined)[];
}

/** `undefined`: who sees only a part of what was recorded takes what they see first for the beginning. */
const PLANNED: Step['from'] = [undefined, 'proposed', 'released'];
/** That the conduct began, or ended, is a fact of a cancelled operation as well. */
const BEFORE_THE_END: Step['from'] = [...PLANNED, 'under-way', 'suspended', 'cancelled'];

/**
 * @rule phases-go-on: No report takes an operation back to an earlier phase: a start after the end, a second end or a
 *   late release leave it where it is. Only what is decided does: moving it after its release, going on after a halt,
 *   opening its debrief anew.
 * @source domain: On the site; ADR 0038
 * @proof the phase of an operation › …
 */
const STEPS: Readonly<Record<string, Step>> = {
  OperationProposed: { from: [undefined], to: 'proposed' },
  OperationReleased: { from: PLANNED, to: 'released' },
  OperationReleasedWithoutCoordinator: { from: PLANNED, to: 'released' },
  ConductStarted: { from: [...PLANNED, 'under-way', 'cancelled'], to: 'under-way' },
  OperationSuspended: { from: ['under-way'], to: 'suspended' },
  OperationResumed: { from: ['suspended'], to: 'under-way' },
  ConductEnded: { from: BEFORE_THE_END, to: 'ended' },
  DebriefOpened: { from: [...BEFORE_THE_END, 'ended'], to: 'debriefing' },
  DebriefReopened: { from: [undefined, 'closed'], to: 'debriefing' },
  DebriefClosed: { from: [undefined, 'debriefing'], to: 'closed' },
  OperationCancelled: { from: PLANNED, to: 'cancelled' },
};

/** By its name: services to which the end of the conduct matters stand below the one that conducts. */
export const CONDUCT_ENDED = 'conducting.ConductEnded.v1';

/** Moved to another time, the operation must be released again (ADR 0017). */
const MOVED_AFTER_RELEASE: Step = { from: ['released'], to: 'proposed' };
const MOVED = 'OperationRescheduled';

/** The entries that a phase follows from. */
export const OF_PHASES: readonly string[] = [...Object.keys(STEPS), MOVED];

/** The phase after the last entry that begins one; `undefined` for those who see no such entry. */
export function phaseOf(entries: readonly Pick<ViewedEntry, 'name' | 'data'>[]): Phase | undefined {
  let phase: Phase | undefined;
  for (const { name, data } of entries) {
    const step = name === MOVED && data.releaseTakenBack === true ? MOVED_AFTER_RELEASE : STEPS[name];
    if (step?.from.includes(phase)) phase = step.to;
  }
  return phase;
}
