import { FILLED_IN } from '@samsyn/event-store';
import { debriefCommand } from '../debrief-command';
import { LessonAgreed } from '../debrief.events';
import { actionCommands } from './action.commands';

/** What is learnt, and who does what about it until when. */
export const learningCommands = [
  debriefCommand({
    event: LessonAgreed,
    kind: 'AgreeLesson',
    id: 'agreeLesson',
    path: 'lessons',
    who: 'operation-leader',
    title: 'A lesson that the participants agree on',
    description: 'It returns when an operation is planned in which it matters, and is answered there.',
    refusals: ['DEBRIEF.NOT_OPEN', 'DEBRIEF.CLOSED', 'REGION.UNKNOWN'],
    // The codes of tags have a register of their own: `LessonDto`.
    fields: { what: FILLED_IN, tags: FILLED_IN },
  }),
  ...Object.values(actionCommands),
];
