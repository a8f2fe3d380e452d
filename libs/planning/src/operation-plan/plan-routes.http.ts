import { changeRoutes, commandController, FactDto, TextByHandle } from '@samsyn/web';
import { ChangePlan } from './change-plan/change-plan.handler';
import { PLAN_COMMANDS } from './plan-commands';

class RolesDto extends FactDto {
  @TextByHandle({
    max: 500,
    description:
      'What each person does, by handle: `{ "coordA": "conversation" }`. Words of the kind’s roles are known again as such.',
  })
  roles: Record<string, string>;
}
const bodies = { RoleAssigned: RolesDto };

export const PlanCommandsController = commandController(
  changeRoutes(
    Object.values(PLAN_COMMANDS),
    { at: 'operations/:operationId', tag: 'planning', bodies },
    ChangePlan,
  ),
);
