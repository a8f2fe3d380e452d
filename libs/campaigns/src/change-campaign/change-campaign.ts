import { type CommandMetadata, definedFields } from '@samsyn/kernel';
import type { OperationKinds } from '@samsyn/kinds';
import type { Campaign, CampaignFacts } from '../campaign';
import { mustBeOpen, mustLead } from '../campaign-rule';
import type { CampaignEvent } from '../campaign.events';
import { mustHold } from '../propose-campaign/propose-campaign';

export interface AmendCampaign {
  readonly kind: 'AmendCampaign';
  readonly changes: Partial<CampaignFacts>;
}
export interface EndCampaign {
  readonly kind: 'EndCampaign';
}
export interface CancelCampaign {
  readonly kind: 'CancelCampaign';
  readonly reason: string;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Operations that are in it stay. @throws DomainError as `mustLead`, `mustBeOpen`, `mustHold` */
export function decideAmendment(
  { changes }: AmendCampaign,
  campaign: Campaign,
  metadata: CommandMetadata,
  kinds: OperationKinds,
): readonly CampaignEvent[] {
  mustLead(campaign, metadata);
  mustBeOpen(campaign);
  const { facts } = campaign;
  if (!facts) return [];
  mustHold({ ...facts, ...changes }, kinds);
  const { name, theme, firstDay, lastDay, purpose } = changes;
  const [changedKinds, regions] = [changes.kinds, changes.regions].map((list) => list && [...list]);
  const named = definedFields({ name, theme, kinds: changedKinds, regions, firstDay, lastDay, purpose });
  const isNew = ([field, value]: [string, unknown]) => !same(facts[field as keyof CampaignFacts], value);
  const data = Object.fromEntries(Object.entries(named).filter(isNew)) as typeof named;
  return Object.keys(data).length === 0 ? [] : [{ name: 'CampaignAmended', data }];
}

/** The week is over. Its debrief comes after. @throws DomainError as `mustLead`, `CAMPAIGN.CANCELLED` */
export function decideEnd(
  _: EndCampaign,
  campaign: Campaign,
  metadata: CommandMetadata,
): readonly CampaignEvent[] {
  mustLead(campaign, metadata);
  if (campaign.state === 'ended') return [];
  mustBeOpen(campaign);
  return [{ name: 'CampaignEnded', data: { leading: [...campaign.leading] } }];
}

/**
 * Its operations go on by themselves: each is cancelled by its own leader.
 * @throws DomainError as `mustLead`, `CAMPAIGN.HAS_ENDED`
 */
export function decideCancellation(
  { reason }: CancelCampaign,
  campaign: Campaign,
  metadata: CommandMetadata,
): readonly CampaignEvent[] {
  mustLead(campaign, metadata);
  if (campaign.state === 'cancelled') return [];
  mustBeOpen(campaign);
  return [{ name: 'CampaignCancelled', data: { reason } }];
}
