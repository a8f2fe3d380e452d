import { authorize, type CommandMetadata } from '@samsyn/kernel';
import type { ConductEvent } from '../conduct.events';

/** The leader starts the operation from the plan as it stands. */
export interface StartConduct {
  readonly kind: 'StartConduct';
  /** Revision of the last event of the plan's stream, and the hash that commits to that stream up to there. */
  readonly plan: { readonly revision: number; readonly hash: string };
}

export function decideStartConduct(
  { plan }: StartConduct,
  { started }: { readonly started: boolean },
  metadata: CommandMetadata,
): readonly ConductEvent[] {
  authorize('operation-leader', metadata);
  if (started) return [];
  return [{ name: 'ConductStarted', data: { planRevision: plan.revision, planHash: plan.hash } }];
}
