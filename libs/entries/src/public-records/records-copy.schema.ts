import { schemas, type AnswerOf } from '@samsyn/kernel';

const { anything, branch, closed, codeOf, count, instant, list, mark, named, text, uuid } = schemas;

const entry = () =>
  closed({
    entry: uuid('Id of the entry.'),
    'told?': closed(
      {
        type: text('Name of the event.', 'InspectionStarted'),
        at: instant('When.'),
        branch: branch('Which branch.', 'work-environment-authority/inspection'),
      },
      'Absent where the whole entry is masked.',
    ),
    'rule?': text('The paragraph under which the whole entry is masked.', 'OSL 26:1'),
    'undecided?': mark('That the entry is told at all waits for a decision: masked until then.'),
    fields: list(
      closed({
        field: text('Name of the field.', 'area'),
        'value?': anything(
          'Absent where it is masked. Persons stand as branch and role.',
          'working-environment',
        ),
        'rule?': text('The paragraph of the mask.', 'OSL 18:1'),
        'undecided?': mark('Nobody has decided yet: masked until then.'),
      }),
      'Its fields.',
      { example: [{ field: 'area', value: 'working-environment' }] },
    ),
  });

export const recordsCopy = named('PublicRecordsCopy', () =>
  closed(
    {
      request: uuid('Id of the request.'),
      operation: uuid('Id of the operation.'),
      branch: branch('The branch that was asked.'),
      requestedAt: instant('When.'),
      status: codeOf(['open', 'answered', 'withdrawn'], 'How far it has come.', 'answered'),
      'outcome?': codeOf(['given-in-full', 'given-in-part', 'refused'], 'What was decided.', 'given-in-part'),
      'answeredAt?': instant('When it was answered.', '2026-11-24T10:00:00.000Z'),
      'court?': text('Where it may be appealed: code.', 'jonkoping'),
      'reasons?': text('The reasons of the decision.', 'it would harm the person met'),
      rules: list(
        closed({
          rule: text('Paragraph.', 'OSL 26:1'),
          ...schemas.bilingual('Socialtjänst', 'Social services'),
        }),
        'What each paragraph that a mask rests on protects.',
      ),
      entries: list(entry(), 'In order of when it happened.'),
      masked: count('How many parts are masked.', 4),
      given: count('How many are given.', 17),
      undecided: count('How many wait for a decision.', 0),
    },
    'The masked copy: each part is given, or masked with its paragraph.',
  ),
);
export type PublicRecordsCopy = AnswerOf<typeof recordsCopy>;
export type CopiedEntry = PublicRecordsCopy['entries'][number];
export type CopiedField = CopiedEntry['fields'][number];
/** Without the request that it answers. */
export type MaskedCopy = Pick<PublicRecordsCopy, 'entries' | 'masked' | 'given' | 'undecided'>;
