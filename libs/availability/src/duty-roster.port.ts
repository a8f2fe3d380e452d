import type { Instant } from '@samsyn/kernel';
import type { RosterInterval } from './rosters.schema';

export type { RosterInterval } from './rosters.schema';

/** When a person (by pseudonym) is on duty, for what is hers to see: her calendar. Planning provides it. */
export abstract class DutyRoster {
  /** Her published hours and exceptions as moments that touch the time, in order of their days. */
  abstract hoursOf(person: string, from: Instant, to: Instant): readonly RosterInterval[];
  /** Her on-call shifts that touch the time, in order. */
  abstract shiftsOf(person: string, from: Instant, to: Instant): readonly RosterInterval[];
}
