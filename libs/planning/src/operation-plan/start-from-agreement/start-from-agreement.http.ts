import { Body, Controller, Get, Param, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CurrentActor } from '@samsyn/identity';
import type { Actor } from '@samsyn/kernel';
import {
  Answers,
  AskedBy,
  CommandRoute,
  Documented,
  FactDto,
  UuidField,
  type Asked,
  type Recording,
} from '@samsyn/web';
import { StartFromAgreement, StartFromAgreementHandler } from './start-from-agreement.handler';
import { agreementProposal, type ProposalAnswer } from './start-from-agreement.schema';

const named = {
  optional: true,
  description:
    'The agreement; where absent the one that the operation was proposed with, or the only one in force.',
} as const;

class StartDto extends FactDto {
  @UuidField(named) agreement?: string;
}
class ProposalQuery {
  @UuidField(named) agreement?: string;
}

const REFUSALS = [
  'AGREEMENT.UNKNOWN',
  'AGREEMENT.NONE',
  'AGREEMENT.SEVERAL',
  'AGREEMENT.NOT_IN_FORCE',
  'AGREEMENT.OTHER_REGION',
  'AGREEMENT.OTHER_LEADER',
];

@Documented((api) => api.ApiTags('agreements'))
@Controller('operations/:operationId')
export class StartFromAgreementController {
  constructor(
    private readonly commands: CommandBus,
    private readonly proposals: StartFromAgreementHandler,
  ) {}

  @Get('proposal')
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'readAgreementProposal',
      summary:
        'What the plan would start with by the standing agreement: invitations, calls in order, roles, contacts.',
      description: `Nothing is recorded. Who may: operation leader. Refusals: \`OPERATION.UNKNOWN\`, ${REFUSALS.map((code) => `\`${code}\``).join(', ')}.`,
    }),
  )
  @Answers('The proposal.', agreementProposal)
  async read(
    @Param('operationId') operationId: string,
    @Query() { agreement }: ProposalQuery,
    @CurrentActor() actor: Actor,
  ): Promise<ProposalAnswer> {
    const { from, ...suggestion } = await this.proposals.proposal(operationId, agreement, actor);
    const { version, terms } = from.version;
    return { agreement: { id: from.agreementId, version, name: terms.name }, ...suggestion };
  }

  @CommandRoute('start-from-agreement', {
    id: 'startFromAgreement',
    summary: 'Invites and calls as the standing agreement says (AgencyInvited, CoordinatorCalled).',
    description:
      'Who is invited already is not invited again, and nobody is called where a call has been made.',
    who: 'operation leader',
    refusals: [...REFUSALS, 'PLAN.CANCELLED', 'PLAN.ENDED'],
  })
  async start(
    @Param('operationId') operationId: string,
    @Body() body: StartDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const context = asked.context(body, { operationId });
    const outcome = await this.commands.execute(new StartFromAgreement(operationId, body.agreement, context));
    return { outcome };
  }
}
