import type { ViewedEntry } from '@samsyn/operations/contract';
import type { Instant } from '@samsyn/kernel';

/** A deadline that runs for one person met (`clocks` of `GET /encounters/{encounterId}`). */
export interface RunningClock {
  readonly code: string;
  readonly due: Instant;
  /** Id of the referral or concern, number of the follow-up. */
  readonly about?: string;
}

/** Injected by this class; `ConductingModule` provides it. */
export abstract class RunningClocks {
  /** `entries`: those of one encounter as its holder sees them, in any order. The earliest deadline first. */
  abstract of(entries: readonly ViewedEntry[]): readonly RunningClock[];
}
