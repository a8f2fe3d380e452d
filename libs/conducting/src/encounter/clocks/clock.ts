import type { Instant } from '@samsyn/kernel';
import type { EncounterEvent } from '../encounter.events';

export const CLOCK_CODES = [
  'follow-up-reminder',
  'support-contact',
  'referral-reminder',
  'child-concern-reminder',
  'reflection-period-ending',
  'reflection-period-end',
] as const;
export type ClockCode = (typeof CLOCK_CODES)[number];

/** A deadline that runs for one person met. */
export interface Clock {
  /** Stable within the encounter, the same while what it waits for is the same. */
  readonly id: string;
  readonly code: ClockCode;
  readonly due: Instant;
  /** What Samsyn records when it strikes. */
  readonly strikes: EncounterEvent;
}
