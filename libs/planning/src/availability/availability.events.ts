import {
  closed,
  Code,
  codeOf,
  defineEvent,
  InstantText,
  listOf,
  LocalTime,
  PersonRefSchema,
  shared,
  type EventOf,
} from '@samsyn/event-store';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export const AVAILABILITY_MODES = ['on-site', 'telephone', 'on-site-or-telephone'] as const;

const availability = { service: 'planning', audience: 'branch' } as const;

/** Recurring hours in Europe/Stockholm wall-clock time; `to` before `from` runs past midnight. Replaces what was published before. */
export const AvailabilityPublished = defineEvent({
  ...availability,
  name: 'AvailabilityPublished',
  fields: {
    windows: shared(
      listOf(closed({ weekdays: listOf(codeOf(WEEKDAYS), 7), from: LocalTime, to: LocalTime }), 30),
    ),
    mode: shared(codeOf(AVAILABILITY_MODES)),
    regions: shared(listOf(Code, 30)),
  },
});
export const AvailabilityWithdrawn = defineEvent({
  ...availability,
  name: 'AvailabilityWithdrawn',
  fields: {},
});
export const OnCallShiftAssigned = defineEvent({
  ...availability,
  name: 'OnCallShiftAssigned',
  fields: {
    from: shared(InstantText),
    to: shared(InstantText),
    mode: shared(codeOf(AVAILABILITY_MODES)),
    covers: shared(listOf(Code, 30)),
  },
});
/** The person's next shift is taken over by `with`. */
export const OnCallShiftSwapped = defineEvent({
  ...availability,
  name: 'OnCallShiftSwapped',
  fields: {
    with: shared(PersonRefSchema),
    from: shared(InstantText),
    to: shared(InstantText),
    mode: shared(codeOf(AVAILABILITY_MODES)),
    covers: shared(listOf(Code, 30)),
  },
});

export const availabilityEvents = [
  AvailabilityPublished,
  AvailabilityWithdrawn,
  OnCallShiftAssigned,
  OnCallShiftSwapped,
] as const;
export type AvailabilityEvent = EventOf<(typeof availabilityEvents)[number]>;

/** One stream for each person: the one whose hours they are. */
export const availabilityStream = (person: string): string => `planning.availability-${person}`;
