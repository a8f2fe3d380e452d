import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  AskedBy,
  Code,
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
import { INVITATION_WITHDRAWALS } from '../operation-plan.events';

class InvitationDto extends FactDto {
  @ListOf(items.branches, {
    max: 50,
    example: ['tax-agency/audit', 'police/border-police'],
    description: 'Branches that are asked to take part.',
  })
  agencies: string[];
  @Instant({ description: 'Until when an answer is asked for.' }) answerBy: string;
}

class InvitationWithdrawalDto extends FactDto {
  @ListOf(items.branches, {
    max: 50,
    example: ['tax-agency/audit'],
    description: 'Branches that are no longer asked.',
  })
  agencies: string[];
  @Code(INVITATION_WITHDRAWALS, { description: 'Why they are no longer asked.' })
  reason: (typeof INVITATION_WITHDRAWALS)[number];
}

class ConfirmationDto extends FactDto {
  @Count({ min: 0, max: 10_000, example: 2, description: 'How many persons come.' }) staff: number;
  @Text({
    max: 10_000,
    example: 'working hours, chemical products',
    description: 'What the branch comes for, within its own mandate.',
  })
  focus: string;
}

class DeclineDto extends FactDto {
  @Text({
    max: 10_000,
    example: 'no staff',
    description: 'Why the branch does not take part; for the participants.',
  })
  reason: string;
}

@Documented((api) => api.ApiTags('planning'))
@Controller('operations/:operationId')
export class InvitationsController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('invitations', {
    id: 'inviteAgencies',
    summary: 'Invites branches to take part (AgencyInvited).',
    description:
      'Each sees the invitation and nothing else of the operation until it confirms. Samsyn reminds those who have not ' +
      'answered halfway to the answer-by and an hour before it (InvitationReminded), and says when it has passed ' +
      '(InvitationExpired). With the end of the conduct those who have not answered are asked no longer; whoever is ' +
      'invited after it comes in by its yes, and the answer warns of what is shared then (`INVITATION.AFTER_THE_END`).',
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

  @CommandRoute('invitations/withdrawn', {
    id: 'withdrawInvitations',
    summary: 'Branches are no longer invited (InvitationWithdrawn).',
    description:
      'Also such as had confirmed. Each still sees its invitation and this, and nothing that comes after.',
    who: 'operation leader',
    refusals: ['PLAN.NOT_INVITED', 'PLAN.UNDER_WAY', 'PLAN.CANCELLED', 'PLAN.ENDED'],
  })
  async withdraw(
    @Param('operationId') operationId: string,
    @Body() body: InvitationWithdrawalDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const { agencies, reason } = body;
    const change = { kind: 'WithdrawInvitations', agencies, reason } as const;
    const context = asked.context(body, { operationId });
    return { outcome: await this.commands.execute(new ChangePlan(operationId, change, context)) };
  }

  @CommandRoute('confirmations', {
    id: 'confirmInvitation',
    summary: 'The caller’s branch comes (AgencyConfirmed).',
    description:
      'Also after the answer-by (it is then marked as late), and after an earlier no. After the end of the conduct ' +
      'only by a branch that takes part or was invited after it.',
    who: 'any person of an invited or participating branch',
    refusals: ['PLAN.CANCELLED', 'PLAN.ENDED', 'PLAN.INVITATION_WITHDRAWN'],
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
    id: 'declineInvitation',
    summary: 'The caller’s branch does not come (AgencyDeclined).',
    who: 'any person of an invited branch',
    refusals: ['PLAN.CANCELLED', 'PLAN.INVITATION_WITHDRAWN'],
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
