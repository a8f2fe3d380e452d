import { decideBy, type Decider } from '@samsyn/kernel';
import type { RotaEvent } from '../availability.events';
import { decideAssignment, type AssignShifts } from './assign-shifts/assign-shifts';
import { evolveRota, noRota, type Rota } from './rota';
import {
  decideProposal,
  decideSwapAcceptance,
  decideSwapDecline,
  decideSwapExpiry,
  decideSwapWithdrawal,
  type AcceptSwap,
  type DeclineSwap,
  type ExpireSwap,
  type ProposeSwap,
  type WithdrawSwap,
} from './swap-shifts/swap-shifts';
import { decideShiftWithdrawal, type WithdrawShift } from './withdraw-shift/withdraw-shift';

export type RotaCommand =
  AssignShifts | WithdrawShift | ProposeSwap | AcceptSwap | DeclineSwap | WithdrawSwap | ExpireSwap;

export const onCallRota: Decider<Rota, RotaCommand, RotaEvent> = {
  initial: noRota,
  evolve: evolveRota,
  decide: decideBy<RotaCommand, Rota, RotaEvent>({
    AssignShifts: decideAssignment,
    WithdrawShift: decideShiftWithdrawal,
    ProposeSwap: decideProposal,
    AcceptSwap: decideSwapAcceptance,
    DeclineSwap: decideSwapDecline,
    WithdrawSwap: decideSwapWithdrawal,
    ExpireSwap: decideSwapExpiry,
  }),
};
