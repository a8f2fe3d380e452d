import type { RecordedOf } from '@samsyn/kernel';
import { emptyAccess, type Access } from '@samsyn/secrecy';
import type { CampaignEvent } from '../campaign.events';

type Effects = {
  readonly [Name in CampaignEvent['name']]?: (
    access: Access,
    event: RecordedOf<Extract<CampaignEvent, { name: Name }>>,
  ) => void;
};

const EFFECTS: Effects = {
  CampaignProposed: (access, { actor }) => {
    access.leadingBranch = actor.branch;
    access.participants.add(actor.branch);
  },
  CampaignBranchInvited: (access, { data }) => {
    access.invitations.set(data.invited, 'open');
  },
  CampaignJoined: (access, { actor }) => {
    access.invitations.set(actor.branch, 'confirmed');
    access.participants.add(actor.branch);
  },
  CampaignDeclined: (access, { actor }) => {
    access.invitations.set(actor.branch, 'declined');
  },
  CampaignLeft: (access, { actor }) => {
    access.invitations.delete(actor.branch);
    access.participants.delete(actor.branch);
  },
};

/** Instead of an operation's access: the proposer leads, who joined takes part, who is asked is invited. */
export function campaignAccess(events: readonly RecordedOf<CampaignEvent>[]): Access {
  const access = emptyAccess();
  for (const event of events) {
    access.byId = access.byId.with(event);
    (EFFECTS[event.name] as ((to: Access, of: typeof event) => void) | undefined)?.(access, event);
  }
  return access;
}
