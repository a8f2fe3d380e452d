import { decideBy, type Decider } from '@samsyn/kernel';
import {
  decideAcceptance,
  decideDecline,
  decideDelivery,
  decideRead,
  type AcceptCall,
  type DeclineCall,
  type ReportDelivery,
  type ReportRead,
} from './answer-call/answer-call';
import {
  decideCall,
  decideRenewal,
  type CallCoordinator,
  type RenewCall,
} from './call-coordinator/call-coordinator';
import { evolveCallOut, noCallOut, type CallOut, type CallOutStreamEvent } from './call-out';
import type { CallOutEvent } from './call-out.events';
import {
  decideDeadline,
  decideExpiry,
  decideRelease,
  decideWithdrawal,
  type ExpireCall,
  type MoveDeadline,
  type ReleaseCoordinator,
  type WithdrawCall,
} from './end-call/end-call';

/** Commands on a call-out that exists. */
export type CallChange =
  | ReportDelivery
  | ReportRead
  | AcceptCall
  | DeclineCall
  | WithdrawCall
  | ReleaseCoordinator
  | MoveDeadline
  | ExpireCall;
export type CallCommand = CallCoordinator | RenewCall | CallChange;

export const callOut: Decider<CallOut, CallCommand, CallOutStreamEvent> = {
  initial: noCallOut,
  evolve: evolveCallOut,
  decide: decideBy<CallCommand, CallOut, CallOutEvent>({
    CallCoordinator: decideCall,
    RenewCall: decideRenewal,
    ReportDelivery: decideDelivery,
    ReportRead: decideRead,
    AcceptCall: decideAcceptance,
    DeclineCall: decideDecline,
    WithdrawCall: decideWithdrawal,
    ReleaseCoordinator: decideRelease,
    MoveDeadline: decideDeadline,
    ExpireCall: decideExpiry,
  }),
};
