import {
  BranchText,
  codeOf,
  defineEvent,
  field,
  InstantText,
  listOf,
  LocalDate,
  optional,
  participantsOnly,
  PersonRefSchema,
  shared,
  Text,
  Uuid,
  withEntry,
  type EventOf,
} from '@samsyn/event-store';
import Type from 'typebox';

const debrief = { service: 'debriefing', audience: 'participants' } as const;
const Sha256 = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' });
/** The hand-over from conducting: revision and hash of the conduct's stream, -1 and absent where nothing was conducted. */
const handOver = {
  conductRevision: field(Type.Integer({ minimum: -1 }), 'leading'),
  conductHash: optional(field(Sha256, 'leading')),
};

export const DebriefOpened = defineEvent({ ...debrief, name: 'DebriefOpened', fields: handOver });
export const DebriefReopened = defineEvent({
  ...debrief,
  name: 'DebriefReopened',
  fields: { why: participantsOnly(Text) },
});
export const FacilitatorNamed = defineEvent({
  ...debrief,
  name: 'FacilitatorNamed',
  fields: { who: shared(PersonRefSchema) },
});
export const PerspectiveRequested = defineEvent({
  ...debrief,
  name: 'PerspectiveRequested',
  fields: { of: shared(listOf(BranchText, 50)), answerBy: optional(shared(InstantText)) },
});
/** Samsyn reminds before `answerBy`: while who has answered is closed, everybody who was asked (ADR 0010). */
export const PerspectiveReminded = defineEvent({
  ...debrief,
  name: 'PerspectiveReminded',
  fields: { request: shared(Uuid), of: shared(listOf(BranchText, 50)), answerBy: shared(InstantText) },
});

const view = {
  well: optional(participantsOnly(Text)),
  hard: optional(participantsOnly(Text)),
  develop: optional(participantsOnly(Text)),
};
const submitted = {
  through: optional(field(Type.Literal('facilitator'), 'facilitation')),
  well: optional(field(Text, 'facilitation')),
  hard: optional(field(Text, 'facilitation')),
  develop: optional(field(Text, 'facilitation')),
};
/** Submitted in the branch's own name; see rules for who sees it while a facilitator receives others'. */
export const PerspectiveSubmitted = defineEvent({
  ...debrief,
  name: 'PerspectiveSubmitted',
  version: 2,
  audience: 'perspective',
  fields: {
    ...submitted,
    /** Through the facilitator: a branch that takes no part, to which it is passed on. */
    about: optional(field(BranchText, 'facilitation')),
    /** Through the facilitator: the joint decision that the author does not agree to. */
    decision: optional(field(Uuid, 'facilitation')),
  },
  earlier: [{ version: 1, fields: submitted, upcast: (data) => data }],
});
const released = { ...view, perspective: field(Uuid, 'facilitation') };
/** A copy of what was submitted, without its author; `perspective` (the origin's id) is for facilitators only. */
export const PerspectiveReleased = defineEvent({
  ...debrief,
  name: 'PerspectiveReleased',
  version: 2,
  fields: { ...released, decision: optional(shared(Uuid)) },
  earlier: [{ version: 1, fields: released, upcast: (data) => data }],
});
/** What was said of a branch that takes no part, to that branch and without its author. */
export const PerspectivePassedOn = defineEvent({
  ...debrief,
  name: 'PerspectivePassedOn',
  audience: 'passed-on',
  names: 'to',
  fields: {
    to: withEntry(BranchText),
    well: optional(withEntry(Text)),
    hard: optional(withEntry(Text)),
    develop: optional(withEntry(Text)),
    perspective: field(Uuid, 'facilitation'),
  },
});

export const DebriefMeetingHeld = defineEvent({
  ...debrief,
  name: 'DebriefMeetingHeld',
  fields: { present: shared(listOf(PersonRefSchema, 100)) },
});
/** What a lesson is about: `theme:interpreter`, `deviation:no-support-offered`, `agency:police` (lesson-tags.ts). */
export const LessonTag = Type.String({ maxLength: 129, pattern: '^[a-z]+:[A-Za-z0-9][A-Za-z0-9._-]*$' });
export const LessonAgreed = defineEvent({
  ...debrief,
  name: 'LessonAgreed',
  fields: { what: participantsOnly(Text), tags: optional(shared(listOf(LessonTag, 30))) },
});
export const ActionAgreed = defineEvent({
  ...debrief,
  name: 'ActionAgreed',
  fields: { what: participantsOnly(Text), owner: shared(PersonRefSchema), due: shared(LocalDate) },
});
const action = { action: shared(Uuid) };
export const ActionCompleted = defineEvent({ ...debrief, name: 'ActionCompleted', fields: action });
export const ActionDropped = defineEvent({
  ...debrief,
  name: 'ActionDropped',
  fields: { ...action, why: participantsOnly(Text) },
});
/** A new last day, and why. */
export const ActionMoved = defineEvent({
  ...debrief,
  name: 'ActionMoved',
  fields: { ...action, due: shared(LocalDate), why: participantsOnly(Text) },
});
export const ActionReassigned = defineEvent({
  ...debrief,
  name: 'ActionReassigned',
  fields: { ...action, owner: shared(PersonRefSchema), why: optional(participantsOnly(Text)) },
});
export const REMINDED_ABOUT = ['before-due', 'overdue'] as const;
/** Samsyn reminds the owner: `due` is the last day as it stood then. */
export const ActionReminded = defineEvent({
  ...debrief,
  name: 'ActionReminded',
  fields: {
    ...action,
    to: shared(PersonRefSchema),
    due: shared(LocalDate),
    about: shared(codeOf(REMINDED_ABOUT)),
  },
});
export const VERSION_FORMATS = ['json', 'html', 'markdown', 'pdf'] as const;
/**
 * A final version of the branch's own, made on purpose: `version` is the SHA-256 of the document as that
 * branch saw it, `upTo` the last entry that it saw then. A number of the log would reveal entries that it
 * does not see (ADR 0011).
 */
export const DebriefGenerated = defineEvent({
  ...debrief,
  name: 'DebriefGenerated',
  audience: 'branch',
  fields: {
    branch: shared(BranchText),
    version: shared(Sha256),
    format: shared(codeOf(VERSION_FORMATS)),
    upTo: shared(Uuid),
  },
});
/** The branch signs off its own version; `version` as in `DebriefGenerated`, `generated` the entry that made it. */
export const DebriefSignedOff = defineEvent({
  ...debrief,
  name: 'DebriefSignedOff',
  fields: { branch: shared(BranchText), version: shared(Sha256), generated: optional(shared(Uuid)) },
});
export const DebriefClosed = defineEvent({ ...debrief, name: 'DebriefClosed', fields: {} });

export const debriefEvents = [
  DebriefOpened,
  DebriefReopened,
  FacilitatorNamed,
  PerspectiveRequested,
  PerspectiveReminded,
  PerspectiveSubmitted,
  PerspectiveReleased,
  PerspectivePassedOn,
  DebriefMeetingHeld,
  LessonAgreed,
  ActionAgreed,
  ActionCompleted,
  ActionDropped,
  ActionMoved,
  ActionReassigned,
  ActionReminded,
  DebriefGenerated,
  DebriefSignedOff,
  DebriefClosed,
] as const;
export type DebriefEvent = EventOf<(typeof debriefEvents)[number]>;

/** One debrief for each operation, under the operation's id. */
export const debriefStream = (operationId: string): string => `debriefing.debrief-${operationId}`;
