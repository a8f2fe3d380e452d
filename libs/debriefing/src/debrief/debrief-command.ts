import { commandOf } from '@samsyn/event-store';
import type { DebriefChange } from './debrief-decider';

/** A command that changes the debrief of an operation. */
export const debriefCommand = commandOf<DebriefChange['kind']>();
