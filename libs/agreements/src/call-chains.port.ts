import type { Branch, Instant } from '@samsyn/kernel';

/** A step of a chain: a person by pseudonym, or anybody of the branch who can come for the region. */
export interface ChainedStep {
  readonly branch: Branch;
  readonly region: string;
  readonly person?: string;
}

/** Who is called by standing agreement. Injected by this class; `AgreementModule` provides it. */
export abstract class CallChains {
  /** The chains of every agreement for the region that the branch is a party to and that holds at that moment. */
  abstract of(branch: Branch, region: string, at: Instant): Promise<readonly ChainedStep[]>;
}
