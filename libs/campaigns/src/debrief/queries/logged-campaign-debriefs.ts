import { Injectable } from '@nestjs/common';
import { byMoment, EntryViews, type HistoryQuery, type ViewedEntry } from '@samsyn/operations/contract';
import type { Branch, PersonRef } from '@samsyn/kernel';
import type { KnownCampaign } from '../../campaigns.port';
import { LoggedCampaigns } from '../../queries/logged-campaigns';
import { accessOfSharing } from '@samsyn/secrecy';
import { campaignDebriefStream } from '../campaign-debrief.events';
import { CampaignLessons } from '../campaign-lessons.projection';
import { OpenCampaignActions } from '../open-campaign-actions.projection';
import { CampaignDebriefs, type CampaignLesson, type OpenCampaignAction } from '../campaign-debriefs.port';

/** What was agreed for campaigns as a whole, as the log has it. */
@Injectable()
export class LoggedCampaignDebriefs extends CampaignDebriefs {
  constructor(
    private readonly campaigns: LoggedCampaigns,
    private readonly views: EntryViews,
    private readonly lessons: CampaignLessons,
    private readonly actions: OpenCampaignActions,
  ) {
    super();
  }

  override lessonsOf(branch: Branch, limit: number): readonly CampaignLesson[] {
    return this.lessons.of(branch, limit);
  }

  override lessonBy(entry: string): CampaignLesson | undefined {
    return this.lessons.byEntry(entry);
  }

  override openActionsOf(branch: Branch, limit: number): readonly OpenCampaignAction[] {
    return this.actions.of(branch, limit);
  }

  override async of(
    { id: campaignId }: KnownCampaign,
    reader: PersonRef,
    query: Pick<HistoryQuery, 'entriesInError'> = {},
  ): Promise<readonly ViewedEntry[]> {
    const stream = campaignDebriefStream(campaignId);
    const recorded = await this.campaigns.entriesOf(campaignId, stream, reader);
    if (!recorded) return [];
    const { branch, person, role } = reader;
    const { events, branches } = recorded;
    return this.views
      .of(events, accessOfSharing(branches, events), { branch, person, role }, query)
      .toSorted(byMoment);
  }
}
