import { breath } from '@samsyn/web';
import { Inject, Injectable } from '@nestjs/common';
import type { HistoryQuery } from '@samsyn/operations/contract';
import type { Clock, PersonRef } from '@samsyn/kernel';
import { CampaignDebriefs, Campaigns } from '@samsyn/campaigns/contract';
import { CLOCK } from '@samsyn/processing';
import { DebriefReports } from '@samsyn/debriefing/contract';
import type { ReadCampaignDebrief } from './campaign-context';
import { combinedDebrief, type DebriefedOperation } from './combined-debrief';

/** A campaign's combined debrief as each reader may know it. */
@Injectable()
export class CombinedDebriefs {
  constructor(
    @Inject(Campaigns) private readonly campaigns: Campaigns,
    @Inject(DebriefReports) private readonly reports: DebriefReports,
    private readonly agreed: CampaignDebriefs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** `undefined` where the reader may not know the campaign, or their branch has not joined it. */
  async forReader(
    campaignId: string,
    reader: PersonRef,
    query: Pick<HistoryQuery, 'entriesInError'> = {},
  ): Promise<ReadCampaignDebrief | undefined> {
    const campaign = await this.campaigns.known(campaignId, reader);
    if (!campaign || campaign.relation === 'invited') return undefined;
    const operations: DebriefedOperation[] = [];
    for (const outline of campaign.operations) {
      await breath();
      const document = await this.reports.forViewer(outline.id, reader);
      if (document) operations.push({ outline, document });
    }
    const agreed = await this.agreed.of(campaign, reader);
    const { branch } = reader;
    const course = query.entriesInError === 'shown' ? await this.agreed.of(campaign, reader, query) : agreed;
    const document = combinedDebrief(
      campaign,
      operations,
      { agreed, course },
      { branch, now: this.clock.now() },
    );
    const courses = operations.map(
      ({ outline, document: { course } }) => [outline.id, course.map(({ entry }) => entry)] as const,
    );
    return { document, courses };
  }
}
