import type { ChangeDefinition, FieldSpecs } from '@samsyn/event-store';
import type { CallChange } from './call-out/call-out-decider';
import type { PlanChange } from './operation-plan/plan-decider';

/** A command that changes the plan of an operation. */
export const planCommand = <Name extends string, F extends FieldSpecs>(
  definition: ChangeDefinition<PlanChange['kind'], Name, F>,
): ChangeDefinition<PlanChange['kind'], Name, F> => definition;

/** A command that changes a call-out. */
export const callCommand = <Name extends string, F extends FieldSpecs>(
  definition: ChangeDefinition<CallChange['kind'], Name, F>,
): ChangeDefinition<CallChange['kind'], Name, F> => definition;
