import type { Branch, Instant } from '@samsyn/kernel';
import type { Terms } from './agreement.events';

/** What an operation is to be: that decides which agreement holds for it. */
export interface AgreementWanted {
  readonly kind: string;
  readonly region: string;
  readonly window: readonly [Instant, Instant];
  /** The branch that leads it. */
  readonly leading: Branch;
}

/** A version that holds for an operation. */
export interface Applicable {
  readonly agreementId: string;
  readonly version: { readonly version: number; readonly terms: Terms };
}

/** The standing agreements that a plan can start from. Injected by this class; `AgreementModule` provides it. */
export abstract class AgreementsInForce {
  /**
   * The version of that agreement that holds for the operation, on the day on which it begins.
   * @throws DomainError `AGREEMENT.UNKNOWN` also where the leading branch is no party, `AGREEMENT.NOT_IN_FORCE`,
   * `AGREEMENT.OTHER_REGION`, `AGREEMENT.OTHER_LEADER`
   */
  abstract holding(agreementId: string, wanted: AgreementWanted): Promise<Applicable>;
  /** Every agreement that an operation could start from. */
  abstract applicable(wanted: AgreementWanted): Promise<readonly Applicable[]>;
}
