import { DomainError, authorize, unknownTo, type CommandMetadata } from '@samsyn/kernel';
import type { Campaign } from './campaign';

/**
 * A branch that neither leads, has joined, nor is asked, does not know of it. The actor signs for their
 * branch.
 * @throws DomainError `CAMPAIGN.UNKNOWN` (unknown), `ACCESS.NOT_YOURS` (forbidden)
 */
export function mustKnow({ joined, invited }: Campaign, metadata: CommandMetadata): void {
  const { branch } = metadata.actor;
  if (!joined.includes(branch) && !invited.has(branch)) throw unknownTo('CAMPAIGN');
  authorize('signatory', metadata);
}

/** @throws DomainError as `mustKnow`; `CAMPAIGN.NOT_JOINED` where the branch has not answered yet */
export function mustTakePart(campaign: Campaign, metadata: CommandMetadata): void {
  mustKnow(campaign, metadata);
  if (!campaign.joined.includes(metadata.actor.branch)) throw new DomainError('CAMPAIGN.NOT_JOINED');
}

/** @throws DomainError as `mustTakePart`, and `ACCESS.NOT_YOURS` (forbidden) where another branch leads it */
export function mustLead(campaign: Campaign, metadata: CommandMetadata): void {
  mustTakePart(campaign, metadata);
  if (!campaign.leading.includes(metadata.actor.branch))
    throw new DomainError('ACCESS.NOT_YOURS', { requires: 'campaign-leader' }, 'forbidden');
}

/** @throws DomainError `CAMPAIGN.CANCELLED`, `CAMPAIGN.HAS_ENDED` */
export function mustBeOpen({ state }: Campaign): void {
  if (state === 'cancelled') throw new DomainError('CAMPAIGN.CANCELLED');
  if (state === 'ended') throw new DomainError('CAMPAIGN.HAS_ENDED');
}
