import { Controller, Get, Inject, Param } from '@nestjs/common';
import { OperationHistory } from '@samsyn/operations/contract';
import { CurrentActor } from '@samsyn/identity';
import { unknownTo, type Actor } from '@samsyn/kernel';
import { viewerOf } from '@samsyn/secrecy';
import { Answers, Documented } from '@samsyn/web';
import { CallsOfOperation } from '../calls-of-operation.port';
import { planViewOf } from './plan-view';
import { kindOf } from './logged-open-plan-items';
import { planView, type PlanView } from './plan-view.schema';

@Documented((api) => api.ApiTags('planning'))
@Controller('operations/:operationId')
export class PlanViewController {
  constructor(
    @Inject(OperationHistory) private readonly history: OperationHistory,
    private readonly calls: CallsOfOperation,
  ) {}

  @Get('plan')
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'readPlan',
      summary:
        'The plan as it is: who is asked and comes, roles, what was amended and who must be briefed again, interpreters, and what is missing.',
      description:
        'Computed from the entries that the caller’s branch may know, and from nothing else. `notices` and `gates` ' +
        'are for those who see the plan whole, `gates` for the leading branch. Who may: every branch that may know ' +
        'the operation. Refusals: `OPERATION.UNKNOWN`.',
    }),
  )
  @Answers('The plan.', planView)
  async read(@Param('operationId') operationId: string, @CurrentActor() actor: Actor): Promise<PlanView> {
    const operation = await this.history.forViewer(operationId, viewerOf(actor));
    if (!operation) throw unknownTo('OPERATION');
    return planViewOf(operation, kindOf(operation), this.calls);
  }
}
