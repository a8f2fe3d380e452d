import type { ChangeDefinition, FieldSpecs } from '@samsyn/event-store';
import type { DebriefChange } from './debrief-decider';

/** A command that changes the debrief of an operation. */
export const debriefCommand = <Name extends string, F extends FieldSpecs>(
  definition: ChangeDefinition<DebriefChange['kind'], Name, F>,
): ChangeDefinition<DebriefChange['kind'], Name, F> => definition;
