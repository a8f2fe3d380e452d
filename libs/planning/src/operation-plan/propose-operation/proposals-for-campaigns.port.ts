import type { Instant } from '@samsyn/kernel';
import type { CommandContext } from '@samsyn/processing';

/** What decides whether an operation fits a campaign. */
export interface FittingOperation {
  readonly kind: string;
  readonly region: string;
  readonly window: readonly [Instant, Instant];
}

/** How the second of the two commands went, for the answer to the proposal. */
export interface CampaignEntry {
  readonly id: string;
  /** The entry that says so, in the campaign. */
  readonly entry?: string;
  /** Why it is no part of the campaign: something came between. */
  readonly refused?: string;
}

/** An operation that is proposed for a campaign: two streams, so two commands under one key (ADR 0028). The app wires it. */
export abstract class ProposalsForCampaigns {
  /** Before anything is recorded; a proposal that is repeated has been asked already. @throws DomainError as adding it does */
  abstract mustBeTaken(campaignId: string, planned: FittingOperation, context: CommandContext): Promise<void>;
  abstract enter(campaignId: string, operation: string, context: CommandContext): Promise<CampaignEntry>;
}
