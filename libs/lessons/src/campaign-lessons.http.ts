import { Controller, Get, Param } from '@nestjs/common';
import { Campaigns } from '@samsyn/campaigns/contract';
import { CurrentActor } from '@samsyn/identity';
import { refOf, unknownTo, type Actor } from '@samsyn/kernel';
import { EarlierLessons, type EarlierLesson, lessonsForCampaign } from '@samsyn/planning/contract';
import { Answers, Documented, Heavy } from '@samsyn/web';

@Documented((api) => api.ApiTags('campaigns'))
@Controller('campaigns')
export class CampaignLessonsController {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly lessons: EarlierLessons,
  ) {}

  @Documented((api) =>
    api.ApiOperation({
      operationId: 'listLessonsForCampaign',
      summary: 'What earlier operations and campaigns taught that matters in this campaign.',
      description:
        'By its kinds and regions and the tags of the lesson; only from where the own branch took part. Who may: every ' +
        'person of a branch that leads the campaign or has joined it. Refusals: `CAMPAIGN.UNKNOWN`.',
    }),
  )
  @Answers('The lessons.', lessonsForCampaign)
  @Get(':campaignId/lessons')
  @Heavy()
  async read(
    @Param('campaignId') campaignId: string,
    @CurrentActor() actor: Actor,
  ): Promise<{ readonly lessons: readonly EarlierLesson[] }> {
    const reader = refOf(actor);
    const campaign = await this.campaigns.known(campaignId, reader);
    if (!campaign || campaign.relation === 'invited') throw unknownTo('CAMPAIGN');
    const { kinds, regions } = campaign;
    const operations = campaign.operations.map(({ id }) => id);
    return { lessons: await this.lessons.forCampaign({ campaignId, kinds, regions, operations }, reader) };
  }
}
