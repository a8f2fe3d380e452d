import { changeRoutes, commandController } from '@samsyn/web';
import { LessonDto } from './learning/lesson.dto';
import { ChangeDebrief } from './change-debrief.handler';
import { DEBRIEF_COMMANDS } from './debrief-commands';
import { openDebrief } from './open-debrief/open-debrief.commands';
import { generateDebrief } from './sign-off/sign-off.commands';

const bodies = { LessonAgreed: LessonDto };
const tag = 'debrief';

/** A debrief has the id of its operation. */
export const DebriefCommandsController = commandController([
  ...changeRoutes([openDebrief, generateDebrief], { at: 'operations/:operationId', tag }, ChangeDebrief),
  ...changeRoutes(
    Object.values(DEBRIEF_COMMANDS),
    { at: 'debriefs/:operationId', tag, bodies },
    ChangeDebrief,
  ),
]);
