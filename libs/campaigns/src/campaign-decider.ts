import { decideBy, type Decider } from '@samsyn/kernel';
import { KINDS, type OperationKinds } from '@samsyn/kinds';
import { evolveCampaign, noCampaign, type Campaign } from './campaign';
import {
  decideAddition,
  decideRemoval,
  type AddOperation,
  type RemoveOperation,
} from './campaign-operations/campaign-operations';
import type { CampaignEvent } from './campaign.events';
import {
  decideAmendment,
  decideCancellation,
  decideEnd,
  type AmendCampaign,
  type CancelCampaign,
  type EndCampaign,
} from './change-campaign/change-campaign';
import { decideProposal, type ProposeCampaign } from './propose-campaign/propose-campaign';
import {
  decideDecline,
  decideInvitation,
  decideJoining,
  decideLeaving,
  type DeclineCampaign,
  type InviteBranches,
  type JoinCampaign,
  type LeaveCampaign,
} from './take-part/take-part';

export type CampaignCommand =
  | ProposeCampaign
  | InviteBranches
  | JoinCampaign
  | DeclineCampaign
  | LeaveCampaign
  | AddOperation
  | RemoveOperation
  | AmendCampaign
  | EndCampaign
  | CancelCampaign;

const decide = decideBy<CampaignCommand, Campaign, CampaignEvent, [OperationKinds]>({
  ProposeCampaign: decideProposal,
  InviteBranches: decideInvitation,
  JoinCampaign: decideJoining,
  DeclineCampaign: decideDecline,
  LeaveCampaign: decideLeaving,
  AddOperation: decideAddition,
  RemoveOperation: decideRemoval,
  AmendCampaign: decideAmendment,
  EndCampaign: decideEnd,
  CancelCampaign: decideCancellation,
});

export const campaign: Decider<Campaign, CampaignCommand, CampaignEvent> = {
  initial: noCampaign,
  evolve: evolveCampaign,
  decide: (command, state, metadata) => decide(command, state, metadata, KINDS),
};
