import { schemas, type AnswerOf } from '@samsyn/kernel';
import { cited } from './cited.schema';

const { branch, closed, codeOf, instant, list, mark, named, orNull, text, uuid } = schemas;

export const CHANGED_PARTS = [
  'measures',
  'calls',
  'comparison',
  'deviations',
  'perspectives',
  'lessons',
  'actions',
  'tasks',
  'entries',
] as const;

const VERSION = 'Digest of what the branch sees: another version whenever that is otherwise.';
const VERSION_EXAMPLE = 'e3b0c44298fc1c14';
export const signOff = () =>
  closed({
    branch: branch('Who signed off.'),
    version: text(VERSION, VERSION_EXAMPLE),
    at: instant('When.', '2026-11-20T09:00:00.000Z'),
    entries: cited(),
    'outdated?': mark('Signed off anew since, or something has changed by the reader’s own view.'),
  });

const value = (description: string): schemas.Schema<string | number | null> => ({
  type: ['string', 'number', 'null'],
  description,
  example: 18,
});

export const change = named('DebriefChange', () =>
  closed(
    {
      part: codeOf(CHANGED_PARTS, 'Which part of the debrief.'),
      how: codeOf(['added', 'removed', 'changed'], 'How it is otherwise.', 'changed'),
      code: text(
        'Name of the measure or count, code of the deviation or task, type of the entry.',
        'callToAnswerMinutes',
      ),
      'branch?': branch('Whose task it is.'),
      'what?': text('Of an action or a lesson.', 'agree on shared on-call between two regions'),
      'was?': value('What it was.'),
      'is?': value('What it is.'),
      entries: cited(),
    },
    'One thing that is otherwise than in the version that the branch signed off.',
  ),
);
export type Change = AnswerOf<typeof change>;

export const changesSince = () =>
  closed(
    {
      version: text(VERSION, VERSION_EXAMPLE),
      signedOffAt: instant('When the reader’s branch signed it off.', '2026-11-20T09:00:00.000Z'),
      entry: uuid('Id of the `DebriefSignedOff`.'),
      changes: list(change, 'Part by part.', { example: [] }),
    },
    'What is otherwise than when the reader’s branch signed off last.',
  );
export type ChangesSince = AnswerOf<typeof changesSince>;

export const debriefChanges = named('DebriefChanges', () =>
  closed({
    version: text(`The version that the branch would sign off now. ${VERSION}`, VERSION_EXAMPLE),
    since: orNull(
      closed(
        {
          version: text('The version that it signed off last.', '9f86d081884c7d65'),
          at: instant('When.', '2026-11-20T09:00:00.000Z'),
          entry: uuid('Id of the `DebriefSignedOff`.'),
        },
        'Null where it has signed off none.',
      ),
    ),
    changes: list(change, 'Part by part.'),
  }),
);
export type DebriefChanges = AnswerOf<typeof debriefChanges>;
