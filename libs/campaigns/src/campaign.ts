import type { EntriesEvent } from '@samsyn/entries/contract';
import type { Branch, Day, RecordedOf } from '@samsyn/kernel';
import type { CAMPAIGN_PARTS, CAMPAIGN_THEMES, CampaignEvent } from './campaign.events';

export type CampaignTheme = (typeof CAMPAIGN_THEMES)[number];
export type CampaignPart = (typeof CAMPAIGN_PARTS)[number];

/** What the campaign is. */
export interface CampaignFacts {
  readonly name: string;
  readonly theme: CampaignTheme;
  readonly kinds: readonly string[];
  /** None: the whole country. */
  readonly regions: readonly string[];
  readonly firstDay: Day;
  /** Inclusive. */
  readonly lastDay: Day;
  readonly purpose: string;
}

export interface Campaign {
  readonly state: 'none' | 'open' | 'ended' | 'cancelled';
  readonly facts: CampaignFacts | undefined;
  /** In the order in which they came to lead it; the first proposed it. */
  readonly leading: readonly Branch[];
  /** Those that lead it, too. */
  readonly joined: readonly Branch[];
  /** Asked, and has not answered. */
  readonly invited: ReadonlyMap<Branch, CampaignPart>;
  /** Operation → the branch whose leader added it. */
  readonly operations: ReadonlyMap<string, Branch>;
}

export const noCampaign: Campaign = {
  state: 'none',
  facts: undefined,
  leading: [],
  joined: [],
  invited: new Map(),
  operations: new Map(),
};

/** Entries of its stream that say that one of its events was wrong. */
export type PutRight = Extract<EntriesEvent, { name: 'EntryCorrected' | 'EntryMarkedInError' }>;

const added = (branches: readonly Branch[], branch: Branch): readonly Branch[] =>
  branches.includes(branch) ? branches : [...branches, branch];
const without = <K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> => {
  const rest = new Map(map);
  rest.delete(key);
  return rest;
};

export function evolveCampaign(campaign: Campaign, event: RecordedOf<CampaignEvent | PutRight>): Campaign {
  const { branch } = event.actor;
  switch (event.name) {
    case 'CampaignProposed':
      return { ...campaign, state: 'open', facts: event.data, leading: [branch], joined: [branch] };
    case 'CampaignBranchInvited': {
      const { invited, part } = event.data;
      return { ...campaign, invited: new Map([...campaign.invited, [invited, part]]) };
    }
    case 'CampaignJoined': {
      const leading = event.data.part === 'leading' ? added(campaign.leading, branch) : campaign.leading;
      const invited = without(campaign.invited, branch);
      return { ...campaign, leading, joined: added(campaign.joined, branch), invited };
    }
    case 'CampaignDeclined':
      return { ...campaign, invited: without(campaign.invited, branch) };
    case 'CampaignLeft': {
      const others = (branches: readonly Branch[]) => branches.filter((one) => one !== branch);
      return { ...campaign, leading: others(campaign.leading), joined: others(campaign.joined) };
    }
    case 'CampaignOperationAdded': {
      // Erased: then it is no longer known which operation it was.
      const { operation } = event.data as Partial<typeof event.data>;
      if (operation === undefined) return campaign;
      return { ...campaign, operations: new Map([...campaign.operations, [operation, branch]]) };
    }
    case 'CampaignOperationRemoved':
      return { ...campaign, operations: without(campaign.operations, event.data.operation) };
    case 'CampaignAmended':
      return campaign.facts ? { ...campaign, facts: { ...campaign.facts, ...event.data } } : campaign;
    case 'CampaignEnded':
      return { ...campaign, state: 'ended' };
    case 'CampaignCancelled':
      return { ...campaign, state: 'cancelled' };
    // What a rule rests on is amended, and not corrected.
    case 'EntryCorrected':
    case 'EntryMarkedInError':
      return campaign;
    default:
      event satisfies never;
      return campaign;
  }
}
