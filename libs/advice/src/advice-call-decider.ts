import type { Decider, CommandMetadata } from '@samsyn/kernel';
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

type Decide<C> = (command: C, call: AdviceCall, metadata: CommandMetadata) => readonly AdviceCallEvent[];
const DECISIONS: {
  readonly [K in AdviceCallCommand['kind']]: Decide<Extract<AdviceCallCommand, { kind: K }>>;
} = {
  RequestAdvice: decideRequest,
  GiveAdvice: decideAdvice,
  WithdrawRequest: decideWithdrawal,
  LinkToOperation: decideLink,
  ExpireAdvice: decideExpiry,
};

export const adviceCall: Decider<AdviceCall, AdviceCallCommand, AdviceCallEvent> = {
  initial: noAdviceCall,
  evolve: evolveAdviceCall,
  decide: (command, call, metadata) =>
    (DECISIONS[command.kind] as Decide<AdviceCallCommand>)(command, call, metadata),
};
