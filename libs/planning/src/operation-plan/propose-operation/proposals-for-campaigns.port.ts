import type { Instant } from '@samsyn/kernel';
import type { CommandContext } from '@samsyn/processing';
import type { CampaignEntry } from './propose-operation.schema';

export type { CampaignEntry } from './propose-operation.schema';

/** What decides whether an operation fits a campaign. */
export interface FittingOperation {
  readonly kind: string;
  readonly region: string;
  readonly window: readonly [Instant, Instant];
}

/** An operation that is proposed for a campaign: two streams, so two commands under one key (ADR 0028). Injected by this class; `CampaignModule` provides it. */
export abstract class ProposalsForCampaigns {
  /** Before anything is recorded; a proposal that is repeated has been asked already. @throws DomainError as adding it does */
  abstract mustBeTaken(campaignId: string, planned: FittingOperation, context: CommandContext): Promise<void>;
  abstract enter(campaignId: string, operation: string, context: CommandContext): Promise<CampaignEntry>;
}
