import type { Branch, Instant } from '@samsyn/kernel';

/** A step of a chain: a person by pseudonym, or whoever of the branch can come for the region. */
export interface ChainedStep {
  readonly branch: Branch;
  readonly region: string;
  readonly person?: string;
}

/** Who is called by standing agreement. Injected by this class; `PlanningModule` provides it. */
export abstract class CallChains {
  /** The chains of every agreement for the region that the branch is a party to and that holds at that moment. */
  abstract of(branch: Branch, region: string, at: Instant): Promise<readonly ChainedStep[]>;
}
