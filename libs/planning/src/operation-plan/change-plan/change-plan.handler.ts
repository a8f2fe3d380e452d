import type { ICommandHandler } from '@nestjs/cqrs';
import { isMunicipalityOf, Persons } from '@samsyn/identity';
import { siteNameOf, type Decided, type Warning } from '@samsyn/kernel';
import { KINDS } from '@samsyn/kinds';
import type { Outcome } from '@samsyn/processing';
import { OperationCommands, type Admission, type OperationContext } from '@samsyn/operations';
import { standingOf, type OperationSnapshot } from '@samsyn/secrecy';
import { Handles, ChangeCommand } from '@samsyn/web';
import { CallsOfOperation, type WhoComes } from '../calls-of-operation.port';
import { planIn } from '../operation-plan';
import { planStream } from '../operation-plan.events';
import { unlikelyInPlan } from '../plausibility';
import { mustBeAllowed, operationPlan, type PlanChange, type PlanCommand } from '../plan-decider';
import type { BookInterpreter } from '../interpreters/interpreters';
import type { Circumstances } from '../plan-rule';
import { mustLetInNobody, type BriefLateJoiner, type HoldPreBriefing } from '../pre-briefing/pre-briefing';
import {
  mustNameThePersonsFirst,
  type AmendPlan,
  type AssignRoles,
  type NameContactPerson,
} from '../prepare-plan/prepare-plan';
import { changesIn, secretsIn } from '../prepare-plan/plan-changes.dto';

type WithoutState<C> = C extends unknown ? Omit<C, keyof WhoComes | 'circumstances'> : never;
/** A change as it is requested: persons by handle, and nothing that the log itself knows. */
export type RequestedPlanChange =
  | WithoutState<
      Exclude<
        PlanChange,
        AmendPlan | AssignRoles | BriefLateJoiner | BookInterpreter | HoldPreBriefing | NameContactPerson
      >
    >
  | (Omit<BookInterpreter, 'who'> & { readonly who?: string })
  | HoldPreBriefing<string>
  | BriefLateJoiner<string>
  | { readonly kind: 'NameContactPerson'; readonly who?: string; readonly telephone?: string }
  | (Pick<AmendPlan, 'kind' | 'briefAnew'> & { readonly changes: Readonly<Record<string, unknown>> })
  | { readonly kind: 'AssignRoles'; readonly roles: Readonly<Record<string, string>> };

const KNOWN = { kinds: KINDS, lies: isMunicipalityOf };

/** Commands that a branch may give although it declined, and sees nothing more. */
const ADMITS: { readonly [K in PlanChange['kind']]?: Admission } = {
  ConfirmAgency: 'invited',
  DeclineInvitation: 'invited',
};

const circumstancesOf = ({ entries, access }: OperationSnapshot): Circumstances => ({
  begun: entries.some(({ name }) => name === 'ConductStarted'),
  ended: access.conductEndKnownFrom !== undefined,
  takingPart: access.participants,
});

/**
 * Who of those named had another task. The tasks of all others stand: a list of tasks is added to what was
 * assigned.
 * @rule task-replaced: Tasks are added to those assigned before; a person named again has the new one
 *   instead, and the answer says for whom.
 * @source domain: Planning; ADR 0038
 * @proof assigning roles › says for whom the task is another than before
 */
export const taskWarnings =
  (change: RequestedPlanChange) =>
  ({ command }: Decided<PlanCommand>, { operationId, entries }: OperationSnapshot): readonly Warning[] => {
    if (change.kind !== 'AssignRoles' || command.kind !== 'AssignRoles') return [];
    const { roles } = planIn(operationId, entries);
    // As many, in the same order: the command is the change with handles resolved.
    const persons = Object.keys(change.roles).filter((_, index) => {
      const { who, task } = command.roles[index]!;
      return (roles.get(who.person) ?? task) !== task;
    });
    return persons.length > 0 ? [{ code: 'PLAN.TASK_REPLACED', field: 'roles', details: { persons } }] : [];
  };

/**
 * @rule invited-after-the-end: The answer to an invitation after the end of the conduct says what the
 *   invitation shares with that branch.
 * @source domain: Planning; ADR 0038
 * @proof the end of the conduct › …
 */
export const warningsOfLateInvitation = (
  { events }: Pick<Decided<unknown>, 'events'>,
  { access }: Pick<OperationSnapshot, 'access'>,
): readonly Warning[] =>
  access.conductEndKnownFrom !== undefined && events.some(({ name }) => name === 'AgencyInvited')
    ? [{ code: 'INVITATION.AFTER_THE_END' }]
    : [];

export class ChangePlan extends ChangeCommand<RequestedPlanChange> {}

@Handles(ChangePlan)
export class ChangePlanHandler implements ICommandHandler<ChangePlan> {
  constructor(
    private readonly commands: OperationCommands,
    private readonly persons: Persons,
    private readonly calls: CallsOfOperation,
  ) {}

  execute({ id: operationId, change, context }: ChangePlan): Promise<Outcome> {
    const admit = ADMITS[change.kind];
    const ofTasks = taskWarnings(change);
    const warn = (decided: Decided<PlanCommand>, operation: OperationSnapshot): readonly Warning[] => [
      ...ofTasks(decided, operation),
      ...warningsOfLateInvitation(decided, operation),
      ...unlikelyInPlan(decided, planIn(operationId, operation.entries), KNOWN),
    ];
    const target = { decider: operationPlan, stream: planStream(operationId), operationId, warn };
    const form = (operation: OperationSnapshot): PlanChange => {
      const standing = standingOf(operation.access, context.actor);
      // Before a handle is looked up: whether it exists, only those learn to whom the directory shows it.
      mustBeAllowed(change.kind, { actor: context.actor, standing });
      return this.understood(change, operation, context);
    };
    return this.commands.execute(admit ? { ...target, admit } : target, form, context);
  }

  private understood(
    change: RequestedPlanChange,
    operation: OperationSnapshot,
    { actor }: OperationContext,
  ): PlanChange {
    const { persons } = this;
    switch (change.kind) {
      case 'InviteAgencies':
        persons.mustBeBranches(change.agencies);
        return change;
      case 'NameContactPerson': {
        const { person, branch, role } = actor;
        const who = change.who === undefined ? { person, branch, role } : persons.named(change.who);
        return { ...change, who };
      }
      case 'AssignRoles': {
        mustNameThePersonsFirst(change.roles, (handle) => persons.known(handle) !== undefined);
        const roles = Object.entries(change.roles).map(([who, task]) => ({ who: persons.named(who), task }));
        return { ...change, roles };
      }
      case 'RegisterSites':
        return { ...change, sites: change.sites.map(siteNameOf) };
      case 'HoldPreBriefing':
      case 'BriefLateJoiner': {
        const handles = change.kind === 'HoldPreBriefing' ? change.present : [change.who];
        const present = handles.map((handle) => persons.named(handle));
        mustLetInNobody(present, circumstancesOf(operation));
        return change.kind === 'HoldPreBriefing' ? { ...change, present } : { ...change, who: present[0]! };
      }
      case 'AmendPlan': {
        const { changes, ...amendment } = change;
        persons.mustBeBranches(amendment.briefAnew ?? []);
        return { ...amendment, changes: changesIn(changes), ...secretsIn(changes) };
      }
      case 'BookInterpreter': {
        const { who: handle, ...booking } = change;
        return handle === undefined ? booking : { ...booking, who: persons.named(handle) };
      }
      case 'WithdrawInvitations':
      case 'RemindInvited':
      case 'ExpireInvitations':
      case 'CloseInvitations':
      case 'RescheduleOperation':
      case 'CancelOperation':
        return { ...change, circumstances: circumstancesOf(operation) };
      case 'ReleaseOperation':
      case 'ReleaseWithoutCoordinator': {
        const { window } = planIn(operation.operationId, operation.entries).operation ?? {};
        return { ...change, ...this.calls.whoComes(operation.entries, window) };
      }
      default:
        return change;
    }
  }
}
