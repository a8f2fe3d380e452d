import { changeRoute, commandController, type FactBody } from '@samsyn/web';
import { LessonDto } from '../lessons/lesson.dto';
import { ChangeDebrief, type ToldDebriefChange } from './change-debrief.handler';
import { DEBRIEF_COMMANDS } from './debrief-commands';
import { openDebrief } from './open-debrief/open-debrief.commands';

const BODIES_BY_HAND: Readonly<Record<string, FactBody>> = { LessonAgreed: LessonDto };

const debriefRoute = (definition: typeof openDebrief | (typeof DEBRIEF_COMMANDS)[string], at: string) => {
  const body = BODIES_BY_HAND[definition.event.name];
  return changeRoute<ToldDebriefChange>(
    definition,
    { at, parameter: 'operationId', tag: 'debrief', ...(body && { body }) },
    (operationId, change, context) => new ChangeDebrief(operationId, change, context),
  );
};

/** A debrief has the id of its operation. */
export const DebriefCommandsController = commandController([
  debriefRoute(openDebrief, 'operations'),
  ...Object.values(DEBRIEF_COMMANDS).map((definition) => debriefRoute(definition, 'debriefs')),
]);
