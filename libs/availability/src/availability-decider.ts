import { decideBy, type Decider } from '@samsyn/kernel';
import { evolveAvailability, noAvailability, type Availability } from './availability';
import type { HoursEvent } from './availability.events';
import {
  decideException,
  decideExceptionWithdrawal,
  type ExceptHours,
  type WithdrawException,
} from './except-hours/except-hours';
import {
  decidePublishing,
  decideWithdrawal,
  type PublishHours,
  type WithdrawHours,
} from './publish-hours/publish-hours';

export type AvailabilityCommand = PublishHours | WithdrawHours | ExceptHours | WithdrawException;

/** The hours of one person. Their on-call shifts stand in the rota of their branch. */
export const availability: Decider<Availability, AvailabilityCommand, HoursEvent> = {
  initial: noAvailability,
  evolve: evolveAvailability,
  decide: decideBy<AvailabilityCommand, Availability, HoursEvent>({
    PublishHours: decidePublishing,
    WithdrawHours: decideWithdrawal,
    ExceptHours: decideException,
    WithdrawException: decideExceptionWithdrawal,
  }),
};
