import { Controller, Get, Param } from '@nestjs/common';
import { OperationHistory } from '@samsyn/history/contract';
import { CurrentActor } from '@samsyn/identity';
import { unknownTo, type Actor } from '@samsyn/kernel';
import { OperationLog, viewerOf } from '@samsyn/secrecy';
import { Documented } from '@samsyn/web';
import { CarryOver, type CarriedAction } from '../carry-over.port';

@Documented((api) => api.ApiTags('debrief'))
@Controller('operations')
export class CarryOverController {
  constructor(
    private readonly carryOver: CarryOver,
    private readonly history: OperationHistory,
    private readonly log: OperationLog,
  ) {}

  @Get(':operationId/carry-over')
  @Documented((api) =>
    api.ApiOperation({
      summary: 'Open actions of earlier debriefs of the same kind, region or agencies.',
      description: 'Who may: participant. Only from operations in which the own branch took part.',
    }),
  )
  async read(
    @Param('operationId') operationId: string,
    @CurrentActor() actor: Actor,
  ): Promise<{ actions: readonly CarriedAction[] }> {
    const viewer = viewerOf(actor);
    const operation = await this.history.forViewer(operationId, viewer);
    const proposed = operation?.entries.find(({ name }) => name === 'OperationProposed')?.data;
    if (!proposed) throw unknownTo('OPERATION');
    const { access } = await this.log.snapshot(operationId);
    const { kind, region } = proposed as { kind: string; region: string };
    const planned = { kind, region, participants: [...access.participants], operationId };
    return { actions: await this.carryOver.for(planned, viewer) };
  }
}
