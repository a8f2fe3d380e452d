import type { Branch, Recorded } from '@samsyn/kernel';

/** What was sent to another authority and waits for its answer. */
export interface OpenMatter {
  /** Id of the entry that sent it. */
  readonly entry: string;
  readonly type: 'ChildConcernReported' | 'ReferralRequested';
  /** Who has it now. */
  readonly to: Branch;
  /** It is sealed apart from the encounter, and outlasts it. */
  readonly isApart: boolean;
}

/** Injected by this class; `ConductingModule` provides it. */
export abstract class OpenMatters {
  /** Concerns that nobody has acknowledged and referrals that nobody has answered; `entries`: those of one encounter. */
  abstract of(entries: readonly Recorded[]): readonly OpenMatter[];
}
