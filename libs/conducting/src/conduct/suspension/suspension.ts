import type { ConductEvent } from '../conduct.events';
import type { ToldOf } from '../conduct-facts';

type Suspension = ToldOf<'OperationSuspended'> | ToldOf<'OperationResumed'>;

/** Silent where it is so already. Nothing else is refused or stopped meanwhile: what happens is recorded and marked. */
export const decideSuspension = (told: Suspension, isSuspended: boolean): readonly ConductEvent[] =>
  isSuspended === (told.name === 'OperationSuspended') ? [] : [told];
