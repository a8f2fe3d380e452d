import type { GateOfKind, OperationKinds } from '@samsyn/kinds';
import { DomainError, unknownTo, type Intent } from '@samsyn/kernel';
import { told } from '../../told';
import type { OperationPlan } from '../operation-plan';
import type { INSTEAD_OF_COORDINATOR, OperationPlanEvent } from '../operation-plan.events';
import { refuseIfCancelled, type PlanRule } from '../plan-rule';
import { overrideOf, SAID_BY, uncoveredPoints, unmetGates, type ReleaseState } from './gates';

export interface Override {
  /** Deviation codes of the gates that are passed over. */
  readonly of: readonly string[];
  readonly reason: string;
}
export interface ReleaseOperation {
  readonly kind: 'ReleaseOperation';
  readonly coordinatorAccepted: boolean;
  readonly override?: Override;
}
export interface ReleaseWithoutCoordinator {
  readonly kind: 'ReleaseWithoutCoordinator';
  readonly coordinatorAccepted: boolean;
  readonly reason: string;
  readonly instead?: (typeof INSTEAD_OF_COORDINATOR)[number];
  readonly override?: Override;
}
export type ReleaseCommand = ReleaseOperation | ReleaseWithoutCoordinator;

/**
 * Who leads in person; where leadership was neither handed over nor taken over, who proposed the operation.
 * @throws DomainError `PLAN.NOT_THE_NAMED_LEADER` (forbidden)
 */
function mustBeNamedLeader({ leader }: OperationPlan, { actor, standing }: Intent): void {
  if (!(standing?.leadsInPerson ?? leader?.person === actor.person))
    throw new DomainError('PLAN.NOT_THE_NAMED_LEADER', {}, 'forbidden');
}

/** What the kind's version says that was fixed when the operation was proposed. */
function stateOf(plan: OperationPlan, coordinatorAccepted: boolean, kinds: OperationKinds): ReleaseState {
  if (!plan.operation) throw unknownTo('OPERATION');
  return { plan, coordinatorAccepted, kind: kinds.of(plan.operation.kind, plan.kindVersion) };
}

/**
 * Deviation codes of the gates that were not met and were overridden.
 * @throws DomainError with the code of the first gate that stands in the way; `unmet` lists all of them in order
 */
function passGates(
  unmet: readonly GateOfKind[],
  state: ReleaseState,
  override: Override | undefined,
): readonly string[] {
  const overridden = unmet.flatMap((gate) => {
    const deviation = overrideOf(gate);
    return deviation !== undefined && override?.of.includes(deviation) ? [{ gate, deviation }] : [];
  });
  const isOverridden = (gate: GateOfKind): boolean => overridden.some((one) => one.gate === gate);
  const isSaid = ({ code }: GateOfKind): boolean => unmet.some((other) => other.code === SAID_BY[code]);
  const standing = unmet.filter((gate) => !isOverridden(gate) && !isSaid(gate));
  const [first] = standing;
  if (!first) return overridden.map(({ deviation }) => deviation);
  const codes = standing.map(({ code }) => code);
  const agenda = codes.includes('PLAN.AGENDA_NOT_COVERED') ? uncoveredPoints(state) : undefined;
  throw new DomainError(first.code, { unmet: codes, ...told({ agenda }) });
}

const overrideIn = (override: Override | undefined) =>
  override ? { override: { of: [...override.of], reason: override.reason } } : {};

const release =
  (kinds: OperationKinds): PlanRule<ReleaseOperation>['decide'] =>
  ({ override, coordinatorAccepted }, plan, intent) => {
    refuseIfCancelled(plan);
    if (plan.released) return [];
    if (override) mustBeNamedLeader(plan, intent);
    const state = stateOf(plan, coordinatorAccepted, kinds);
    const overridden = [...passGates(unmetGates(state), state, override)];
    return [{ name: 'OperationReleased', data: { ...overrideIn(override), overridden } }];
  };

/** An explicit, reasoned decision by the named leader, which skips the gate of the coordinator and no other. */
const releaseWithoutCoordinator =
  (kinds: OperationKinds): PlanRule<ReleaseWithoutCoordinator>['decide'] =>
  ({ override, coordinatorAccepted, reason, instead }, plan, intent): readonly OperationPlanEvent[] => {
    refuseIfCancelled(plan);
    if (plan.released) return [];
    mustBeNamedLeader(plan, intent);
    const state = stateOf(plan, coordinatorAccepted, kinds);
    const unmet = unmetGates(state).filter(({ code }) => code !== 'PLAN.NO_COORDINATOR');
    const overridden = [...passGates(unmet, state, override)];
    const data = { ...overrideIn(override), overridden, reason, ...told({ instead }) };
    return [{ name: 'OperationReleasedWithoutCoordinator', data }];
  };

export const releaseRules = (
  kinds: OperationKinds,
): { [K in ReleaseCommand['kind']]: PlanRule<Extract<ReleaseCommand, { kind: K }>> } => ({
  ReleaseOperation: { who: 'operation-leader', decide: release(kinds) },
  ReleaseWithoutCoordinator: { who: 'operation-leader', decide: releaseWithoutCoordinator(kinds) },
});
