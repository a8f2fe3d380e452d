import { Controller, Get, Param } from '@nestjs/common';
import { OperationHistory } from '@samsyn/operations/contract';
import { CurrentActor } from '@samsyn/identity';
import { refOf, unknownTo, type Actor } from '@samsyn/kernel';
import { Campaigns } from '@samsyn/campaigns/contract';
import { OperationLog } from '@samsyn/operations';
import { viewerOf } from '@samsyn/secrecy';
import { Answers, Documented } from '@samsyn/web';
import { CarryOver, carriedActions, type CarriedAction } from '@samsyn/planning/contract';

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
      operationId: 'listCarriedActions',
      summary: 'Open actions of earlier debriefs of the same kind, region or agencies.',
      description: 'Who may: participant. Only from operations in which the own branch took part.',
    }),
  )
  @Answers('The actions.', carriedActions)
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

@Documented((api) => api.ApiTags('campaigns'))
@Controller('campaigns')
export class CampaignCarryOverController {
  constructor(
    private readonly carryOver: CarryOver,
    private readonly campaigns: Campaigns,
  ) {}

  @Get(':campaignId/carry-over')
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'listActionsCarriedToCampaign',
      summary:
        'Open actions of earlier debriefs of the same kinds or regions, of operations and of campaigns.',
      description:
        'Only from where the own branch took part. Who may: every person of a branch that leads the campaign or has ' +
        'joined it. Refusals: `CAMPAIGN.UNKNOWN`.',
    }),
  )
  @Answers('The actions.', carriedActions)
  async read(
    @Param('campaignId') campaignId: string,
    @CurrentActor() actor: Actor,
  ): Promise<{ actions: readonly CarriedAction[] }> {
    const viewer = refOf(actor);
    const campaign = await this.campaigns.known(campaignId, viewer);
    if (!campaign || campaign.relation === 'invited') throw unknownTo('CAMPAIGN');
    const { kinds, regions } = campaign;
    const operations = campaign.operations.map(({ id }) => id);
    return { actions: await this.carryOver.forCampaign({ campaignId, kinds, regions, operations }, viewer) };
  }
}
