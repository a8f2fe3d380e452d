import type { Branch, PersonRef, Recorded } from '@samsyn/kernel';

/** What of one stream of a campaign its reader may be shown, before it is viewed. */
export interface CampaignEntries {
  /** In order of recording; nothing of an operation that the reader may not know. */
  readonly events: readonly Recorded[];
  /** Who shares them: those that lead the campaign, then those that have joined it. */
  readonly branches: readonly Branch[];
}

/** Entries that stand in a campaign and in no operation. Injected by this class; `CampaignModule` provides it. */
export abstract class EntriesOfCampaigns {
  /** The stream is a campaign's, or that of its debrief. */
  abstract holds(stream: string): boolean;
  /** `undefined` where the reader may not know the campaign, and for a branch that was asked and has not joined. */
  abstract inStream(stream: string, reader: PersonRef): Promise<CampaignEntries | undefined>;
}
