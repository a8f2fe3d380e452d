import type { Instant } from '@samsyn/kernel';
import type { RosterInterval } from './rosters.schema';

export type { RosterInterval } from './rosters.schema';

/** When a person (by pseudonym) is on duty, for their own calendar. `AvailabilityModule` provides it. */
export abstract class DutyRoster {
  /** The person's published hours and exceptions as moments that touch the time, in order of their days. */
  abstract hoursOf(person: string, from: Instant, to: Instant): readonly RosterInterval[];
  /** The person's on-call shifts that touch the time, in order. */
  abstract shiftsOf(person: string, from: Instant, to: Instant): readonly RosterInterval[];
}
