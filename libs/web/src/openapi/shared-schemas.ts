import type { DisclosedField, HistoryEntry, WithheldField } from '@samsyn/secrecy';
import type { AnsweredWarning } from '../http/command-answer';
import { WARNING_TITLES } from '@samsyn/presentation';
import {
  branch,
  closed,
  codeOf,
  facts,
  instant,
  flag,
  list,
  mark,
  named,
  person,
  text,
  uuid,
  type Members,
  type Schema,
} from './schema';

/** What several services answer alike. */
interface Said {
  readonly sv: string;
  readonly en: string;
}

export const said = (sv: string, en: string): Members<Said> => ({
  sv: text('In Swedish.', sv),
  en: text('In English.', en),
});

export const entryIds = (description: string): Schema =>
  list(uuid('Id of an entry of the caller’s history.'), description);

export const withheldField = named('WithheldField', () =>
  closed<WithheldField>(
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

const CONSENT_ENDS =
  'The consent that it rests on ends then by itself: what is recorded later does not reach the recipient.';

export const disclosedField = named('DisclosedField', () =>
  closed<DisclosedField>(
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

type Received = NonNullable<HistoryEntry['received']>[number];

export const receivedField = named('ReceivedField', () =>
  closed<Received>(
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

/** Members of an entry wherever it is shown. */
export const entryMembers = (): Members<HistoryEntry> => ({
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

export const recordedEntry = named('RecordedEntry', () => ({
  ...closed<HistoryEntry>(entryMembers(), 'An entry as the caller may know it.'),
  'x-entry': true,
  example: EXAMPLE,
}));
export const ENTRY_EXAMPLE = EXAMPLE;

interface CommandAnswer {
  readonly id?: string;
  readonly entries: readonly unknown[];
  readonly warnings?: readonly unknown[];
  readonly readableBy?: readonly unknown[];
  readonly hadFormerValue?: readonly unknown[];
  readonly position: string;
}

const recordedEvent = named('RecordedEvent', () =>
  closed<{ id: string; type: string }>({
    id: uuid('Id of the entry in the history.'),
    type: text('Name of the event.', 'SiteSecured'),
  }),
);

export const answeredWarning = named('Warning', () =>
  closed<AnsweredWarning>(
    {
      code: codeOf(Object.keys(WARNING_TITLES), 'What it is; stable.'),
      'field?': text('The field of the body that it is about.', 'occurredAt'),
      title: text('In the language of `Accept-Language`.', WARNING_TITLES['TIME.LONG_AGO']?.en),
      'details?': facts('Codes, numbers, times, branches and persons that belong to it.', { days: 366 }),
    },
    'What the caller should look at once more. It is recorded as it was told.',
  ),
);

const branches = (description: string) => list(branch('A branch.'), description);
export const readableField = named('ReadableField', () =>
  closed<{ entry: string; field: string; branches: readonly string[]; andOthers?: true }>({
    entry: uuid('Id of the entry.'),
    field: text('Its field.', 'text'),
    branches: branches(
      'Those that read it as it stands; in an encounter the own branch means whoever holds it.',
    ),
    'andOthers?': flag(
      'Others read it too, of those who take part in the operation; whoever takes no part is not told who they are.',
      true,
    ),
  }),
);
export const formerReaders = named('FormerReaders', () =>
  closed<{ field: string; branches: readonly string[] }>({
    field: text('The field that is otherwise now.', 'location'),
    branches: branches('The other branches that had read what it was.'),
  }),
);

const commandMembers = (): Members<CommandAnswer> => ({
  'id?': uuid(
    'Id of what the command created, to be used in the path of what concerns it; absent where it created nothing.',
  ),
  entries: list(
    recordedEvent,
    'What was recorded, in order; empty where it was so already. A repetition with the same key names the same entries.',
  ),
  'warnings?': list(
    answeredWarning,
    'What seems unlikely, or has an effect that is easily overlooked; absent where there is nothing. A repetition ' +
      'with the same key warns of the same.',
    { example: [] },
  ),
  'readableBy?': list(
    readableField,
    'Who reads what was recorded, by text: so that whoever wrote it can see it. A repetition is told as it stands by then.',
    { example: [] },
  ),
  'hadFormerValue?': list(
    formerReaders,
    'Of an amendment or a correction: who had been given what it was, and may have acted on it.',
    { example: [] },
  ),
  position: text(
    'Opaque. Sent back as `Samsyn-Wait-For`, a query waits until it shows what this command did. Also in the header `Samsyn-Position`.',
    'Zm9sbG93cyBmcm9tIHRoZSBsb2c',
  ),
});

export const commandAnswer = named('CommandAnswer', () =>
  closed<CommandAnswer>(commandMembers(), 'What every command answers.'),
);

/** A command’s answer with further members. */
export const commandAnswerWith = (further: Readonly<Record<string, Schema | (() => Schema)>>): Schema =>
  closed({ ...commandMembers(), ...further });
