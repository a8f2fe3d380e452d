import type { GateOfKind, OperationKinds } from '@samsyn/kinds';
import { definedFields, DomainError, unknownTo, type CommandMetadata } from '@samsyn/kernel';
import type { WhoComes } from '../calls-of-operation.port';
import type { OperationPlan } from '../operation-plan';
import type { INSTEAD_OF_COORDINATOR, OperationPlanEvent } from '../operation-plan.events';
import { refuseIfCancelled, type PlanRule, type PlanRules } from '../plan-rule';
import { COVERED_BY_OVERRIDE_OF, overrideOf, uncoveredPoints, unmetGates, type ReleaseState } from './gates';

export interface Override {
  /** Deviation codes of the gates that are passed over. */
  readonly of: readonly string[];
  readonly reason: string;
}
/** What the calls and the directory say of who comes: it replaces facts that the plan does not have. */
type Coming = Pick<WhoComes, 'coordinatorAccepted'> & Partial<WhoComes>;
export interface ReleaseOperation extends Coming {
  readonly kind: 'ReleaseOperation';
  readonly override?: Override;
}
export interface ReleaseWithoutCoordinator extends Coming {
  readonly kind: 'ReleaseWithoutCoordinator';
  readonly reason: string;
  readonly instead?: (typeof INSTEAD_OF_COORDINATOR)[number];
  readonly override?: Override;
}
export type ReleaseCommand = ReleaseOperation | ReleaseWithoutCoordinator;

/**
 * The leader in person; if leadership was neither handed over nor taken over, the person who proposed the
 * operation.
 * @throws DomainError `PLAN.NOT_THE_NAMED_LEADER` (forbidden)
 */
function mustBeNamedLeader({ leader }: OperationPlan, { actor, standing }: CommandMetadata): void {
  if (!(standing?.leadsInPerson ?? leader?.person === actor.person))
    throw new DomainError('PLAN.NOT_THE_NAMED_LEADER', {}, 'forbidden');
}

/** What the kind's version says that was fixed when the operation was proposed. */
function stateOf(
  plan: OperationPlan,
  { coordinatorAccepted, coordinatorsOnSite = [], answerAnew = 0 }: Coming,
  kinds: OperationKinds,
): ReleaseState {
  if (!plan.operation) throw unknownTo('OPERATION');
  const kind = kinds.of(plan.operation.kind, plan.kindVersion);
  return { plan, coordinatorAccepted, coordinatorsOnSite, answerAnew, kind };
}

/** The codes that an override must name to pass these gates, by gate; a gate that no override opens has none. */
const overridesOf = (gates: readonly GateOfKind[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    gates.flatMap((gate) => {
      const override = overrideOf(gate);
      return override === undefined ? [] : [[gate.code, override]];
    }),
  );

/**
 * Deviation codes of the gates that were not met and were overridden.
 * @throws DomainError with the code of the first gate that stands in the way (`unmet` lists all of them in order,
 * `overrides` the code that passes each), `PLAN.OVERRIDE_MATCHES_NOTHING`
 */
function passGates(
  unmet: readonly GateOfKind[],
  state: ReleaseState,
  override: Override | undefined,
): readonly string[] {
  const isNamed = (gate: GateOfKind): boolean => override?.of.includes(overrideOf(gate) ?? '') ?? false;
  const overridden = unmet.filter(isNamed);
  const isCovered = ({ code }: GateOfKind): boolean =>
    overridden.some((other) => other.code === COVERED_BY_OVERRIDE_OF[code]);
  const standing = unmet.filter((gate) => !overridden.includes(gate) && !isCovered(gate));
  const [first] = standing;
  if (first) {
    const codes = standing.map(({ code }) => code);
    const agenda = codes.includes('PLAN.AGENDA_NOT_COVERED') ? uncoveredPoints(state) : undefined;
    const overrides = overridesOf(standing);
    const answerAnew = codes.includes('PLAN.NO_COORDINATOR') ? state.answerAnew || undefined : undefined;
    throw new DomainError(first.code, { unmet: codes, ...definedFields({ agenda, answerAnew }), overrides });
  }
  if (override) refuseIfIdle(override, overridden, state);
  return overridden.map((gate) => overrideOf(gate)!);
}

/**
 * An override names what it passes over, each code that of a gate of the kind, one at least of a gate that is unmet.
 * @throws DomainError `PLAN.OVERRIDE_MATCHES_NOTHING`
 */
function refuseIfIdle({ of }: Override, overridden: readonly GateOfKind[], { kind }: ReleaseState): void {
  const known = Object.values(overridesOf(kind.gates));
  if (overridden.length > 0 && of.every((code) => known.includes(code))) return;
  const details = { known, ...(overridden.length > 0 ? { overrides: overridesOf(overridden) } : {}) };
  throw new DomainError('PLAN.OVERRIDE_MATCHES_NOTHING', details);
}

const overrideIn = (override: Override | undefined) =>
  override ? { override: { of: [...override.of], reason: override.reason } } : {};

const release =
  (kinds: OperationKinds): PlanRule<ReleaseOperation>['decide'] =>
  ({ override, ...comes }, plan, metadata) => {
    refuseIfCancelled(plan);
    if (plan.released) return [];
    if (override) mustBeNamedLeader(plan, metadata);
    const state = stateOf(plan, comes, kinds);
    const overridden = [...passGates(unmetGates(state), state, override)];
    return [{ name: 'OperationReleased', data: { ...overrideIn(override), overridden } }];
  };

/** An explicit, reasoned decision by the named leader, which skips the gate of the coordinator and no other. */
const releaseWithoutCoordinator =
  (kinds: OperationKinds): PlanRule<ReleaseWithoutCoordinator>['decide'] =>
  ({ override, reason, instead, ...comes }, plan, metadata): readonly OperationPlanEvent[] => {
    refuseIfCancelled(plan);
    if (plan.released) return [];
    mustBeNamedLeader(plan, metadata);
    const state = stateOf(plan, comes, kinds);
    const unmet = unmetGates(state).filter(({ code }) => code !== 'PLAN.NO_COORDINATOR');
    const overridden = [...passGates(unmet, state, override)];
    const data = { ...overrideIn(override), overridden, reason, ...definedFields({ instead }) };
    return [{ name: 'OperationReleasedWithoutCoordinator', data }];
  };

export const releaseRules = (kinds: OperationKinds): PlanRules<ReleaseCommand> => ({
  ReleaseOperation: { who: 'operation-leader', decide: release(kinds) },
  ReleaseWithoutCoordinator: { who: 'operation-leader', decide: releaseWithoutCoordinator(kinds) },
});
