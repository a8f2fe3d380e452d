import {
  Code,
  codeOf,
  Count,
  defineEvent,
  field,
  listOf,
  optional,
  participantsOnly,
  PersonRefSchema,
  secret,
  shared,
  ShortText,
  siteField,
  Text,
  Uuid,
  type EventOf,
} from '@samsyn/event-store';
import Type from 'typebox';
import { leadershipEvents } from './leadership/leadership.events';
import { metWithoutCoordinatorEvents } from './met-without-coordinator/met-without-coordinator.events';
import { safetyCheckInEvents } from './safety-check-ins/safety-check-in.events';

export * from './leadership/leadership.events';
export * from './met-without-coordinator/met-without-coordinator.events';
export * from './safety-check-ins/safety-check-in.events';

export const SUSPECT_KINDS = ['buyer', 'controller', 'other'] as const;
export const CITED_ENTRIES_MAX = 50;
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
export const AgencyArrived = defineEvent({
  ...conduct,
  name: 'AgencyArrived',
  fields: { ...siteField, headcount: optional(shared(Count)) },
});
export const AgencyDeparted = defineEvent({
  ...conduct,
  name: 'AgencyDeparted',
  fields: { ...siteField, headcount: optional(shared(Count)) },
});
/** The first entry on a site sets the head-count inside, a later one adds to it. */
export const SiteEntered = defineEvent({
  ...conduct,
  name: 'SiteEntered',
  fields: { ...siteField, persons: shared(Count) },
});
export const SiteSecured = defineEvent({ ...conduct, name: 'SiteSecured', fields: { ...siteField } });
export const PersonEntered = defineEvent({
  ...conduct,
  name: 'PersonEntered',
  fields: { ...siteField, role: participantsOnly(ShortText), count: shared(Count) },
});
export const PersonLeft = defineEvent({
  ...conduct,
  name: 'PersonLeft',
  fields: { ...siteField, role: participantsOnly(ShortText), count: shared(Count) },
});
export const SuspectEncountered = defineEvent({
  ...conduct,
  name: 'SuspectEncountered',
  fields: {
    ...siteField,
    kind: shared(codeOf(SUSPECT_KINDS)),
    who: secret(Text, { formerDefault: 'police-investigation' }),
  },
});
export const PersonsSeparated = defineEvent({
  ...conduct,
  name: 'PersonsSeparated',
  fields: { ...siteField, who: secret(Text, { formerDefault: 'police-investigation' }) },
});
export const SafetyIncidentOccurred = defineEvent({
  ...conduct,
  name: 'SafetyIncidentOccurred',
  fields: {
    ...siteField,
    severity: participantsOnly(ShortText),
    detail: secret(Text, { formerDefault: 'participants-only' }),
  },
});
export const InspectionStarted = defineEvent({
  ...conduct,
  name: 'InspectionStarted',
  fields: { ...siteField, area: optional(participantsOnly(ShortText)) },
});
export const InspectionCompleted = defineEvent({
  ...conduct,
  name: 'InspectionCompleted',
  fields: { ...siteField, area: optional(participantsOnly(ShortText)) },
});
export const FindingRecorded = defineEvent({
  ...conduct,
  name: 'FindingRecorded',
  needsContent: true,
  fields: {
    ...siteField,
    area: participantsOnly(ShortText),
    severity: participantsOnly(ShortText),
    detail: secret(Text, { formerDefault: 'agency-own' }),
  },
});
export const IndicatorObserved = defineEvent({
  ...conduct,
  name: 'IndicatorObserved',
  needsContent: true,
  fields: {
    ...siteField,
    indicator: secret(ShortText, { formerDefault: 'police-investigation' }),
    note: secret(Text, { formerDefault: 'police-investigation' }),
  },
});
export const EvidenceHandled = defineEvent({
  ...conduct,
  name: 'EvidenceHandled',
  fields: {
    ...siteField,
    manner: shared(codeOf(EVIDENCE_MANNERS)),
    what: secret(Text, { formerDefault: 'police-investigation' }),
  },
});
export const DecisionTaken = defineEvent({
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
 * kind's version, or `other`; `entries`: what it is about, of what all participants see.
 */
export const DeviationDeclared = defineEvent({
  ...conduct,
  name: 'DeviationDeclared',
  fields: {
    ...siteField,
    code: shared(Code),
    what: participantsOnly(Text),
    entries: optional(shared(listOf(Uuid, CITED_ENTRIES_MAX))),
  },
});
/** The leader halts the operation. What happens meanwhile is recorded and marked (`duringSuspension`). */
export const OperationSuspended = defineEvent({
  ...conduct,
  name: 'OperationSuspended',
  fields: { reason: participantsOnly(Text) },
});
export const OperationResumed = defineEvent({ ...conduct, name: 'OperationResumed', fields: {} });
export const NoteAdded = defineEvent({
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
] as const;
export type ConductEvent = EventOf<(typeof conductEvents)[number]>;

export const conductStream = (operationId: string): string => `conducting.conduct-${operationId}`;
