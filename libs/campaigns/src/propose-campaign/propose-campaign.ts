import { DomainError, authorize, type CommandMetadata, noneOf } from '@samsyn/kernel';
import type { OperationKinds } from '@samsyn/kinds';
import type { Campaign, CampaignFacts } from '../campaign';
import type { CampaignEvent } from '../campaign.events';

export interface ProposeCampaign {
  readonly kind: 'ProposeCampaign';
  readonly facts: CampaignFacts;
}

/**
 * A year and a day: what goes on for longer is an agreement.
 * @rule campaign-days: A campaign goes on for {value} days at most.
 * @source domain: Campaigns
 * @proof proposing a campaign › needs days …
 */
const MOST_DAYS = 366;
const DAY_MS = 86_400_000;

/** @throws DomainError `CAMPAIGN.ENDS_FIRST`, `CAMPAIGN.TOO_LONG`, `PLAN.UNKNOWN_KIND` */
export function mustHold({ kinds, firstDay, lastDay }: CampaignFacts, known: OperationKinds): void {
  if (lastDay < firstDay) throw new DomainError('CAMPAIGN.ENDS_FIRST', {}, 'invalid');
  const days = (Date.parse(lastDay) - Date.parse(firstDay)) / DAY_MS;
  if (days > MOST_DAYS) throw new DomainError('CAMPAIGN.TOO_LONG', { most: MOST_DAYS }, 'invalid');
  const unknown = kinds.filter((kind) => !known.newest(kind));
  if (unknown.length > 0) throw noneOf('PLAN.UNKNOWN_KIND', unknown, known.codes());
}

/** Lists of an event are its own, not those of the command. */
export const dataOf = (facts: CampaignFacts) => ({
  ...facts,
  kinds: [...facts.kinds],
  regions: [...facts.regions],
});

/**
 * By anybody who may bind their branch, which then leads the campaign.
 * @throws DomainError `ACCESS.NOT_YOURS`, and as `mustHold`
 */
export function decideProposal(
  { facts }: ProposeCampaign,
  campaign: Campaign,
  metadata: CommandMetadata,
  kinds: OperationKinds,
): readonly CampaignEvent[] {
  authorize('signatory', metadata);
  if (campaign.facts) return [];
  mustHold(facts, kinds);
  return [{ name: 'CampaignProposed', data: dataOf(facts) }];
}
