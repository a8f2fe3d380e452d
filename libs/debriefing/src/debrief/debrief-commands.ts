import { byEvent, type ChangeDefinition } from '@samsyn/event-store';
import type { DebriefChange } from './debrief-decider';
import { learningCommands } from './learning/learning.commands';
import { openDebriefCommands } from './open-debrief/open-debrief.commands';
import { perspectiveCommands } from './perspectives/perspectives.commands';
import { signOffDebrief } from './sign-off/sign-off.commands';

type Definition = ChangeDefinition<DebriefChange['kind']>;

/** Commands of a debrief that is open, by the name of the event. */
export const DEBRIEF_COMMANDS: Readonly<Record<string, Definition>> = byEvent<Definition>([
  ...openDebriefCommands,
  ...perspectiveCommands,
  ...learningCommands,
  signOffDebrief,
]);
