import { commandOf } from '@samsyn/event-store';
import type { AvailabilityCommand } from './availability-decider';

/** A command on the hours of a person. */
export const hoursCommand = commandOf<AvailabilityCommand['kind']>();

/** Refusals of hours. */
export const WINDOW_REFUSALS = [
  'AVAILABILITY.WINDOW_EMPTY',
  'AVAILABILITY.WINDOW_ENDS_FIRST',
  'AVAILABILITY.WINDOW_TOO_LONG',
];
