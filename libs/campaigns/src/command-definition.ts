import { commandOf } from '@samsyn/event-store';
import type { CampaignCommand } from './campaign-decider';

/** A command on a campaign. */
export const campaignCommand = commandOf<CampaignCommand['kind']>();

export const UNKNOWN = 'CAMPAIGN.UNKNOWN';
export const OVER = ['CAMPAIGN.CANCELLED', 'CAMPAIGN.HAS_ENDED'];
/** Refusals of what a campaign is about. */
export const CAMPAIGN_REFUSALS = [
  'CAMPAIGN.ENDS_FIRST',
  'CAMPAIGN.TOO_LONG',
  'PLAN.UNKNOWN_KIND',
  'REGION.UNKNOWN',
];
export const LEADING =
  'a signatory of a leading branch (operation leader, coordinator, supervisor, inspector …)';
