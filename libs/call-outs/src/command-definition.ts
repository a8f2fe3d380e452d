import { commandOf } from '@samsyn/event-store';
import type { CallChange } from './call-out-decider';

/** A command that changes a call-out. */
export const callCommand = commandOf<CallChange['kind']>();
