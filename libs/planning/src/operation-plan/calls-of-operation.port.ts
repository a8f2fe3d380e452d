import type { Branch, Instant, Recorded } from '@samsyn/kernel';
import type { OperationContext } from '@samsyn/operations';
import type { Outcome } from '@samsyn/processing';
import type { Suggestion } from './start-from-agreement/start-from-agreement.schema';

/** Who is counted on, as far as the calls of an operation say. */
export interface WhoComes {
  /** Somebody accepted a call and is still counted on; by telephone is enough. */
  readonly coordinatorAccepted: boolean;
  /** Branches of those who accepted to come to the site. */
  readonly coordinatorsOnSite: readonly Branch[];
  /** How many accepted for a time that the operation has left, and have not answered since. */
  readonly answerAnew: number;
}

/** A person by handle, and who is called after them. */
export type FirstCall = NonNullable<Suggestion['call']>;

/** What a plan has to do with calls. Injected by this class; `CallOutModule` provides it. */
export abstract class CallsOfOperation {
  /** `window`: the one that is planned; who accepted for another does not come. Somebody who has left does not either. */
  abstract whoComes(entries: readonly Recorded[], window?: readonly [Instant, Instant]): WhoComes;
  /** An ordinary call (`POST /operations/{operationId}/calls`). */
  abstract call(operationId: string, first: FirstCall, context: OperationContext): Promise<Outcome>;
}
