import {
  codeOf,
  Count,
  defineEvent,
  field,
  InstantText,
  listOf,
  optional,
  PersonRefSchema,
  secret,
  shared,
  Text,
  Uuid,
  type EventOf,
} from '@samsyn/event-store';
import { invitationFields } from '@samsyn/planning/contract';

export const ANSWER_MODES = ['on-site', 'telephone'] as const;
export const DECLINE_REASONS = [
  'outside-working-hours',
  'other-assignment',
  'too-far',
  'illness',
  'leave',
  'other',
] as const;
/** Why nobody needs to answer, or to come, any more. `ended`: the conduct is over. */
export const CALL_ENDINGS = [
  'rescheduled',
  'cancelled',
  'ended',
  'no-longer-needed',
  'replaced',
  'other',
] as const;

const call = { service: 'planning', audience: 'call' } as const;
/** Whose turn it is: `turn` counts from 0 along the chain, `answerBy` is the end of that answer window. */
const turn = {
  to: field(PersonRefSchema, 'call'),
  turn: field(Count, 'call'),
  answerBy: field(InstantText, 'call'),
};

export const CoordinatorCalled = defineEvent({
  ...call,
  name: 'CoordinatorCalled',
  fields: {
    ...invitationFields,
    ...turn,
    then: field(listOf(PersonRefSchema, 20), 'leading'),
    /** The call-out in whose place this one comes, since the operation was moved. */
    renews: optional(field(Uuid, 'call')),
  },
});
export const CallDelivered = defineEvent({ ...call, name: 'CallDelivered', fields: {} });
export const CallRead = defineEvent({ ...call, name: 'CallRead', fields: {} });
export const CoordinatorAccepted = defineEvent({
  ...call,
  name: 'CoordinatorAccepted',
  audience: 'answer',
  fields: { mode: shared(codeOf(ANSWER_MODES)), eta: optional(shared(InstantText)) },
});
export const CoordinatorDeclined = defineEvent({
  ...call,
  name: 'CoordinatorDeclined',
  fields: {
    reason: field(codeOf(DECLINE_REASONS), 'call'),
    note: secret(Text),
  },
});
export const CallExpired = defineEvent({
  ...call,
  name: 'CallExpired',
  fields: { to: field(PersonRefSchema, 'call') },
});
export const PASSED_OVER_REASONS = ['left'] as const;
/** The person whose turn it is, or was next, has left: the next is called without waiting (ADR 0037). */
export const CallPassedOver = defineEvent({
  ...call,
  name: 'CallPassedOver',
  fields: { to: field(PersonRefSchema, 'call'), reason: shared(codeOf(PASSED_OVER_REASONS)) },
});
export const CallEscalated = defineEvent({
  ...call,
  name: 'CallEscalated',
  fields: { ...invitationFields, ...turn },
});
/** The leader gives more time to answer, or less: the timer follows. */
export const CallDeadlineMoved = defineEvent({ ...call, name: 'CallDeadlineMoved', fields: turn });
export const CallAnsweredLate = defineEvent({
  ...call,
  name: 'CallAnsweredLate',
  fields: {
    answer: field(codeOf(['accepted', 'declined']), 'call'),
    mode: optional(field(codeOf(ANSWER_MODES), 'call')),
    eta: optional(field(InstantText, 'call')),
    reason: optional(field(codeOf(DECLINE_REASONS), 'call')),
    note: secret(Text),
  },
});
export const CallWithdrawn = defineEvent({
  ...call,
  name: 'CallWithdrawn',
  fields: { reason: optional(field(codeOf(CALL_ENDINGS), 'call')) },
});
export const CallChainExhausted = defineEvent({ ...call, name: 'CallChainExhausted', fields: {} });
/** The leader no longer needs the coordinator who had accepted. */
export const CoordinatorReleased = defineEvent({
  ...call,
  name: 'CoordinatorReleased',
  audience: 'answer',
  fields: { who: shared(PersonRefSchema), reason: optional(shared(codeOf(CALL_ENDINGS))) },
});

export const callOutEvents = [
  CoordinatorCalled,
  CallDelivered,
  CallRead,
  CoordinatorAccepted,
  CoordinatorDeclined,
  CallExpired,
  CallPassedOver,
  CallEscalated,
  CallDeadlineMoved,
  CallAnsweredLate,
  CallWithdrawn,
  CallChainExhausted,
  CoordinatorReleased,
] as const;
export type CallOutEvent = EventOf<(typeof callOutEvents)[number]>;

export const callOutStream = (callOutId: string): string => `planning.call-out-${callOutId}`;
