import { decideBy, type Decider } from '@samsyn/kernel';
import { evolveAdviceCall, noAdviceCall, type AdviceCall } from './advice-call';
import type { AdviceCallEvent } from './advice-call.events';
import {
  decideAdvice,
  decideExpiry,
  decideLink,
  decideWithdrawal,
  type ExpireAdvice,
  type GiveAdvice,
  type LinkToOperation,
  type WithdrawRequest,
} from './give-advice/give-advice';
import { decideRequest, type RequestAdvice } from './request-advice/request-advice';

/** Commands on a call that exists. */
export type AdviceCallChange = GiveAdvice | WithdrawRequest | LinkToOperation | ExpireAdvice;
export type AdviceCallCommand = RequestAdvice | AdviceCallChange;

export const adviceCall: Decider<AdviceCall, AdviceCallCommand, AdviceCallEvent> = {
  initial: noAdviceCall,
  evolve: evolveAdviceCall,
  decide: decideBy<AdviceCallCommand, AdviceCall, AdviceCallEvent>({
    RequestAdvice: decideRequest,
    GiveAdvice: decideAdvice,
    WithdrawRequest: decideWithdrawal,
    LinkToOperation: decideLink,
    ExpireAdvice: decideExpiry,
  }),
};
