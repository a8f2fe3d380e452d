import { ledByRole, type Leadership } from './leadership/leadership';
import type { CheckIns } from './safety-check-ins/safety-check-ins';

/** What later facts of the conduct are decided by. */
export interface ConductState {
  readonly started: boolean;
  readonly suspended: boolean;
  readonly leadership: Leadership;
  /** Ids of every `DecisionTaken`. */
  readonly decisions: ReadonlySet<string>;
  readonly checkIns: CheckIns;
}

export const notBegun: ConductState = {
  started: false,
  suspended: false,
  leadership: ledByRole,
  decisions: new Set(),
  checkIns: new Map(),
};
