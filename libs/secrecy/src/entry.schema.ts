import { CHOSEN_LABELS, schemas } from '@samsyn/kernel';

const { branch, closed, codeOf, facts, flag, instant, list, mark, named, person, text, uuid } = schemas;

export const withheldField = named('WithheldField', () =>
  closed(
    {
      field: text('Name of the field in `facts`.', 'place'),
      rule: text(
        'The paragraph that it rests on; `unlabelled`, `erased` and `damaged` (does not open) say what they say.',
        'OSL 26:1',
      ),
    },
    'A field of the entry that is there and that the caller may not see.',
  ),
);
export type WithheldField = schemas.AnswerOf<typeof withheldField>;

const CONSENT_ENDS =
  'The consent that it rests on ends then by itself: what is recorded later does not reach the recipient.';

export const disclosedField = named('DisclosedField', () =>
  closed(
    {
      field: text('Name of the field.', 'at'),
      decision: uuid('Id of the `DisclosureDecided`.'),
      'ground?': text('The paragraph or consent that the decision rests on.', 'OSL 12:2'),
      'purpose?': text('For what it was given.', 'planning of an interview'),
      'weighing?': text(
        'How the decider weighed it.',
        'The exposed person has agreed to this and nothing else.',
      ),
      'decidedBy?': person(
        'Who decided, by handle or by branch and role.',
        'social-services/coordinator-syd coordinator',
      ),
      'withdrawn?': mark(
        'The consent that it rested on has been taken back; what was received stays received.',
      ),
      'until?': instant(CONSENT_ENDS, '2026-12-01T00:00:00.000Z'),
    },
    'A field that a decision gave the caller’s branch.',
  ),
);
export type DisclosedField = schemas.AnswerOf<typeof disclosedField>;

export const receivedField = named('ReceivedField', () =>
  closed(
    {
      'entry?': uuid('The entry, where it is not the one that this stands on.'),
      field: text('Name of the field.', 'at'),
      recipient: branch('The branch that received it.'),
      decision: uuid('Id of the `DisclosureDecided`.'),
      'withdrawn?': mark('The consent that it rested on has been taken back.'),
      'until?': instant(CONSENT_ENDS, '2026-12-01T00:00:00.000Z'),
    },
    'What a branch has received of an entry by a decision.',
  ),
);
export type Received = schemas.AnswerOf<typeof receivedField>;

/** Members of an entry wherever it is shown. */
export const entryMembers = () => ({
  id: uuid('Id of the entry; others cite it.'),
  type: text('Name of the event. `x-facts-of-type` of `Entry` says what `facts` holds.', 'SiteSecured'),
  at: instant('When it happened, as it was told; a correction of it stands in `corrections`.'),
  recordedAt: instant('When it was recorded.', '2026-11-19T18:40:07.212Z'),
  branch: branch('The branch of whoever recorded it; `system` for what Samsyn did by itself.'),
  'recordedAs?': branch(
    'The branch as it was registered then, where it was split since; `branch` is the office that follows.',
    'social-services/regional-coordinator',
  ),
  by: person(
    'Who recorded it: by handle to the own and the leading branch, elsewhere branch and role.',
    'leader',
  ),
  facts: facts(
    'What was told, by field. Fields that the caller may not see are absent and stand under `withheld`.',
    {
      site: 's1',
    },
  ),
  withheld: list(withheldField, 'In the order of the fields; empty where all is shown.', { example: [] }),
  'disclosed?': list(disclosedField, 'Fields that a decision gave the caller’s branch.', { example: [] }),
  'received?': list(
    receivedField,
    'For the branch whose entry it is, who has received what of it; on what ended a consent, what had been received.',
    { example: [] },
  ),
  'encounter?': uuid('The encounter, for those who may address it.'),
  'callOut?': uuid('The call-out, for the leading branch and those it has called.'),
});

const EXAMPLE = {
  id: '0d9f3a52-6a5e-5c7d-8f21-3f0e9a4b7c11',
  type: 'SiteSecured',
  at: '2026-11-19T18:40:00.000Z',
  recordedAt: '2026-11-19T18:40:07.212Z',
  branch: 'police/trafficking-unit',
  by: 'leader',
  facts: { site: 's1' },
  withheld: [],
};

/** An entry as one viewer may know it: the `entries` of a history. */
export type HistoryEntry = schemas.ObjectOf<ReturnType<typeof entryMembers>>;

export const recordedEntry = named('RecordedEntry', () => ({
  ...closed(entryMembers(), 'An entry as the caller may know it.'),
  'x-entry': true,
  example: EXAMPLE,
}));
export const ENTRY_EXAMPLE = EXAMPLE;

const labelCode = (description: string) => codeOf(CHOSEN_LABELS, description, 'police-investigation');
export const readersByLabel = named('ReadersByLabel', () =>
  closed(
    {
      defaultLabel: labelCode('The label of a text for which the caller names none.'),
      labels: list(
        closed({
          label: labelCode('A label that a text may be given.'),
          branches: list(branch('A branch that would read it.'), 'The caller’s own branch among them.'),
        }),
        'For each label who would read a text under it now.',
      ),
    },
    'Who takes part is told to those who take part; others are told of their own branch and the leading one alone.',
  ),
);
/** Who would read a text under each label, and the label that it has unless another is chosen. */
export type ReadersByLabel = schemas.AnswerOf<typeof readersByLabel>;

const branches = (description: string) => list(branch('A branch.'), description);
export const readableField = named('ReadableField', () =>
  closed({
    entry: uuid('Id of the entry.'),
    field: text('Its field.', 'text'),
    branches: branches(
      'Those that read it as it stands; in an encounter the own branch means whoever holds it.',
    ),
    'andOthers?': flag(
      'Others read it too, of those who take part in the operation; whoever takes no part is not told who they are.',
      true,
    ) as schemas.Schema<true>,
  }),
);
/** Which branches read a text of what was recorded, as it stands. */
export type ReadableField = schemas.AnswerOf<typeof readableField>;
export const formerReaders = named('FormerReaders', () =>
  closed({
    field: text('The field that is otherwise now.', 'location'),
    branches: branches('The other branches that had read what it was.'),
  }),
);
export type FormerReaders = schemas.AnswerOf<typeof formerReaders>;
