import type { Branch, PersonRef } from '@samsyn/kernel';
import type { HistoryQuery, ViewedEntry } from '@samsyn/operations/contract';
import type { KnownCampaign } from '../campaigns.port';

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
  ): Promise<readonly ViewedEntry[]>;
  /** Of campaigns of the branch, the newest first. */
  abstract lessonsOf(branch: Branch, limit: number): readonly CampaignLesson[];
  /** By the entry that agreed on it. */
  abstract lessonBy(entry: string): CampaignLesson | undefined;
  /** Of campaigns that the branch leads or has joined, soonest due first. */
  abstract openActionsOf(branch: Branch, limit: number): readonly OpenCampaignAction[];
}
