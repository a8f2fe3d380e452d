import type { Instant } from '@samsyn/kernel';

/** A time on duty: how, and for which regions, somebody can be called then. */
export interface RosterInterval {
  readonly from: Instant;
  readonly to: Instant;
  /** `on-site`, `telephone` or `on-site-or-telephone`. */
  readonly mode: string;
  readonly regions: readonly string[];
}

/** When a person (by pseudonym) is on duty, for what is hers to see: her calendar. Planning provides it. */
export abstract class DutyRoster {
  /** Her published hours and exceptions as moments that touch the time, in order of their days. */
  abstract hoursOf(person: string, from: Instant, to: Instant): readonly RosterInterval[];
  /** Her on-call shifts that touch the time, in order. */
  abstract shiftsOf(person: string, from: Instant, to: Instant): readonly RosterInterval[];
}
