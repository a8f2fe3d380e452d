import { Text, type CommandDefinition } from '@samsyn/event-store';

/** Of an action that is agreed on, in an operation or a campaign. */
export const agreedAction = {
  what: { description: 'What is to be done.', example: 'agree on shared on-call between two regions' },
  owner: 'Who sees to it.',
  due: 'The last day, in Stockholm.',
};

/** An action may be named by its id, or by its words. */
export const namedAction = {
  action: { description: 'The entry that agreed on it.', optional: true },
} as const;
export const namedByWords: NonNullable<CommandDefinition['beside']> = {
  what: { schema: Text, description: 'Its words, where no id is given.', optional: true },
};

export const droppedAction = {
  why: { description: 'Why it is no longer to be done.', example: 'the region has solved it otherwise' },
  ...namedAction,
};
export const movedAction = {
  due: 'The new last day, in Stockholm.',
  why: { description: 'Why it is given more time.', example: 'the other region answers in January' },
  ...namedAction,
};
export const reassignedAction = {
  owner: 'Who sees to it from now on.',
  why: { description: 'Why another does it.', example: 'has changed office' },
  ...namedAction,
};
