import { changeRoutes, commandController, FactDto, TextByHandle } from '@samsyn/web';
import { ChangePlan } from './change-plan/change-plan.handler';
import { PLAN_COMMANDS } from './plan-commands';
import { AmendmentDto } from './prepare-plan/plan-changes.dto';
import { proposeOperation } from './propose-operation/propose-operation.commands';
import { Propose } from './propose-operation/propose-operation.handler';
import { operationProposed } from './propose-operation/propose-operation.schema';
import { releaseCommands } from './release-operation/release-operation.commands';
import { Release } from './release-operation/release-operation.handler';
import { operationReleased } from './release-operation/release-operation.schema';

class RolesDto extends FactDto {
  @TextByHandle({
    max: 500,
    description:
      'What each person does, by handle: `{ "coordA": "conversation" }`. Words of the kind’s roles are known again as such.',
  })
  roles: Record<string, string>;
}
const bodies = { RoleAssigned: RolesDto, PlanAmended: AmendmentDto };
const tag = 'planning';
const at = 'operations/:operationId';

export const PlanCommandsController = commandController([
  ...changeRoutes(
    [proposeOperation],
    { at: 'operations', tag, route: { answer: operationProposed } },
    Propose,
  ),
  ...changeRoutes(Object.values(PLAN_COMMANDS), { at, tag, bodies }, ChangePlan),
  ...changeRoutes(releaseCommands, { at, tag, route: { answer: operationReleased } }, Release),
]);
