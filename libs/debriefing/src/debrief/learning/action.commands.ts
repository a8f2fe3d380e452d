import { Text, type CommandDefinition } from '@samsyn/event-store';
import { debriefCommand } from '../debrief-command';
import {
  ActionAgreed,
  ActionCompleted,
  ActionDropped,
  ActionMoved,
  ActionReassigned,
} from '../debrief.events';

const agreedAction = {
  what: { description: 'What is to be done.', example: 'agree on shared on-call between two regions' },
  owner: 'Who sees to it.',
  due: 'The last day, in Stockholm.',
};

/** An action may be named by its id, or by its words. */
const namedAction = {
  action: { description: 'The entry that agreed on it.', optional: true },
} as const;
const namedByWords: NonNullable<CommandDefinition['beside']> = {
  what: { schema: Text, description: 'Its words, where no id is given.', optional: true },
};

const droppedAction = {
  why: { description: 'Why it is no longer to be done.', example: 'the region has solved it otherwise' },
  ...namedAction,
};
const movedAction = {
  due: 'The new last day, in Stockholm.',
  why: { description: 'Why it is given more time.', example: 'the other region answers in January' },
  ...namedAction,
};
const reassignedAction = {
  owner: 'Who sees to it from now on.',
  why: { description: 'Why another does it.', example: 'has changed office' },
  ...namedAction,
};

const NAMED = ['ACTION.UNKNOWN', 'DEBRIEF.ACTION_AMBIGUOUS'];
const STILL_OPEN = [...NAMED, 'DEBRIEF.ACTION_ENDED'];
const LEADER = 'operation-leader';
const OWNER = 'its owner, or the operation leader';

/** What an operation does about its actions. A campaign's differ by what is refused, and who may. */
export const actionCommands = {
  agree: debriefCommand({
    event: ActionAgreed,
    kind: 'AgreeAction',
    id: 'agreeAction',
    path: 'actions',
    who: LEADER,
    title:
      'An action with an owner and a last day (`ActionAgreed`). It returns when the next matching operation is planned',
    refusals: ['DEBRIEF.NOT_OPEN', 'DEBRIEF.CLOSED', 'PERSON.UNKNOWN', 'PERSON.HAS_LEFT'],
    fields: agreedAction,
  }),
  complete: debriefCommand({
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
  drop: debriefCommand({
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
  move: debriefCommand({
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
  reassign: debriefCommand({
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
};
