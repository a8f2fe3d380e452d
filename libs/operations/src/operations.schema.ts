import { schemas, type AnswerOf } from '@samsyn/kernel';
import { entrySchemas } from '@samsyn/secrecy';

const { anything, branch, closed, codeOf, count, flag, instant, list, mark, named, period, text, uuid } =
  schemas;
const { ENTRY_EXAMPLE, entryMembers } = entrySchemas;

/** What the viewer's branch is to the operation; the first that applies. */
export const RELATIONS = ['leading', 'participant', 'facilitator', 'invited', 'called', 'named'] as const;
export type Relation = (typeof RELATIONS)[number];

export const PHASES = [
  'proposed',
  'released',
  'under-way',
  'suspended',
  'ended',
  'debriefing',
  'closed',
  'cancelled',
] as const;
export type Phase = (typeof PHASES)[number];

export const correction = named('Correction', () =>
  closed(
    {
      field: text('A field of the entry, or `occurredAt`.', 'persons'),
      is: anything('What holds.', 3),
      'was?': anything('What it corrects; absent where the caller may not see it.', 2),
      by: uuid('Id of the `EntryCorrected`, itself an entry of the same history.'),
    },
    'A correction of the entry, which itself stands as it was told.',
  ),
);
export type Correction = AnswerOf<typeof correction>;

export const errorMark = named('ErrorMark', () =>
  closed(
    {
      kind: codeOf(['entered-in-error', 'wrong-person'], 'What was wrong with it.'),
      by: uuid('Id of the `EntryMarkedInError`.'),
    },
    'The entry should not be there; it stands in a history only with `inError=shown`.',
  ),
);

export const entry = named('Entry', () => ({
  ...closed(
    {
      ...entryMembers(),
      'late?': mark('Recorded more than 15 minutes after it happened; never on a correction.'),
      'aheadOfClock?': mark(
        'The reporter’s clock was ahead: it happened, by the reporter’s word, after it was recorded.',
      ),
      'longBefore?': mark(
        'It happened, as it was told or corrected, more than 30 days before the operation was proposed: the date is probably a typing mistake.',
      ),
      'corrections?': list(correction, 'In order of recording; the last one of a field is what holds.'),
      'personMet?': {
        ...count(
          'Which of the persons met an entry of an encounter concerns, counted among those that the caller sees.',
        ),
        minimum: 1,
      },
      'duringSuspension?': mark('It happened while the operation was halted (`OperationSuspended`).'),
      'inError?': errorMark,
    },
    'An entry of the history as the caller may know it: as it was told, with marks.',
  ),
  'x-entry': true,
  example: ENTRY_EXAMPLE,
}));
/** An entry as an exit shows it: as recorded, with marks. */
export type ShownEntry = AnswerOf<typeof entry>;

export const operationOutline = named('OperationOutline', () =>
  closed(
    {
      id: uuid('Id of the operation.'),
      relation: codeOf(RELATIONS, 'What the caller’s branch is to it.'),
      'leadingBranch?': branch('The branch that leads it.'),
      'kind?': text('Code of its kind.', 'street-outreach'),
      'region?': text('Code of its region.', 'syd'),
      'municipality?': text('Name of the municipality.', 'Växjö'),
      'window?': period('From and to, as planned now.'),
      'reference?': text('Reference number of the leading branch.', '5000-K1-26'),
      'phase?': codeOf(PHASES, 'How far it has come.', 'released'),
    },
    'An operation in a line. What is absent is not known to the caller.',
  ),
);
export type OutlinedOperation = AnswerOf<typeof operationOutline>;

export const outline = () =>
  closed(
    {
      'kind?': text('Code of the kind.', 'apartment-visit'),
      'region?': text('Code of the region.', 'syd'),
      'municipality?': text('Name of the municipality.', 'Växjö'),
      'window?': period('From and to, as planned then.'),
      'purpose?': text('Why it is carried out.', 'a visit after an advertisement'),
      'reference?': text('Reference number of the leading branch.', '5000-K1-26'),
    },
    'What was planned by then.',
  );
/** What an operation is. */
export type Outline = AnswerOf<typeof outline>;

export const receivedItem = () =>
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
export type ReceivedItem = AnswerOf<typeof receivedItem>;

export const receivedMembers = () => ({
  operationId: uuid('Id of the operation.'),
  encounter: uuid('Id of the encounter.'),
  openedAt: instant('When the exposed person was met.'),
  ownerBranch: branch('The branch that met the exposed person.', 'social-services/coordinator-syd'),
  branches: list(
    closed({
      branch: branch('The branch.'),
      takesPart: flag('It takes part in the operation; if not, it was named or given something.', true),
      items: list(receivedItem(), 'In the order in which it happened.'),
    }),
    'Every other branch that sees anything of the encounter, by its code.',
  ),
});
/** Who knows what of one person met. */
export type ReceivedAboutPerson = schemas.ObjectOf<ReturnType<typeof receivedMembers>>;

export const perspectiveTexts = () =>
  closed({
    'well?': text('What went well.', 'the coordinator was there in time'),
    'hard?': text('What was hard.', 'four persons inside at once'),
    'develop?': text('What to develop.', 'on-call between the regions'),
  });
/** What a perspective says: what went well, what was hard, what to develop. */
export type PerspectiveTexts = AnswerOf<typeof perspectiveTexts>;
