import { Controller, Get, Param, Query } from '@nestjs/common';
import { CurrentActor } from '@samsyn/identity';
import type { Actor } from '@samsyn/kernel';
import { Answers, changeRoutes, commandController, Documented, UuidField } from '@samsyn/web';
import { StartFromAgreement, StartFromAgreementHandler } from './start-from-agreement.handler';
import { agreementProposal, type ProposalAnswer } from './start-from-agreement.schema';
import { NO_AGREEMENT, startFromAgreement, WHICH_AGREEMENT } from './start-from-agreement.commands';

const tag = 'agreements';

class ProposalQuery {
  @UuidField({ optional: true, description: WHICH_AGREEMENT }) agreement?: string;
}

export const StartFromAgreementController = commandController(
  changeRoutes([startFromAgreement], { at: 'operations/:operationId', tag }, StartFromAgreement),
);

@Documented((api) => api.ApiTags(tag))
@Controller('operations/:operationId')
export class AgreementProposalController {
  constructor(private readonly proposals: StartFromAgreementHandler) {}

  @Get('proposal')
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'readAgreementProposal',
      summary:
        'What the plan would start with by the standing agreement: invitations, calls in order, roles, contacts.',
      description: `Nothing is recorded. Who may: operation leader. Refusals: \`OPERATION.UNKNOWN\`, ${NO_AGREEMENT.map((code) => `\`${code}\``).join(', ')}.`,
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
}
