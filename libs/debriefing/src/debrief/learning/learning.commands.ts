import { FILLED_IN } from '@samsyn/event-store';
import { debriefCommand } from '../debrief-command';
import {
  ActionAgreed,
  ActionCompleted,
  ActionDropped,
  ActionMoved,
  ActionReassigned,
  LessonAgreed,
} from '../debrief.events';
import {
  agreedAction,
  droppedAction,
  movedAction,
  namedAction,
  namedByWords,
  reassignedAction,
} from './action.fields';

const OPEN = ['DEBRIEF.NOT_OPEN', 'DEBRIEF.CLOSED'];
const NAMED = ['ACTION.UNKNOWN', 'DEBRIEF.ACTION_AMBIGUOUS'];
const STILL_OPEN = [...NAMED, 'DEBRIEF.ACTION_ENDED'];
const LEADER = 'operation-leader';
const OWNER = 'its owner, or the operation leader';

/** What is learnt, and who does what about it until when. */
export const learningCommands = [
  debriefCommand({
    event: LessonAgreed,
    kind: 'AgreeLesson',
    id: 'agreeLesson',
    path: 'lessons',
    who: LEADER,
    title: 'A lesson that the participants agree on',
    description: 'It returns when an operation is planned in which it matters, and is answered there.',
    refusals: [...OPEN, 'REGION.UNKNOWN'],
    // The codes of tags have a register of their own: `LessonDto`.
    fields: { what: FILLED_IN, tags: FILLED_IN },
  }),
  debriefCommand({
    event: ActionAgreed,
    kind: 'AgreeAction',
    id: 'agreeAction',
    path: 'actions',
    who: LEADER,
    title:
      'An action with an owner and a last day (`ActionAgreed`). It returns when the next matching operation is planned',
    refusals: [...OPEN, 'PERSON.UNKNOWN', 'PERSON.HAS_LEFT'],
    fields: agreedAction,
  }),
  debriefCommand({
    event: ActionCompleted,
    kind: 'CompleteAction',
    id: 'completeAction',
    path: 'action-completions',
    who: OWNER,
    title: 'The action is done',
    refusals: NAMED,
    fields: namedAction,
    beside: namedByWords,
  }),
  debriefCommand({
    event: ActionDropped,
    kind: 'DropAction',
    id: 'dropAction',
    path: 'action-drops',
    who: LEADER,
    title: 'The action will not be done, and why',
    refusals: NAMED,
    fields: droppedAction,
    beside: namedByWords,
  }),
  debriefCommand({
    event: ActionMoved,
    kind: 'MoveAction',
    id: 'moveAction',
    path: 'action-moves',
    who: OWNER,
    title: 'The action gets another last day, and why',
    refusals: STILL_OPEN,
    fields: movedAction,
    beside: namedByWords,
  }),
  debriefCommand({
    event: ActionReassigned,
    kind: 'ReassignAction',
    id: 'reassignAction',
    path: 'action-reassignments',
    who: LEADER,
    title: 'Another person sees to the action',
    refusals: [...STILL_OPEN, 'PERSON.UNKNOWN', 'PERSON.HAS_LEFT'],
    fields: reassignedAction,
    beside: namedByWords,
  }),
];
