import {
  asRecorded,
  byRecording,
  EntryIndex,
  type ViewedEntry,
  type ViewedOperation,
} from '@samsyn/operations/contract';
import { isPersonRef, type Branch, type Json, type RecordedOf } from '@samsyn/kernel';
import { evolvePlan, noPlan, type OperationPlan, type PlanStreamEvent } from '../operation-plan';
import { planStream } from '../operation-plan.events';

/** A person by the name that the viewer may know. */
export interface NamedPerson {
  readonly who: string;
  readonly branch: Branch;
}

/** The plan that follows from what the viewer may see, and from nothing else. */
export interface ViewedPlan {
  readonly plan: OperationPlan;
  /** Entries of the plan's own stream that the viewer sees, in order of recording. */
  readonly entries: EntryIndex<ViewedEntry>;
  readonly person: (id: string) => NamedPerson | undefined;
}

export function viewedPlanOf(operation: ViewedOperation): ViewedPlan {
  const stream = planStream(operation.operationId);
  const inOrder = operation.entries.toSorted(byRecording);
  const entries = inOrder.filter((entry) => entry.stream === stream);
  const plan = entries.reduce(
    (state, entry) => evolvePlan(state, asRecorded(entry) as RecordedOf<PlanStreamEvent>),
    noPlan,
  );
  const named = new Map<string, NamedPerson>();
  for (const { entry, actor, data } of inOrder) {
    named.set(actor.person, { who: entry.by, branch: actor.branch });
    nameAll(data, entry.facts, named);
  }
  return {
    plan,
    entries: new EntryIndex(entries),
    person: (id) => named.get(id),
  };
}

/** `data` has the persons, `facts` at the same places the names by which the viewer may know them. */
function nameAll(data: Json | undefined, facts: Json | undefined, named: Map<string, NamedPerson>): void {
  if (isPersonRef(data)) {
    if (typeof facts === 'string') named.set(data.person, { who: facts, branch: data.branch });
    return;
  }
  if (typeof data !== 'object' || data === null || typeof facts !== 'object' || facts === null) return;
  const shown = facts as Readonly<Record<string, Json>>;
  for (const [key, inner] of Object.entries(data)) nameAll(inner, shown[key], named);
}
