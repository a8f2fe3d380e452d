import { Injectable } from '@nestjs/common';
import { EntryViews, type HistoryQuery, type ViewedEntry } from '@samsyn/operations/contract';
import type { Branch, Json, PersonRef } from '@samsyn/kernel';
import type { KnownCampaign } from '../../campaigns.port';
import { LoggedCampaigns } from '../../queries/logged-campaigns';
import { accessOfSharing } from '@samsyn/secrecy';
import { campaignDebriefStream } from '../campaign-debrief.events';
import { CampaignLessons } from '../campaign-lessons.projection';
import { OpenCampaignActions } from '../open-campaign-actions.projection';
import {
  CampaignDebriefs,
  type CampaignDebriefEntry,
  type CampaignLesson,
  type OpenCampaignAction,
} from '../campaign-debriefs.port';

/** The entry as the reader sees it, with the corrections that they see. */
function factsShown({ entry: { facts, corrections = [] } }: ViewedEntry): Readonly<Record<string, Json>> {
  const corrected = corrections.flatMap(({ field, is }) =>
    field === 'occurredAt' ? [] : [[field, is] as const],
  );
  return { ...facts, ...Object.fromEntries(corrected) };
}

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
  ): Promise<readonly CampaignDebriefEntry[]> {
    const stream = campaignDebriefStream(campaignId);
    const recorded = await this.campaigns.entriesOf(campaignId, stream, reader);
    if (!recorded) return [];
    const { branch, person, role } = reader;
    const { events, branches } = recorded;
    return this.views
      .of(events, accessOfSharing(branches, events), { branch, person, role }, query)
      .map((viewed) => ({
        ...{ id: viewed.entry.id, name: viewed.name, at: viewed.at, branch: viewed.actor.branch },
        ...{ facts: viewed.data, shown: factsShown(viewed), marks: marksOf(viewed) },
      }))
      .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  }
}

const marksOf = ({ entry: { corrections, inError } }: ViewedEntry): CampaignDebriefEntry['marks'] => ({
  ...(corrections === undefined ? {} : { corrections }),
  ...(inError === undefined ? {} : { inError }),
});
