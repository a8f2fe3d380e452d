import type { FittingOperation } from '@samsyn/planning/contract';
import { DomainError, stockholmDay, type CommandMetadata } from '@samsyn/kernel';
import type { Campaign } from '../campaign';
import { mustBeOpen, mustTakePart } from '../campaign-rule';
import type { CampaignEvent } from '../campaign.events';

export interface AddOperation {
  readonly kind: 'AddOperation';
  readonly operation: string;
  readonly planned: FittingOperation;
}
export interface RemoveOperation {
  readonly kind: 'RemoveOperation';
  readonly operation: string;
}

/**
 * Of one of its kinds and regions, and begun within its days, in Stockholm.
 * @throws DomainError `CAMPAIGN.OTHER_KIND`, `CAMPAIGN.OTHER_REGION`, `CAMPAIGN.OUTSIDE_DAYS`
 */
function mustFit({ kind, region, window }: FittingOperation, { facts }: Campaign): void {
  if (!facts) return;
  const day = stockholmDay(window[0]);
  if (!facts.kinds.includes(kind)) throw new DomainError('CAMPAIGN.OTHER_KIND');
  if (facts.regions.length > 0 && !facts.regions.includes(region))
    throw new DomainError('CAMPAIGN.OTHER_REGION');
  if (day < facts.firstDay || facts.lastDay < day)
    throw new DomainError('CAMPAIGN.OUTSIDE_DAYS', { firstDay: facts.firstDay, lastDay: facts.lastDay });
}

/** By the leader of the operation, whose branch takes part. @throws DomainError as `mustTakePart`, `mustBeOpen`, `mustFit` */
export function decideAddition(
  { operation, planned }: AddOperation,
  campaign: Campaign,
  metadata: CommandMetadata,
): readonly CampaignEvent[] {
  mustTakePart(campaign, metadata);
  if (campaign.operations.has(operation)) return [];
  mustBeOpen(campaign);
  mustFit(planned, campaign);
  return [{ name: 'CampaignOperationAdded', data: { operation } }];
}

/** Also after its end: what should not have been in it is taken out. @throws DomainError as `mustTakePart` */
export function decideRemoval(
  { operation }: RemoveOperation,
  campaign: Campaign,
  metadata: CommandMetadata,
): readonly CampaignEvent[] {
  mustTakePart(campaign, metadata);
  return campaign.operations.has(operation)
    ? [{ name: 'CampaignOperationRemoved', data: { operation } }]
    : [];
}
