import type { Branch, Json, PersonRef } from '@samsyn/kernel';
import type { HistoryQuery, ShownEntry } from '@samsyn/operations/contract';
import type { KnownCampaign } from '../campaigns.port';

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

/** A lesson of a campaign as a whole. No words: they stand in the log. */
export interface CampaignLesson {
  readonly entry: string;
  readonly campaign: string;
  readonly position: number;
  readonly recordedAt: string;
  readonly tags: readonly string[];
  readonly kinds: readonly string[];
  readonly regions: readonly string[];
}

/** An action of a campaign as a whole that is still open. No words: they stand in the log. */
export interface OpenCampaignAction {
  readonly entry: string;
  readonly campaign: string;
  readonly kinds: readonly string[];
  readonly regions: readonly string[];
}

/** What was agreed for campaigns as a whole. Injected by this class; `CampaignModule` provides it. */
export abstract class CampaignDebriefs {
  /** In the order in which it happened; nothing for a branch that was asked and has not joined. */
  abstract of(
    campaign: KnownCampaign,
    reader: PersonRef,
    query?: Pick<HistoryQuery, 'entriesInError'>,
  ): Promise<readonly CampaignDebriefEntry[]>;
  /** Of campaigns of the branch, the newest first. */
  abstract lessonsOf(branch: Branch, limit: number): readonly CampaignLesson[];
  /** By the entry that agreed on it. */
  abstract lessonBy(entry: string): CampaignLesson | undefined;
  /** Of campaigns that the branch leads or has joined, soonest due first. */
  abstract openActionsOf(branch: Branch, limit: number): readonly OpenCampaignAction[];
}
