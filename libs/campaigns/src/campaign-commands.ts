import { byEvent, type ChangeDefinition } from '@samsyn/event-store';
import type { CampaignCommand } from './campaign-decider';
import { operationCommands } from './campaign-operations/campaign-operations.commands';
import { changeCampaignCommands } from './change-campaign/change-campaign.commands';
import { takePartCommands } from './take-part/take-part.commands';

type Definition = ChangeDefinition<CampaignCommand['kind']>;

/** Commands of a campaign that has been proposed, by the name of the event. */
export const CAMPAIGN_COMMANDS: Readonly<Record<string, Definition>> = byEvent<Definition>([
  ...takePartCommands,
  ...operationCommands,
  ...changeCampaignCommands,
]);
