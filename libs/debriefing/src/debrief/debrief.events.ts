import {
  BranchText,
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

const view = {
  well: optional(participantsOnly(Text)),
  hard: optional(participantsOnly(Text)),
  develop: optional(participantsOnly(Text)),
};
/** Submitted in the branch's own name; see rules for who sees it while a facilitator receives others'. */
export const PerspectiveSubmitted = defineEvent({
  ...debrief,
  name: 'PerspectiveSubmitted',
  audience: 'perspective',
  fields: {
    through: optional(field(Type.Literal('facilitator'), 'facilitation')),
    well: optional(field(Text, 'facilitation')),
    hard: optional(field(Text, 'facilitation')),
    develop: optional(field(Text, 'facilitation')),
  },
});
/** A copy of what was submitted, without its author; `perspective` (the origin's id) is for facilitators only. */
export const PerspectiveReleased = defineEvent({
  ...debrief,
  name: 'PerspectiveReleased',
  fields: { ...view, perspective: field(Uuid, 'facilitation') },
});

export const DebriefMeetingHeld = defineEvent({
  ...debrief,
  name: 'DebriefMeetingHeld',
  fields: { present: shared(listOf(PersonRefSchema, 100)) },
});
export const LessonAgreed = defineEvent({
  ...debrief,
  name: 'LessonAgreed',
  fields: { what: participantsOnly(Text) },
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
/** The branch signs off its own version; `version` is the SHA-256 of the document as that branch saw it. */
export const DebriefSignedOff = defineEvent({
  ...debrief,
  name: 'DebriefSignedOff',
  fields: { branch: shared(BranchText), version: shared(Sha256) },
});
export const DebriefClosed = defineEvent({ ...debrief, name: 'DebriefClosed', fields: {} });

export const debriefEvents = [
  DebriefOpened,
  DebriefReopened,
  FacilitatorNamed,
  PerspectiveRequested,
  PerspectiveSubmitted,
  PerspectiveReleased,
  DebriefMeetingHeld,
  LessonAgreed,
  ActionAgreed,
  ActionCompleted,
  ActionDropped,
  DebriefSignedOff,
  DebriefClosed,
] as const;
export type DebriefEvent = EventOf<(typeof debriefEvents)[number]>;

/** One debrief for each operation, under the operation's id. */
export const debriefStream = (operationId: string): string => `debriefing.debrief-${operationId}`;
