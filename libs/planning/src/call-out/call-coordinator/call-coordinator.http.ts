import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  AskedBy,
  CommandRoute,
  Documented,
  FactDto,
  Instant,
  items,
  ListOf,
  PersonHandle,
  type Asked,
  type Recording,
} from '@samsyn/web';
import { Call } from '../call-out.handler';

class CallDto extends FactDto {
  @PersonHandle({ description: 'Who is called first.' }) to: string;
  @Instant({ description: 'Until when the coordinator answers; everyone after has as long.' })
  answerBy: string;
  @ListOf(items.handles, {
    min: 0,
    max: 20,
    optional: true,
    example: ['coordinator-ost', 'emergency-duty-officer'],
    description: 'Who is called next, in order, each when the one before does not come.',
  })
  then?: string[];
}

@Documented((api) => api.ApiTags('calls'))
@Controller('operations/:operationId')
export class CallCoordinatorController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('calls', {
    id: 'callCoordinator',
    summary: 'Calls a coordinator, and the next ones in order (CoordinatorCalled).',
    description:
      '`id` is the call-out. Samsyn goes on along the chain by itself (CallExpired, CallEscalated), until the conduct ' +
      'ends (CallWithdrawn).',
    who: 'operation leader',
    refusals: [
      'PERSON.UNKNOWN',
      'PERSON.HAS_LEFT',
      'CALL.CHAIN_REPEATS',
      'CALL.NOT_CALLABLE',
      'CALL.ALREADY_CALLED',
      'CALL.ANSWER_BY_PASSED',
      'PLAN.CANCELLED',
      'PLAN.ENDED',
    ],
  })
  async call(
    @Param('operationId') operationId: string,
    @Body() body: CallDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const { to, then = [], answerBy } = body;
    const context = asked.context(body, { operationId });
    const outcome = await this.commands.execute(new Call(operationId, { to, then, answerBy }, context));
    return { outcome, id: outcome.newId };
  }
}
