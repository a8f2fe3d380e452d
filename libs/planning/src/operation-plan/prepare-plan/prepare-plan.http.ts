import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { siteNameOf } from '@samsyn/kernel';
import {
  AskedBy,
  Code,
  CommandRoute,
  Documented,
  FactDto,
  items,
  LabelledText,
  LabelledTextDto,
  ListOf,
  PersonHandle,
  Text,
  TextByHandle,
  Window,
  type Asked,
  type Recording,
} from '@samsyn/web';
import { told } from '../../told';
import { ChangePlan, type ToldPlanChange } from '../change-plan/change-plan.handler';
import { RISK_LEVELS } from '../operation-plan.events';
import { changesIn, PlanChanges, secretsIn } from './plan-changes.dto';

class RiskDto extends FactDto {
  @Code(RISK_LEVELS, { description: 'How dangerous it may become.' }) level: (typeof RISK_LEVELS)[number];
  @LabelledText({
    max: 10_000,
    optional: true,
    example: { value: 'possible controller nearby', label: 'police-investigation' },
    description: 'What the assessment rests on.',
  })
  ground?: LabelledTextDto;
}

class ContactPersonDto extends FactDto {
  @PersonHandle({ optional: true, description: 'The caller where absent.' }) who?: string;
  @Text({
    max: 500,
    optional: true,
    example: '+46 70 000 00 00',
    description: 'Where the contact person is reached; for the participants.',
  })
  telephone?: string;
}

class RolesDto extends FactDto {
  @TextByHandle({
    max: 500,
    description:
      'What each person does, by handle: `{ "coordA": "conversation" }`. Words of the kind’s roles are known again as such.',
  })
  roles: Record<string, string>;
}

class SitesDto extends FactDto {
  @ListOf(items.sites, {
    max: 40,
    example: ['Salongen', 'Källaren 2'],
    description:
      'What the participants call the sites, for them alone; compared without case and without spaces. Added to those ' +
      'registered before.',
  })
  sites: string[];
}

class AmendmentDto extends FactDto {
  @PlanChanges() changes: Record<string, unknown>;
  @ListOf(items.branches, {
    max: 50,
    optional: true,
    example: ['police/border-police'],
    description: 'Branches that need a new briefing, beside those that the matter itself concerns.',
  })
  briefAnew?: string[];
}

class ReschedulingDto extends FactDto {
  @Window({ description: 'The new window.' }) window: [string, string];
  @Text({
    max: 10_000,
    example: 'the interpreter is ill',
    description: 'Why it is moved; for the participants.',
  })
  reason: string;
}

class CancellationDto extends FactDto {
  @Text({
    max: 10_000,
    example: 'the advertisement is gone',
    description: 'Why it is cancelled; for the participants.',
  })
  reason: string;
}

@Documented((api) => api.ApiTags('planning'))
@Controller('operations/:operationId')
export class PreparePlanController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('risk-assessments', {
    id: 'assessRisk',
    summary: 'The risk is assessed (RiskAssessed).',
    who: 'operation leader',
    refusals: ['PLAN.CANCELLED', 'PLAN.ENDED'],
  })
  assessRisk(
    @Param('operationId') id: string,
    @Body() body: RiskDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const { level, ground } = body;
    return this.record(id, { kind: 'AssessRisk', level, ...told({ ground }) }, body, asked);
  }

  @CommandRoute('contact-persons', {
    id: 'nameContactPerson',
    summary: 'A branch names its contact person (ContactPersonNamed).',
    who: 'any person of an invited or participating branch, for the own branch; the operation leader for any',
    refusals: ['PERSON.UNKNOWN', 'PLAN.CANCELLED'],
  })
  nameContactPerson(
    @Param('operationId') id: string,
    @Body() body: ContactPersonDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const { who, telephone } = body;
    return this.record(id, { kind: 'NameContactPerson', ...told({ who, telephone }) }, body, asked);
  }

  @CommandRoute('roles', {
    id: 'assignRoles',
    summary: 'Who does what (RoleAssigned).',
    description:
      'Tasks are added to those assigned before. Who is named again has the new task in place of the former one, and ' +
      'the answer warns of it (`PLAN.TASK_REPLACED`).',
    who: 'operation leader',
    refusals: ['PERSON.UNKNOWN', 'PLAN.ROLES_REVERSED', 'PLAN.CANCELLED', 'PLAN.ENDED'],
  })
  assignRoles(
    @Param('operationId') id: string,
    @Body() body: RolesDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    return this.record(id, { kind: 'AssignRoles', roles: body.roles }, body, asked);
  }

  @CommandRoute('sites', {
    id: 'registerSites',
    summary: 'The sites of the operation are named (SitesRegistered).',
    description:
      'A fact that names another site is recorded all the same, and its answer warns of it (`SITE.NOT_REGISTERED`).',
    who: 'operation leader',
    refusals: ['PLAN.SITE_REPEATS', 'PLAN.CANCELLED'],
  })
  registerSites(
    @Param('operationId') id: string,
    @Body() body: SitesDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    return this.record(id, { kind: 'RegisterSites', sites: body.sites.map(siteNameOf) }, body, asked);
  }

  @CommandRoute('amendments', {
    id: 'amendPlan',
    summary: 'Something of the plan is changed (PlanAmended).',
    description:
      'Says what it was before, and which of the branches that had been briefed need a new briefing: a release waits ' +
      'for those that have confirmed.',
    who: 'operation leader',
    refusals: ['IDENTITY.BRANCH_UNKNOWN', 'PLAN.CANCELLED', 'PLAN.AMENDED_ELSEWHERE', 'PLAN.UNKNOWN_FIELD'],
  })
  amend(
    @Param('operationId') id: string,
    @Body() body: AmendmentDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const { briefAnew } = body;
    const changes = { changes: changesIn(body.changes), ...secretsIn(body.changes) };
    const change = { kind: 'AmendPlan', ...changes, ...told({ briefAnew }) } as const;
    return this.record(id, change, body, asked);
  }

  @CommandRoute('reschedulings', {
    id: 'rescheduleOperation',
    summary: 'The operation is moved to another window (OperationRescheduled).',
    description:
      'Unless the new window lies within the old one, those who had confirmed or not answered are asked again ' +
      '(InvitationRenewed), and calls are made anew (CallWithdrawn or CoordinatorReleased, CoordinatorCalled).',
    who: 'operation leader',
    refusals: ['PLAN.CANCELLED', 'PLAN.ENDED', 'PLAN.UNDER_WAY'],
  })
  reschedule(
    @Param('operationId') id: string,
    @Body() body: ReschedulingDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const { window, reason } = body;
    return this.record(id, { kind: 'RescheduleOperation', window, reason }, body, asked);
  }

  @CommandRoute('cancellation', {
    id: 'cancelOperation',
    summary: 'The operation will not be carried out (OperationCancelled).',
    description:
      'Open invitations, calls and interpreters are withdrawn by Samsyn, and coordinators who had accepted released.',
    who: 'operation leader',
    refusals: ['PLAN.UNDER_WAY', 'PLAN.ENDED'],
  })
  cancel(
    @Param('operationId') id: string,
    @Body() body: CancellationDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    return this.record(id, { kind: 'CancelOperation', reason: body.reason }, body, asked);
  }

  private async record(
    operationId: string,
    change: ToldPlanChange,
    body: FactDto,
    asked: Asked,
  ): Promise<Recording> {
    const context = asked.context(body, { operationId });
    return { outcome: await this.commands.execute(new ChangePlan(operationId, change, context)) };
  }
}
