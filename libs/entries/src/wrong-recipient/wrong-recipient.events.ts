import {
  codeOf,
  defineEvent,
  InstantText,
  optional,
  shared,
  Text,
  Uuid,
  withEntry,
  type EventOf,
} from '@samsyn/event-store';

/** What must be done once something has reached the wrong hands, in the order in which it is usually done. */
export const INCIDENT_STEPS = [
  'deletion-requested',
  'deletion-confirmed',
  'person-informed',
  'supervisory-authority',
] as const;
export const STEP_OUTCOMES = ['done', 'not-needed'] as const;

/** In the stream of what was sent, sealed as it is; the sending and the receiving branch know of it. */
const incident = { service: 'entries', audience: 'disclosure', sealedFor: 'subject' } as const;

/** From here on the recipient sees the field no more. */
export const WrongRecipientReported = defineEvent({
  ...incident,
  name: 'WrongRecipientReported',
  fields: {
    /** The `DisclosureDecided` that went wrong. */
    decision: shared(Uuid),
    what: withEntry(Text),
    /** When the supervisory authority must have been notified, at the latest. */
    notifyBy: shared(InstantText),
  },
});
export const IncidentStepTaken = defineEvent({
  ...incident,
  name: 'IncidentStepTaken',
  fields: {
    incident: shared(Uuid),
    step: shared(codeOf(INCIDENT_STEPS)),
    outcome: shared(codeOf(STEP_OUTCOMES)),
    why: optional(withEntry(Text)),
  },
});
export const IncidentReminded = defineEvent({
  ...incident,
  name: 'IncidentReminded',
  fields: { incident: shared(Uuid), notifyBy: shared(InstantText) },
});
export const IncidentClosed = defineEvent({
  ...incident,
  name: 'IncidentClosed',
  fields: { incident: shared(Uuid) },
});

export const wrongRecipientEvents = [
  WrongRecipientReported,
  IncidentStepTaken,
  IncidentReminded,
  IncidentClosed,
] as const;
export type WrongRecipientEvent = EventOf<(typeof wrongRecipientEvents)[number]>;
