import { commandOf } from '@samsyn/event-store';
import type { PlanChange } from './operation-plan/plan-decider';

/** A command that changes the plan of an operation. */
export const planCommand = commandOf<PlanChange['kind']>();
