import {
  Code,
  defineEvent,
  listOf,
  optional,
  participantsOnly,
  PersonRefSchema,
  shared,
  Text,
  type EventOf,
} from '@samsyn/event-store';
import {
  ActionAgreed,
  ActionCompleted,
  ActionDropped,
  ActionMoved,
  ActionReassigned,
  ActionReminded,
  LessonTag,
} from '@samsyn/debriefing/contract';

/** `participants`: the branches that lead the campaign or have joined it (ADR 0028). */
const debrief = { service: 'debriefing', audience: 'participants' } as const;

export const CampaignMeetingHeld = defineEvent({
  ...debrief,
  name: 'CampaignMeetingHeld',
  fields: { present: shared(listOf(PersonRefSchema, 100)) },
});
/** Of the campaign as a whole: it returns where an operation of these kinds, or in these regions, is planned. */
export const CampaignLessonAgreed = defineEvent({
  ...debrief,
  name: 'CampaignLessonAgreed',
  fields: {
    what: participantsOnly(Text),
    tags: optional(shared(listOf(LessonTag, 30))),
    /** As the campaign stood when it was agreed. */
    kinds: shared(listOf(Code, 20)),
    regions: shared(listOf(Code, 30)),
  },
});
export const CampaignActionAgreed = defineEvent({
  ...debrief,
  name: 'CampaignActionAgreed',
  fields: ActionAgreed.fields,
});
export const CampaignActionCompleted = defineEvent({
  ...debrief,
  name: 'CampaignActionCompleted',
  fields: ActionCompleted.fields,
});
export const CampaignActionDropped = defineEvent({
  ...debrief,
  name: 'CampaignActionDropped',
  fields: ActionDropped.fields,
});
export const CampaignActionMoved = defineEvent({
  ...debrief,
  name: 'CampaignActionMoved',
  fields: ActionMoved.fields,
});
export const CampaignActionReassigned = defineEvent({
  ...debrief,
  name: 'CampaignActionReassigned',
  fields: ActionReassigned.fields,
});
export const CampaignActionReminded = defineEvent({
  ...debrief,
  name: 'CampaignActionReminded',
  fields: ActionReminded.fields,
});

export const campaignDebriefEvents = [
  CampaignMeetingHeld,
  CampaignLessonAgreed,
  CampaignActionAgreed,
  CampaignActionCompleted,
  CampaignActionDropped,
  CampaignActionMoved,
  CampaignActionReassigned,
  CampaignActionReminded,
] as const;
export type CampaignDebriefEvent = EventOf<(typeof campaignDebriefEvents)[number]>;

/** What a campaign agrees on as a whole, under the campaign's id. */
export const campaignDebriefStream = (campaignId: string): string =>
  `debriefing.campaign-debrief-${campaignId}`;
