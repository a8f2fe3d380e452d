import type { Branch, Instant, PersonRef } from '@samsyn/kernel';

/** Who facilitates debriefs by standing agreement. Injected by this class; `AgreementModule` provides it. */
export abstract class AgreedFacilitators {
  /** Those whom the agreements for the region name that the branch is a party to and that hold at that moment. */
  abstract of(branch: Branch, region: string, at: Instant): Promise<readonly PersonRef[]>;
}
