import { commandOf } from '@samsyn/event-store';
import type { CallChange } from './call-out/call-out-decider';
import type { PlanChange } from './operation-plan/plan-decider';

/** A command that changes the plan of an operation. */
export const planCommand = commandOf<PlanChange['kind']>();

/** A command that changes a call-out. */
export const callCommand = commandOf<CallChange['kind']>();
