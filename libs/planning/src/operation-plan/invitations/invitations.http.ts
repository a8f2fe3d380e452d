import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  AskedBy,
  CommandRoute,
  Count,
  Documented,
  FactDto,
  Instant,
  items,
  ListOf,
  Text,
  type Asked,
  type Recording,
} from '@samsyn/web';
import { ChangePlan } from '../change-plan/change-plan.handler';

class InvitationDto extends FactDto {
  @ListOf(items.branches, { max: 50, example: ['tax-agency/audit', 'police/border-police'] })
  agencies: string[];
  @Instant({ description: 'Until when an answer is asked for.' }) answerBy: string;
}

class ConfirmationDto extends FactDto {
  @Count({ min: 0, max: 10_000, example: 2, description: 'How many persons come.' }) staff: number;
  @Text({ max: 10_000, example: 'working hours, chemical products' }) focus: string;
}

class DeclineDto extends FactDto {
  @Text({ max: 10_000, example: 'no staff' }) reason: string;
}

@Documented((api) => api.ApiTags('planning'))
@Controller('operations/:operationId')
export class InvitationsController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('invitations', {
    summary: 'Invites branches to take part (AgencyInvited).',
    description: 'Each sees the invitation and nothing else of the operation until it confirms.',
    who: 'operation leader',
    refusals: ['IDENTITY.BRANCH_UNKNOWN', 'PLAN.CANCELLED'],
  })
  async invite(
    @Param('operationId') operationId: string,
    @Body() body: InvitationDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const { agencies, answerBy } = body;
    const change = { kind: 'InviteAgencies', agencies, answerBy } as const;
    const context = asked.context(body, { operationId });
    return { outcome: await this.commands.execute(new ChangePlan(operationId, change, context)) };
  }

  @CommandRoute('confirmations', {
    summary: 'The caller’s branch comes (AgencyConfirmed).',
    description: 'Also after the answer-by, and after an earlier no.',
    who: 'any person of an invited or participating branch',
    refusals: ['PLAN.CANCELLED'],
  })
  async confirm(
    @Param('operationId') operationId: string,
    @Body() body: ConfirmationDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const { staff, focus } = body;
    const change = { kind: 'ConfirmAgency', staff, focus } as const;
    const context = asked.context(body, { operationId });
    return { outcome: await this.commands.execute(new ChangePlan(operationId, change, context)) };
  }

  @CommandRoute('declines', {
    summary: 'The caller’s branch does not come (AgencyDeclined).',
    who: 'any person of an invited branch',
    refusals: ['PLAN.CANCELLED'],
  })
  async decline(
    @Param('operationId') operationId: string,
    @Body() body: DeclineDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const change = { kind: 'DeclineInvitation', reason: body.reason } as const;
    const context = asked.context(body, { operationId });
    return { outcome: await this.commands.execute(new ChangePlan(operationId, change, context)) };
  }
}
