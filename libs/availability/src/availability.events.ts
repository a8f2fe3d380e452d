import {
  closed,
  Code,
  codeOf,
  defineEvent,
  field,
  InstantText,
  listOf,
  LocalDate,
  LocalTime,
  optional,
  PersonRefSchema,
  shared,
  Uuid,
  type EventOf,
} from '@samsyn/event-store';
import Type from 'typebox';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export const AVAILABILITY_MODES = ['on-site', 'telephone', 'on-site-or-telephone'] as const;
/** Why the weekly hours do not hold; shown to nobody outside the person's branch. */
export const EXCEPTION_REASONS = [
  'leave',
  'illness',
  'training',
  'other-assignment',
  'public-holiday',
  'changed-hours',
  'other',
] as const;
export const SHIFT_WITHDRAWALS = ['illness', 'leave', 'assigned-by-mistake', 'not-needed', 'other'] as const;
/** Why a proposed swap ended without an answer. */
export const SWAP_ENDINGS = ['shift-began', 'shift-gone'] as const;

const availability = { service: 'planning', audience: 'branch' } as const;
/** On the clock on the wall in Europe/Stockholm; `overnight`: `to` is of the next day. */
const hours = { from: LocalTime, to: LocalTime, overnight: Type.Optional(Type.Boolean()) };

/**
 * Recurring hours in Europe/Stockholm wall-clock time. Holds on the days of its validity (all, where none is
 * given) and replaces there what was published before. Recorded before `overnight` existed, `to` before
 * `from` runs past midnight.
 */
export const AvailabilityPublished = defineEvent({
  ...availability,
  name: 'AvailabilityPublished',
  fields: {
    windows: shared(listOf(closed({ weekdays: listOf(codeOf(WEEKDAYS), 7), ...hours }), 30)),
    mode: shared(codeOf(AVAILABILITY_MODES)),
    regions: shared(listOf(Code, 30)),
    /** First and last day on which a window begins. */
    validFrom: optional(shared(LocalDate)),
    validUntil: optional(shared(LocalDate)),
  },
});
export const AvailabilityWithdrawn = defineEvent({
  ...availability,
  name: 'AvailabilityWithdrawn',
  fields: {},
});
/** Days on which the weekly hours do not hold: other hours, or none. The latest exception for a day holds. */
export const AvailabilityExceptionPublished = defineEvent({
  ...availability,
  name: 'AvailabilityExceptionPublished',
  fields: {
    exception: shared(Uuid),
    firstDay: shared(LocalDate),
    lastDay: shared(LocalDate),
    hours: shared(listOf(closed(hours), 10)),
    /** Absent: as the person's weekly hours say. */
    mode: optional(shared(codeOf(AVAILABILITY_MODES))),
    regions: shared(listOf(Code, 30)),
    reason: field(codeOf(EXCEPTION_REASONS), 'agency-own'),
  },
});
export const AvailabilityExceptionWithdrawn = defineEvent({
  ...availability,
  name: 'AvailabilityExceptionWithdrawn',
  fields: { exception: shared(Uuid) },
});

const duty = {
  from: shared(InstantText),
  to: shared(InstantText),
  mode: shared(codeOf(AVAILABILITY_MODES)),
  covers: shared(listOf(Code, 30)),
};
/** `who` is on call. The same `shift` again: it is changed. */
export const OnCallShiftAssigned = defineEvent({
  ...availability,
  name: 'OnCallShiftAssigned',
  fields: { ...duty, shift: optional(shared(Uuid)), who: optional(shared(PersonRefSchema)) },
});
export const OnCallShiftWithdrawn = defineEvent({
  ...availability,
  name: 'OnCallShiftWithdrawn',
  fields: {
    ...duty,
    shift: shared(Uuid),
    /** Who was on call. */
    who: shared(PersonRefSchema),
    reason: optional(field(codeOf(SHIFT_WITHDRAWALS), 'agency-own')),
  },
});

const parties = { swap: shared(Uuid), giver: shared(PersonRefSchema), with: shared(PersonRefSchema) };
/** The giver offers a shift to `with`, perhaps for one of theirs, and keeps it until `with` accepts. */
export const OnCallSwapProposed = defineEvent({
  ...availability,
  name: 'OnCallSwapProposed',
  fields: {
    ...parties,
    ...duty,
    shift: shared(Uuid),
    inReturn: optional(shared(closed({ shift: Uuid, from: InstantText, to: InstantText }))),
    /** When the first of the shifts begins; of one under way, when it ends. */
    expiresAt: shared(InstantText),
  },
});
/** `with` agreed and now holds the shift. An exchange has one event for each shift, with `giver` either. */
export const OnCallShiftSwapped = defineEvent({
  ...availability,
  name: 'OnCallShiftSwapped',
  fields: {
    ...duty,
    with: shared(PersonRefSchema),
    giver: optional(shared(PersonRefSchema)),
    shift: optional(shared(Uuid)),
    swap: optional(shared(Uuid)),
  },
});
export const OnCallSwapDeclined = defineEvent({
  ...availability,
  name: 'OnCallSwapDeclined',
  fields: parties,
});
export const OnCallSwapWithdrawn = defineEvent({
  ...availability,
  name: 'OnCallSwapWithdrawn',
  fields: parties,
});
/** Nobody answered in time, or the giver no longer holds the shift; it stays where it is. */
export const OnCallSwapExpired = defineEvent({
  ...availability,
  name: 'OnCallSwapExpired',
  fields: { ...parties, reason: shared(codeOf(SWAP_ENDINGS)) },
});

/** What stands in the stream of one person. */
export const hoursEvents = [
  AvailabilityPublished,
  AvailabilityWithdrawn,
  AvailabilityExceptionPublished,
  AvailabilityExceptionWithdrawn,
] as const;
export type HoursEvent = EventOf<(typeof hoursEvents)[number]>;

/** What stands in the on-call rota of a branch. */
export const rotaEvents = [
  OnCallShiftAssigned,
  OnCallShiftWithdrawn,
  OnCallSwapProposed,
  OnCallShiftSwapped,
  OnCallSwapDeclined,
  OnCallSwapWithdrawn,
  OnCallSwapExpired,
] as const;
export type RotaEvent = EventOf<(typeof rotaEvents)[number]>;

export const availabilityEvents = [...hoursEvents, ...rotaEvents] as const;

/** One stream for each person: the one whose hours they are. */
export const availabilityStream = (person: string): string => `planning.availability-${person}`;
/** One stream for the on-call shifts of each branch, whoever holds them (ADR 0018). */
export const rotaStream = (branch: string): string => `planning.on-call-rota-${branch.replace('/', '.')}`;
