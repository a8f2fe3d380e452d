import {
  Code,
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
  ShortText,
  Text,
  Uuid,
  type EventOf,
} from '@samsyn/event-store';
import Type from 'typebox';

/** What the advice is asked about, for the statistics: the question itself is sealed. */
export const ADVICE_TOPICS = [
  'approach',
  'victim-perspective',
  'indicators',
  'support-and-referral',
  'suspected-minor',
  'language-and-interpreter',
  'legal-question',
  'other',
] as const;
export const ADVICE_OUTCOMES = [
  'question-answered',
  'will-follow-up',
  'comes-to-the-site',
  'operation-recommended',
  'referred-elsewhere',
  'no-advice-possible',
] as const;
export const ADVICE_UNANSWERED_REASONS = ['no-answer', 'nobody-on-duty', 'left'] as const;

/** `call`: the asker and the person asked, nobody else of their branches until it is over (ADR 0042). */
const advice = { service: 'planning', audience: 'call' } as const;
const asked = {
  topic: shared(codeOf(ADVICE_TOPICS)),
  region: shared(Code),
  question: field(Text, 'call'),
  /** Where the one who asks is reached. */
  telephone: optional(field(ShortText, 'call')),
  answerBy: shared(InstantText),
};

/** An officer asks a coordinator for advice by telephone, without any operation. */
export const AdviceRequested = defineEvent({
  ...advice,
  name: 'AdviceRequested',
  fields: {
    ...asked,
    /** Absent: nobody was on duty. */
    to: optional(shared(PersonRefSchema)),
    then: field(listOf(PersonRefSchema, 20), 'leading'),
  },
});
/** Samsyn asks the next of the chain, who has as long to answer as the first had. */
export const AdviceEscalated = defineEvent({
  ...advice,
  name: 'AdviceEscalated',
  fields: { ...asked, to: shared(PersonRefSchema), turn: shared(Count) },
});
/** Nobody gave the advice in time; `last`: there is nobody else to ask. */
export const AdviceUnanswered = defineEvent({
  ...advice,
  name: 'AdviceUnanswered',
  fields: {
    to: optional(shared(PersonRefSchema)),
    reason: shared(codeOf(ADVICE_UNANSWERED_REASONS)),
    last: shared(Type.Boolean()),
  },
});
/** Recorded at any time: never refused for being late. */
export const AdviceGiven = defineEvent({
  ...advice,
  name: 'AdviceGiven',
  fields: {
    durationMinutes: shared(Count),
    outcome: shared(codeOf(ADVICE_OUTCOMES)),
    note: secret(Text),
  },
});
export const AdviceRequestWithdrawn = defineEvent({
  ...advice,
  name: 'AdviceRequestWithdrawn',
  fields: {},
});
/** It became an operation. Sealed: the log does not tell in clear which. */
export const AdviceLinkedToOperation = defineEvent({
  ...advice,
  name: 'AdviceLinkedToOperation',
  fields: { operation: field(Uuid, 'call') },
});

export const adviceCallEvents = [
  AdviceRequested,
  AdviceEscalated,
  AdviceUnanswered,
  AdviceGiven,
  AdviceRequestWithdrawn,
  AdviceLinkedToOperation,
] as const;
export type AdviceCallEvent = EventOf<(typeof adviceCallEvents)[number]>;

export const adviceCallStream = (adviceCallId: string): string => `planning.advice-call-${adviceCallId}`;
