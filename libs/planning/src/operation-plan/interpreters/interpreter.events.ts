import {
  Code,
  codeOf,
  defineEvent,
  optional,
  participantsOnly,
  PersonRefSchema,
  secret,
  shared,
  ShortText,
  Text,
  Uuid,
  WindowOf,
  type EventOf,
} from '@samsyn/event-store';

export const INTERPRETING_MODES = ['on-site', 'telephone', 'video'] as const;
export const INTERPRETER_PREFERENCES = ['female', 'male'] as const;
/** Why no interpreter comes, as the agency says it. */
export const INTERPRETER_DECLINES = [
  'none-free',
  'language-not-offered',
  'conflict-of-interest',
  'other',
] as const;
export const INTERPRETER_CANCELLATIONS = [
  'not-needed',
  'interpreter-unable',
  'conflict-of-interest',
  'operation-cancelled',
  'other',
] as const;

const plan = { service: 'planning', audience: 'participants' } as const;
/** The booking that an entry speaks of: one for each request. */
const booking = shared(Uuid);

export const InterpreterRequested = defineEvent({
  ...plan,
  name: 'InterpreterRequested',
  fields: {
    booking,
    language: shared(Code),
    mode: shared(codeOf(INTERPRETING_MODES)),
    window: shared(WindowOf),
    /** Whom the person met would rather speak through; absent: no preference. */
    preference: optional(shared(codeOf(INTERPRETER_PREFERENCES))),
  },
});
export const InterpreterBooked = defineEvent({
  ...plan,
  name: 'InterpreterBooked',
  fields: {
    booking,
    /** The agency's own number of the booking. */
    reference: participantsOnly(ShortText),
    who: optional(shared(PersonRefSchema)),
    /** What stands between this interpreter and those who are met: the same small language group, a relative. */
    conflict: secret(Text, { formerDefault: 'agency-own' }),
  },
});
export const InterpreterDeclined = defineEvent({
  ...plan,
  name: 'InterpreterDeclined',
  fields: { booking, reason: shared(codeOf(INTERPRETER_DECLINES)) },
});
export const InterpreterCancelled = defineEvent({
  ...plan,
  name: 'InterpreterCancelled',
  fields: { booking, reason: shared(codeOf(INTERPRETER_CANCELLATIONS)) },
});

export const interpreterEvents = [
  InterpreterRequested,
  InterpreterBooked,
  InterpreterDeclined,
  InterpreterCancelled,
] as const;
export type InterpreterEvent = EventOf<(typeof interpreterEvents)[number]>;
