import { changeRoute, commandController, FactDto, TextByHandle, type FactBody } from '@samsyn/web';
import { ChangePlan, type ToldPlanChange } from './change-plan/change-plan.handler';
import { PLAN_COMMANDS } from './plan-commands';

class RolesDto extends FactDto {
  @TextByHandle({
    max: 500,
    description:
      'What each person does, by handle: `{ "coordA": "conversation" }`. Words of the kind’s roles are known again as such.',
  })
  roles: Record<string, string>;
}
const BODIES_BY_HAND: Readonly<Record<string, FactBody>> = { RoleAssigned: RolesDto };

export const PlanCommandsController = commandController(
  Object.values(PLAN_COMMANDS).map((definition) => {
    const body = BODIES_BY_HAND[definition.event.name];
    const address = { at: 'operations', parameter: 'operationId', tag: 'planning', ...(body && { body }) };
    return changeRoute<ToldPlanChange>(
      definition,
      address,
      (operationId, change, context) => new ChangePlan(operationId, change, context),
    );
  }),
);
