import { Inject, Injectable } from '@nestjs/common';
import { WaitingApprovals } from '@samsyn/administration/contract';
import { Directory } from '@samsyn/identity';
import { refOf, WHO_MAY, type Actor } from '@samsyn/kernel';
import { Campaigns, type KnownCampaign } from '@samsyn/campaigns/contract';
import { viewerOf } from '@samsyn/secrecy';
import { Waiting, type PersonalItem } from './pending-index.projection';

const MOST = 200;

type Applies = (campaign: KnownCampaign, actor: Actor) => boolean;

/** What waits of a campaign, as long as the campaign is such that it can be done. */
const OF_CAMPAIGNS: Readonly<Partial<Record<PersonalItem['code'], Applies>>> = {
  'campaign-to-answer': ({ state, invited }, actor) => state === 'open' && invited.includes(actor.branch),
  'campaign-action-due': ({ state, relation }) => state !== 'cancelled' && relation !== 'invited',
  'campaign-debrief-to-hold': ({ state, relation }) => state === 'ended' && relation === 'leading',
};
/** What is done for a branch, and by those alone whose role binds it. */
const FOR_SIGNATORIES: readonly PersonalItem['code'][] = [
  ...(['campaign-to-answer', 'campaign-debrief-to-hold', 'agreement-to-adopt'] as const),
];

/** What waits for a person outside any operation; of campaigns, what they may know of and do. */
@Injectable()
export class PersonalItems {
  constructor(
    private readonly waiting: Waiting,
    @Inject(Campaigns) private readonly campaigns: Campaigns,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(WaitingApprovals) private readonly approvals: WaitingApprovals,
  ) {}

  /** The most urgent first. */
  async of(actor: Actor): Promise<readonly PersonalItem[]> {
    const known = new Map<string, Promise<KnownCampaign | undefined>>();
    const found: PersonalItem[] = await this.toApprove(actor);
    for (const item of this.waiting.personalFor(viewerOf(actor), MOST)) {
      if (item.insteadOf !== undefined && this.isStillThere(item.insteadOf, actor)) continue;
      if (FOR_SIGNATORIES.includes(item.code) && !WHO_MAY.signatory({ actor })) continue;
      const applies = OF_CAMPAIGNS[item.code];
      if (applies) {
        const reading = known.get(item.id) ?? this.campaigns.known(item.id, refOf(actor));
        known.set(item.id, reading);
        const campaign = await reading;
        if (!campaign || !applies(campaign, actor)) continue;
      }
      found.push(item);
    }
    return found;
  }

  private async toApprove(actor: Actor): Promise<PersonalItem[]> {
    const waiting = await this.approvals.of(actor);
    const item = { code: 'change-to-approve', type: 'BranchChangeProposed' } as const;
    return waiting.map(({ id, proposedAt, expiresAt }) => ({
      ...{ ...item, id, entry: id, since: proposedAt, due: expiresAt },
    }));
  }

  private isStillThere(person: string, { branch }: Actor): boolean {
    return this.directory.isStillThere({ person, branch });
  }
}
