import { byEvent, type ChangeDefinition } from '@samsyn/event-store';
import { answerCallCommands } from './answer-call/answer-call.commands';
import { endCallCommands } from './end-call/end-call.commands';
import type { CallChange } from './call-out-decider';

type Definition = ChangeDefinition<CallChange['kind']>;

/** Commands of a call-out, by the name of the event that each records first. */
export const CALL_COMMANDS: Readonly<Record<string, Definition>> = byEvent<Definition>([
  ...answerCallCommands,
  ...endCallCommands,
]);
