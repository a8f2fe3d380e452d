import type { Decider, Intent } from '@samsyn/kernel';
import { evolveAvailability, noAvailability, type Availability } from './availability';
import type { AvailabilityEvent } from './availability.events';
import {
  decideAssignment,
  decideSwap,
  type AssignShift,
  type SwapShift,
} from './on-call-shifts/on-call-shifts';
import {
  decidePublishing,
  decideWithdrawal,
  type PublishHours,
  type WithdrawHours,
} from './publish-hours/publish-hours';

export type AvailabilityCommand = PublishHours | WithdrawHours | AssignShift | SwapShift;

type Decide<C> = (command: C, state: Availability, intent: Intent) => readonly AvailabilityEvent[];
const DECISIONS: {
  readonly [K in AvailabilityCommand['kind']]: Decide<Extract<AvailabilityCommand, { kind: K }>>;
} = {
  PublishHours: decidePublishing,
  WithdrawHours: decideWithdrawal,
  AssignShift: decideAssignment,
  SwapShift: decideSwap,
};

export const availability: Decider<Availability, AvailabilityCommand, AvailabilityEvent> = {
  initial: noAvailability,
  evolve: evolveAvailability,
  decide: (command, state, intent) =>
    (DECISIONS[command.kind] as Decide<AvailabilityCommand>)(command, state, intent),
};
