import { officeLooked } from '@samsyn/access-log';
import { schemas, type AnswerOf } from '@samsyn/kernel';

const { branch, closed, day, flag, instant, list, mark, named, text, uuid } = schemas;

const item = () =>
  closed({
    entry: uuid('Id of the entry.'),
    type: text('Name of the event.', 'FollowUpBooked'),
    at: instant('When it happened.'),
    fields: list(
      text('Name of a field.', 'at'),
      'The fields that the branch sees; none where it sees that it happened, and no more.',
    ),
    byDecision: list(
      closed({
        field: text('Name of the field.', 'at'),
        decision: uuid('Id of the `DisclosureDecided`.'),
        'ground?': text('What the decision rests on.', 'OSL 12:2'),
        'withdrawn?': mark('The consent that it rested on has been withdrawn.'),
        'wrong?': mark('It went to the wrong recipient, who sees it no more.'),
      }),
      'Fields of these that a decision gave; the others it sees because it takes part or is named.',
    ),
  });

export const receivedAbout = named('ReceivedAboutPerson', () =>
  closed(
    {
      operationId: uuid('Id of the operation.'),
      encounter: uuid('Id of the encounter.'),
      openedAt: instant('When the exposed person was met.'),
      ownerBranch: branch('The branch that met the exposed person.', 'social-services/coordinator-syd'),
      branches: list(
        closed({
          branch: branch('The branch.'),
          takesPart: flag('It takes part in the operation; if not, it was named or given something.', true),
          items: list(item(), 'In the order in which it happened.'),
        }),
        'Every other branch that sees anything of the encounter, by its code.',
      ),
      looked: list(
        officeLooked(),
        'Every office of which somebody has read anything of the encounter, by its code; the own one among them.',
      ),
    },
    'Who knows what of one person met: kinds of information, never the information itself.',
  ),
);
export type ReceivedAndLooked = AnswerOf<typeof receivedAbout>;
