import type { ConductEvent } from '../conduct.events';
import type { ReportedFactOf } from '../conduct-facts';

type Suspension = ReportedFactOf<'OperationSuspended'> | ReportedFactOf<'OperationResumed'>;

/**
 * Records nothing where it is so already. Nothing else is refused or stopped meanwhile: what happens is
 * recorded and marked.
 */
export const decideSuspension = (fact: Suspension, isSuspended: boolean): readonly ConductEvent[] =>
  isSuspended === (fact.name === 'OperationSuspended') ? [] : [fact];
