import { schemas } from '@samsyn/kernel';
import { shared } from '@samsyn/web';

const { closed, codeOf, count, list, named, text, uuid } = schemas;

export const operationReleased = named('OperationReleasedAnswer', () =>
  shared.commandAnswerWith({
    notices: list(
      closed({
        code: codeOf(['lesson-unanswered'], 'What waits.'),
        lesson: uuid('The entry that agreed on the lesson.'),
        what: text('What was learnt.', 'ring the coordinator before the briefing'),
        timesReopened: count('In how many operations what it is about happened again all the same.', 0),
      }),
      'Lessons of earlier operations that have no answer yet: no gate, the release stands.',
      { example: [] },
    ),
  }),
);
