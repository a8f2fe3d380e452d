import { Inject, Injectable } from '@nestjs/common';
import {
  EntryViews,
  type HistoryQuery,
  type ShownEntry,
  type ViewedEntry,
} from '@samsyn/operations/contract';
import type { Json, PersonRef } from '@samsyn/kernel';
import { Campaigns, type KnownCampaign } from '@samsyn/campaigns/contract';
import { accessOfSharing } from '@samsyn/secrecy';
import { campaignDebriefStream } from '../campaign-debrief.events';

/** An entry of a campaign's own debrief, as its reader may know it. */
export interface CampaignDebriefEntry {
  readonly id: string;
  readonly name: string;
  readonly at: string;
  readonly branch: string;
  /** Persons as `PersonRef`: for comparing. */
  readonly facts: Readonly<Record<string, Json>>;
  /** Persons by the name that the reader may know. */
  readonly shown: Readonly<Record<string, Json>>;
  /** That it was corrected, or should not be there. */
  readonly marks: Pick<ShownEntry, 'corrections' | 'inError'>;
}

const PREFIX = 'Campaign';
/** As the same entry of an operation's debrief is named, so that one rule reads both. */
export const asOperationEntry = (entry: CampaignDebriefEntry): CampaignDebriefEntry => ({
  ...entry,
  name: entry.name.slice(PREFIX.length),
});

/** As the reader sees it, with the corrections that she sees. */
function factsShown({ entry: { facts, corrections = [] } }: ViewedEntry): Readonly<Record<string, Json>> {
  const told = corrections.flatMap(({ field, is }) => (field === 'occurredAt' ? [] : [[field, is] as const]));
  return { ...facts, ...Object.fromEntries(told) };
}

/** What was agreed for campaigns as a whole, as the log has it. */
@Injectable()
export class LoggedCampaignDebriefs {
  constructor(
    @Inject(Campaigns) private readonly campaigns: Campaigns,
    @Inject(EntryViews) private readonly views: EntryViews,
  ) {}

  /** In the order in which it happened; nothing for a branch that was asked and has not joined. */
  async of(
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
