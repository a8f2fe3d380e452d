import { Controller, Get, Param } from '@nestjs/common';
import { CurrentActor } from '@samsyn/identity';
import { refOf, unknownTo, type Actor } from '@samsyn/kernel';
import { Answers, Documented } from '@samsyn/web';
import { LoggedCampaigns } from './queries/logged-campaigns';
import {
  campaign as campaignSchema,
  campaignList,
  type KnownCampaign,
  type CampaignShown,
} from './campaigns.schema';

/** Several operations under one name: an outreach or inspection week (ADR 0028). */
@Documented((api) => api.ApiTags('campaigns'))
@Controller('campaigns')
export class CampaignsController {
  constructor(private readonly campaigns: LoggedCampaigns) {}

  @Get()
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'listCampaigns',
      summary:
        'The campaigns that the caller’s branch leads, has joined or is asked to join, the latest first.',
      description:
        'Each with the operations that the caller may know. Who may: everyone, for the own branch.',
    }),
  )
  @Answers('The campaigns.', campaignList)
  async list(@CurrentActor() actor: Actor): Promise<{ readonly campaigns: readonly KnownCampaign[] }> {
    return { campaigns: await this.campaigns.of(refOf(actor)) };
  }

  @Get(':campaignId')
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'readCampaign',
      summary: 'One campaign, with the operations of it that the caller may know.',
      description:
        'An operation in which the caller’s branch takes no part is absent without trace. Who may: every person of a ' +
        'branch that leads it, has joined it or is asked to. Refusals: `CAMPAIGN.UNKNOWN`.',
    }),
  )
  @Answers('The campaign.', campaignSchema)
  async read(@Param('campaignId') id: string, @CurrentActor() actor: Actor): Promise<CampaignShown> {
    const shown = await this.campaigns.shown(id, refOf(actor));
    if (!shown) throw unknownTo('CAMPAIGN');
    return shown;
  }
}
