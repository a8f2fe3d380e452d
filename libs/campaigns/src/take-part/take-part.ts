import { definedFields, DomainError, type Branch, type CommandMetadata } from '@samsyn/kernel';
import type { Campaign, CampaignPart } from '../campaign';
import { mustBeOpen, mustKnow, mustLead, mustTakePart } from '../campaign-rule';
import type { CAMPAIGN_DECLINES, CampaignEvent } from '../campaign.events';
import { dataOf } from '../propose-campaign/propose-campaign';

export interface InviteBranches {
  readonly kind: 'InviteBranches';
  readonly branches: readonly Branch[];
  readonly part: CampaignPart;
}
export interface JoinCampaign {
  readonly kind: 'JoinCampaign';
}
export interface DeclineCampaign {
  readonly kind: 'DeclineCampaign';
  readonly reason: (typeof CAMPAIGN_DECLINES)[number];
}
export interface LeaveCampaign {
  readonly kind: 'LeaveCampaign';
  readonly reason?: string;
}

const DONE: readonly CampaignEvent[] = [];

/** Each branch by itself, so that none learns from its invitation who else was asked. @throws DomainError as `mustLead`, `mustBeOpen` */
export function decideInvitation(
  { branches, part }: InviteBranches,
  campaign: Campaign,
  metadata: CommandMetadata,
): readonly CampaignEvent[] {
  mustLead(campaign, metadata);
  mustBeOpen(campaign);
  const { facts, leading, joined, invited } = campaign;
  const has = part === 'leading' ? leading : joined;
  const asked = branches.filter((branch) => !has.includes(branch) && invited.get(branch) !== part);
  if (!facts) return DONE;
  return asked.map((branch) => ({
    name: 'CampaignBranchInvited',
    data: { invited: branch, part, ...dataOf(facts) },
  }));
}

/** @throws DomainError as `mustKnow`, `mustBeOpen` */
export function decideJoining(
  _: JoinCampaign,
  campaign: Campaign,
  metadata: CommandMetadata,
): readonly CampaignEvent[] {
  mustKnow(campaign, metadata);
  const part = campaign.invited.get(metadata.actor.branch);
  if (part === undefined) return DONE;
  mustBeOpen(campaign);
  return [{ name: 'CampaignJoined', data: { part } }];
}

/**
 * A branch that has joined leaves; declining is for one that was asked.
 * @throws DomainError as `mustKnow`, `CAMPAIGN.NOTHING_TO_DECLINE`
 */
export function decideDecline(
  { reason }: DeclineCampaign,
  campaign: Campaign,
  metadata: CommandMetadata,
): readonly CampaignEvent[] {
  mustKnow(campaign, metadata);
  if (!campaign.invited.has(metadata.actor.branch)) throw new DomainError('CAMPAIGN.NOTHING_TO_DECLINE');
  return [{ name: 'CampaignDeclined', data: { reason } }];
}

/**
 * Its operations leave with it, in the same decision: what is left in the campaign is of those that stay.
 * @throws DomainError as `mustTakePart`, `CAMPAIGN.LAST_LEADER`: a campaign is never without a leading branch
 */
export function decideLeaving(
  { reason }: LeaveCampaign,
  campaign: Campaign,
  metadata: CommandMetadata,
): readonly CampaignEvent[] {
  mustTakePart(campaign, metadata);
  const { branch } = metadata.actor;
  if (campaign.leading.length === 1 && campaign.leading.includes(branch))
    throw new DomainError('CAMPAIGN.LAST_LEADER');
  const own = [...campaign.operations].filter(([, by]) => by === branch);
  return [
    ...own.map(([operation]) => ({ name: 'CampaignOperationRemoved' as const, data: { operation } })),
    { name: 'CampaignLeft', data: definedFields({ reason }) },
  ];
}
