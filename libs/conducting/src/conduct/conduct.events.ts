import {
  Code,
  codeOf,
  Count,
  defineEvent,
  describesSomebody,
  field,
  listOf,
  optional,
  participantsOnly,
  PersonRefSchema,
  secret,
  shared,
  ShortText,
  Text,
  Uuid,
  type EventOf,
} from '@samsyn/event-store';
import type { JsonObject } from '@samsyn/kernel';
import Type from 'typebox';
import { areaCountEvents } from './area-counts/area-count.events';
import { roleInsideOf, ROLES_INSIDE } from './roles-inside.events';
import { leadershipEvents } from './leadership/leadership.events';
import { metWithoutCoordinatorEvents } from './met-without-coordinator/met-without-coordinator.events';
import { safetyCheckInEvents } from './safety-check-ins/safety-check-in.events';
import { defineSiteEvent, siteField } from '../site.fields';

export * from './area-counts/area-count.events';
export * from './leadership/leadership.events';
export * from './met-without-coordinator/met-without-coordinator.events';
export * from './safety-check-ins/safety-check-in.events';

/** Of what somebody is suspected: never the exposed person, who is no suspect. */
export const SUSPECT_KINDS = ['buyer', 'controller'] as const;
/** `other` stands in older logs and is no longer recorded: it was used for persons without a permit. */
export const SUSPECT_KINDS_ONCE_RECORDED = ['other'] as const;
export const CITED_ENTRIES_MAX = 50;
/** What an agency inspects. Another area is a text of the recorder's own, and labelled as such. */
export const AREAS = [
  'working-environment',
  'working-hours',
  'staff-ledger',
  'cash-register',
  'work-permit',
  'right-of-residence',
  'wages',
  'social-insurance',
  'accounts',
  'housing',
  'fire-safety',
  'food',
  'licences',
] as const;
/** How grave a finding or an incident is. Other words are a text of the recorder's own. */
export const SEVERITIES = [
  'none',
  'unclear',
  'minor',
  'low',
  'medium',
  'high',
  'serious',
  'missing',
  'threat',
  'violence',
] as const;
const area = secret(ShortText, { codes: AREAS });
const severity = secret(ShortText, { codes: SEVERITIES });
/** Until their third version every participant could read the words typed there. */
const areaForAll = { area: participantsOnly(ShortText) };
const severityForAll = { severity: participantsOnly(ShortText) };
export const EVIDENCE_MANNERS = ['photographed', 'seized', 'copied'] as const;

const conduct = { service: 'conducting', audience: 'participants' } as const;
const Sha256 = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' });

/** The hand-over from planning: revision and hash of the plan's stream as the leader started from it. */
export const ConductStarted = defineEvent({
  ...conduct,
  name: 'ConductStarted',
  fields: { planRevision: field(Count, 'leading'), planHash: field(Sha256, 'leading') },
});
export const ConductEnded = defineEvent({ ...conduct, name: 'ConductEnded', fields: {} });
export const AgencyArrived = defineSiteEvent({
  ...conduct,
  name: 'AgencyArrived',
  fields: { ...siteField, headcount: optional(shared(Count)) },
});
export const AgencyDeparted = defineSiteEvent({
  ...conduct,
  name: 'AgencyDeparted',
  fields: { ...siteField, headcount: optional(shared(Count)) },
});
/** The first entry on a site sets the head-count inside, a later one adds to it. */
export const SiteEntered = defineSiteEvent({
  ...conduct,
  name: 'SiteEntered',
  fields: { ...siteField, persons: shared(Count) },
});
export const SiteSecured = defineSiteEvent({ ...conduct, name: 'SiteSecured', fields: { ...siteField } });
const passage = {
  ...siteField,
  role: participantsOnly(codeOf(ROLES_INSIDE)),
  count: shared(Count),
};
/** In version 1 the role was free text. */
const roleInWords = {
  fields: { role: participantsOnly(ShortText) },
  upcast: (data: JsonObject) =>
    typeof data.role === 'string' ? { ...data, role: roleInsideOf(data.role) } : data,
};
export const PersonEntered = defineSiteEvent(
  { ...conduct, name: 'PersonEntered', fields: passage },
  roleInWords,
);
export const PersonLeft = defineSiteEvent({ ...conduct, name: 'PersonLeft', fields: passage }, roleInWords);
const who = { who: describesSomebody(secret(Text, { formerDefault: 'police-investigation' })) };
export const SuspectEncountered = defineSiteEvent({
  ...conduct,
  name: 'SuspectEncountered',
  fields: {
    ...siteField,
    kind: shared(codeOf([...SUSPECT_KINDS, ...SUSPECT_KINDS_ONCE_RECORDED])),
    ...who,
  },
});
export const PersonsSeparated = defineSiteEvent({
  ...conduct,
  name: 'PersonsSeparated',
  fields: { ...siteField, ...who },
});
export const SafetyIncidentOccurred = defineSiteEvent(
  {
    ...conduct,
    name: 'SafetyIncidentOccurred',
    fields: {
      ...siteField,
      severity,
      detail: secret(Text, { formerDefault: 'participants-only' }),
    },
  },
  undefined,
  severityForAll,
);
export const InspectionStarted = defineSiteEvent(
  {
    ...conduct,
    name: 'InspectionStarted',
    fields: { ...siteField, area },
  },
  undefined,
  { area: optional(areaForAll.area) },
);
export const InspectionCompleted = defineSiteEvent(
  {
    ...conduct,
    name: 'InspectionCompleted',
    fields: { ...siteField, area },
  },
  undefined,
  { area: optional(areaForAll.area) },
);
export const FindingRecorded = defineSiteEvent(
  {
    ...conduct,
    name: 'FindingRecorded',
    needsContent: true,
    fields: { ...siteField, area, severity, detail: secret(Text, { formerDefault: 'agency-own' }) },
  },
  undefined,
  { ...areaForAll, ...severityForAll },
);
export const IndicatorObserved = defineSiteEvent({
  ...conduct,
  name: 'IndicatorObserved',
  needsContent: true,
  fields: {
    ...siteField,
    indicator: secret(ShortText, { formerDefault: 'police-investigation' }),
    note: secret(Text, { formerDefault: 'police-investigation' }),
  },
});
export const EvidenceHandled = defineSiteEvent({
  ...conduct,
  name: 'EvidenceHandled',
  fields: {
    ...siteField,
    manner: shared(codeOf(EVIDENCE_MANNERS)),
    what: secret(Text, { formerDefault: 'police-investigation' }),
  },
});
export const DecisionTaken = defineSiteEvent({
  ...conduct,
  name: 'DecisionTaken',
  fields: {
    ...siteField,
    what: participantsOnly(Text),
    why: participantsOnly(Text),
    agreed: optional(shared(listOf(PersonRefSchema, 100))),
    disagreed: optional(shared(listOf(PersonRefSchema, 100))),
    /** What the decision rests on, where that is more than `why`: a paragraph, an agreement, a weighing. */
    ground: secret(Text, { formerDefault: 'participants-only' }),
    /** Why those who disagreed did. */
    dissent: secret(Text, { formerDefault: 'participants-only' }),
  },
});
/** A participant says, perhaps afterwards, that it did not agree. `decision`: the entry of a `DecisionTaken`. */
export const DissentRecorded = defineEvent({
  ...conduct,
  name: 'DissentRecorded',
  fields: { decision: shared(Uuid), reason: secret(Text, { formerDefault: 'participants-only' }) },
});
/**
 * A participant says that something went otherwise than planned (docs/domain.md, 4). `code`: of a deviation of the
 * kind's version, or `other`, for all; `what`: in words, for the recorder's own unless shared; `entries`: what it is
 * about, of what all participants see.
 */
export const DeviationDeclared = defineSiteEvent(
  {
    ...conduct,
    name: 'DeviationDeclared',
    fields: {
      ...siteField,
      code: shared(Code),
      what: secret(Text),
      entries: optional(shared(listOf(Uuid, CITED_ENTRIES_MAX))),
    },
  },
  undefined,
  { what: participantsOnly(Text) },
);
/** The leader halts the operation. What happens meanwhile is recorded and marked (`duringSuspension`). */
export const OperationSuspended = defineEvent({
  ...conduct,
  name: 'OperationSuspended',
  fields: { reason: participantsOnly(Text) },
});
export const OperationResumed = defineEvent({ ...conduct, name: 'OperationResumed', fields: {} });
export const NoteAdded = defineSiteEvent({
  ...conduct,
  name: 'NoteAdded',
  needsContent: true,
  fields: { ...siteField, text: secret(Text, { formerDefault: 'participants-only' }) },
});

export const conductEvents = [
  ConductStarted,
  ConductEnded,
  AgencyArrived,
  AgencyDeparted,
  SiteEntered,
  SiteSecured,
  PersonEntered,
  PersonLeft,
  SuspectEncountered,
  PersonsSeparated,
  SafetyIncidentOccurred,
  InspectionStarted,
  InspectionCompleted,
  FindingRecorded,
  IndicatorObserved,
  EvidenceHandled,
  DecisionTaken,
  NoteAdded,
  DissentRecorded,
  DeviationDeclared,
  OperationSuspended,
  OperationResumed,
  ...leadershipEvents,
  ...safetyCheckInEvents,
  ...metWithoutCoordinatorEvents,
  ...areaCountEvents,
] as const;
export type ConductEvent = EventOf<(typeof conductEvents)[number]>;

export const conductStream = (operationId: string): string => `conducting.conduct-${operationId}`;
