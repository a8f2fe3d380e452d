import {
  codeOf,
  InstantText,
  optional,
  participantsOnly,
  PersonRefSchema,
  shared,
  SiteName,
  Text,
  Uuid,
  withEntry,
} from '@samsyn/event-store';
import Type from 'typebox';
import { defineSiteEvent } from '../../site.fields';

/** What the leader found out or did about an alarm. */
export const ALARM_OUTCOMES = [
  'reached-and-safe',
  'forgot-to-check-in',
  'help-sent',
  'being-searched-for',
] as const;
export type AlarmOutcome = (typeof ALARM_OUTCOMES)[number];

export const CHECK_IN_MINUTES_MAX = 720;

/** Seen by the leading branch and the branches of `who` (ADR 0015). */
const safety = { service: 'conducting', audience: 'safety', names: 'who' } as const;
const about = {
  site: optional(withEntry(SiteName)),
  who: shared(Type.Array(PersonRefSchema, { minItems: 1, maxItems: 40 })),
};
/** The plan: id of its `SafetyCheckInStarted`. */
const checkIn = { checkIn: shared(Uuid), ...about };
/** When Samsyn looks next: the next deadline, or after a missed one the repeated alarm. Absent: never again. */
const nextAt = { nextAt: optional(shared(InstantText)) };
/** The alarm (id of the latest `SafetyCheckInMissed`) that this clears. */
const clears = { clears: optional(shared(Uuid)) };

/** Somebody, or a team that reports as one, is to check in every so many minutes, or by a moment, or both. */
export const SafetyCheckInStarted = defineSiteEvent({
  ...safety,
  name: 'SafetyCheckInStarted',
  fields: {
    ...about,
    everyMinutes: optional(shared(Type.Integer({ minimum: 1, maximum: CHECK_IN_MINUTES_MAX }))),
    until: optional(shared(InstantText)),
    ...nextAt,
  },
});
/** By the person or on their behalf; one is enough for a team. */
export const SafetyCheckedIn = defineSiteEvent({
  ...safety,
  name: 'SafetyCheckedIn',
  fields: { ...checkIn, ...nextAt, ...clears },
});
/** By Samsyn. `dueAt`: the deadline that went by; `step` counts from 1 the alarms about it. */
export const SafetyCheckInMissed = defineSiteEvent({
  ...safety,
  name: 'SafetyCheckInMissed',
  fields: {
    ...checkIn,
    dueAt: shared(InstantText),
    step: shared(Type.Integer({ minimum: 1, maximum: 100 })),
    ...nextAt,
  },
});
export const SafetyAlarmHandled = defineSiteEvent({
  ...safety,
  name: 'SafetyAlarmHandled',
  fields: {
    ...checkIn,
    alarm: shared(Uuid),
    how: shared(codeOf(ALARM_OUTCOMES)),
    note: optional(participantsOnly(Text)),
    ...nextAt,
  },
});
export const SafetyCheckInEnded = defineSiteEvent({
  ...safety,
  name: 'SafetyCheckInEnded',
  fields: { ...checkIn, ...clears },
});

export const safetyCheckInEvents = [
  SafetyCheckInStarted,
  SafetyCheckedIn,
  SafetyCheckInMissed,
  SafetyAlarmHandled,
  SafetyCheckInEnded,
] as const;
