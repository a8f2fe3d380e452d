import type { Person } from '@samsyn/identity';
import type { Instant } from '@samsyn/kernel';

/** Somebody who could be called, the one to ask first at the top. */
export interface CandidateToCall {
  readonly handle: string;
  /** How the person can come while on duty; absent where they are not. */
  readonly mode?: string;
  readonly reasons: readonly { readonly code: string }[];
}

/** Who can come to a region at a time. Injected by this class; `AvailabilityModule` provides it. */
export abstract class WhoCanBeCalled {
  /** `among`: whom the asker may find. `operationId`: accepted calls of it are no other assignment. */
  abstract ask(
    asked: { readonly region: string; readonly from: Instant; readonly to: Instant },
    among: (person: Person) => boolean,
    operationId?: string,
  ): { readonly persons: readonly CandidateToCall[] };
}
