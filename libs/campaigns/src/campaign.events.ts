import {
  BranchText,
  Code,
  codeOf,
  defineEvent,
  listOf,
  LocalDate,
  optional,
  shared,
  ShortText,
  Text,
  Uuid,
  participantsOnly,
  withEntry,
  type EventOf,
} from '@samsyn/event-store';

/** What a campaign is mainly about; what it does are its kinds of operation. */
export const CAMPAIGN_THEMES = [
  'prostitution',
  'human-trafficking',
  'labour-exploitation',
  'buyers-of-sex',
  'children-and-young-people',
  'begging-and-crime',
  'other',
] as const;
export const CAMPAIGN_PARTS = ['leading', 'joining'] as const;
export const CAMPAIGN_DECLINES = ['no-staff', 'other-assignment', 'not-our-task', 'other'] as const;

/** `participants`: the branches that lead or have joined it; `invitation`: also the one that it invites (ADR 0028). */
const campaign = { service: 'planning', audience: 'participants' } as const;
/** What a branch must know to say yes or no. */
const about = {
  name: withEntry(ShortText),
  theme: shared(codeOf(CAMPAIGN_THEMES)),
  /** Kinds of operation. */
  kinds: shared(listOf(Code, 20)),
  /** None: the whole country. */
  regions: shared(listOf(Code, 30)),
  firstDay: shared(LocalDate),
  lastDay: shared(LocalDate),
  purpose: withEntry(Text),
};

/** The branch that proposes it leads it. */
export const CampaignProposed = defineEvent({ ...campaign, name: 'CampaignProposed', fields: about });
/** One branch is asked to join, or to lead it, too. */
export const CampaignBranchInvited = defineEvent({
  ...campaign,
  name: 'CampaignBranchInvited',
  audience: 'invitation',
  names: 'invited',
  fields: { invited: shared(BranchText), part: shared(codeOf(CAMPAIGN_PARTS)), ...about },
});
export const CampaignJoined = defineEvent({
  ...campaign,
  name: 'CampaignJoined',
  fields: { part: shared(codeOf(CAMPAIGN_PARTS)) },
});
export const CampaignDeclined = defineEvent({
  ...campaign,
  name: 'CampaignDeclined',
  fields: { reason: shared(codeOf(CAMPAIGN_DECLINES)) },
});
/** With all its operations. */
export const CampaignLeft = defineEvent({
  ...campaign,
  name: 'CampaignLeft',
  fields: { reason: optional(participantsOnly(Text)) },
});
/** Sealed, and shown only to branches that take part in the operation: the log does not tell in clear which it is. */
export const CampaignOperationAdded = defineEvent({
  ...campaign,
  name: 'CampaignOperationAdded',
  fields: { operation: participantsOnly(Uuid) },
});
export const CampaignOperationRemoved = defineEvent({
  ...campaign,
  name: 'CampaignOperationRemoved',
  fields: { operation: participantsOnly(Uuid) },
});
/** What is named is new, the rest stays. */
export const CampaignAmended = defineEvent({
  ...campaign,
  name: 'CampaignAmended',
  fields: {
    name: optional(about.name),
    theme: optional(about.theme),
    kinds: optional(about.kinds),
    regions: optional(about.regions),
    firstDay: optional(about.firstDay),
    lastDay: optional(about.lastDay),
    purpose: optional(about.purpose),
  },
});
/** `leading`: the branches that led it then, and hold its debrief now. */
export const CampaignEnded = defineEvent({
  ...campaign,
  name: 'CampaignEnded',
  fields: { leading: optional(shared(listOf(BranchText, 50))) },
});
export const CampaignCancelled = defineEvent({
  ...campaign,
  name: 'CampaignCancelled',
  fields: { reason: participantsOnly(Text) },
});

export const campaignEvents = [
  CampaignProposed,
  CampaignBranchInvited,
  CampaignJoined,
  CampaignDeclined,
  CampaignLeft,
  CampaignOperationAdded,
  CampaignOperationRemoved,
  CampaignAmended,
  CampaignEnded,
  CampaignCancelled,
] as const;
export type CampaignEvent = EventOf<(typeof campaignEvents)[number]>;

export const campaignStream = (campaignId: string): string => `planning.campaign-${campaignId}`;
