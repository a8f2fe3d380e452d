import { must, type Intent } from '@samsyn/kernel';
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
  intent: Intent,
): readonly ConductEvent[] {
  must('operation-leader', intent);
  if (started) return [];
  return [{ name: 'ConductStarted', data: { planRevision: plan.revision, planHash: plan.hash } }];
}
