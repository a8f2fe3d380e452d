import { schemas, type AnswerOf } from '@samsyn/kernel';
import type { Cell } from '@samsyn/web';
import { LEVELS_OF_TIME } from './publication/rows';

const { closed, codeOf, count, instant, list, mapOf, named, orNull, text, bilingual, number } = schemas;

const descriptionMembers = () => ({
  name: text('Name of the table.', 'coordinator-requests-by-notice'),
  ...bilingual('Kallelser efter framförhållning', 'Calls of coordinators by notice'),
  unit: closed(bilingual('insatser', 'operations'), 'What is counted.'),
  datedBy: closed(
    bilingual('när den första koordinatorn tillfrågades', 'when the first coordinator was asked'),
    'What puts one of them into its month.',
  ),
  publishedPer: codeOf(['quarter', 'year'], 'A block that is published at once.'),
  periods: list(codeOf(LEVELS_OF_TIME, 'Of `per` in the query.'), 'What its rows are of.'),
  publishedThrough: orNull(text('The last block whose numbers are published; null: none yet.', '2026-Q3')),
  nextPublication: orNull(instant('When the next one is published.', '2027-03-01T23:00:00.000Z')),
  measures: list(
    closed({
      code: text('Name of the number in a row.', 'attended'),
      ...bilingual('koordinator kom', 'a coordinator came'),
    }),
    'The numbers of a row.',
  ),
  dimension: orNull(
    closed(
      {
        code: text('Name of the field in a row.', 'notice'),
        ...bilingual('framförhållning', 'notice'),
        categories: list(
          closed({
            code: text('Value of the field.', '2-to-6-hours'),
            ...bilingual('2 till 6 timmar', '2 to 6 hours'),
            level: text('Of `level` in the query.', 'band'),
          }),
          'Its classes.',
        ),
      },
      'What the numbers are told apart by; null: nothing but period and region.',
    ),
  ),
});

const standard = () =>
  closed(
    {
      name: text('Its name.', 'Human Trafficking Case Data Standard (HTCDS)'),
      version: text('Its version.', '2.0'),
      publisher: text('Who publishes it.', 'International Organization for Migration (IOM)'),
      source: text('Where it is found.', 'https://github.com/UNMigration/HTCDS'),
      licence: text('Its licence.', 'CC BY 4.0'),
    },
    'The standard that the names of some fields are of.',
  );

const mapping = named('StatisticsField', () =>
  closed(
    {
      table: text('Name of the table.', 'support-by-service'),
      field: text('Our name of the field.', 'service'),
      exportedAs: text('Its name in a row.', 'spl_Type'),
      ...bilingual('stöd', 'support'),
      htcds: orNull(text('Its name in the standard; null: it has no counterpart.', 'spl_Type')),
      'relation?': codeOf(['same', 'coarser'], 'How ours is to theirs.'),
      note: text('What it is, or why the standard has none.', 'The kind of support.'),
      'values?': mapOf(
        {
          type: ['string', 'null'],
          description: 'Value of the standard; null where it has none.',
        } as schemas.Schema<string | null>,
        'Classes of ours with the value of the standard.',
        { shelter: 'Shelter' },
      ),
    },
    'A field of a table, and what it is in the standard.',
  ),
);
export type FieldMapping = AnswerOf<typeof mapping>;

export const statisticsFields = named('StatisticsFields', () =>
  closed({
    standard: standard(),
    fields: list(mapping, 'Every field of every table.'),
  }),
);

const tableDescription = named('StatisticsTable', () =>
  closed(descriptionMembers(), 'What a table is, without any number.'),
);
export type TableDescription = AnswerOf<typeof tableDescription>;

export const catalogue = named('StatisticsCatalogue', () =>
  closed({
    fewestOperations: count('Numbers that fewer operations contribute to are suppressed.', 5),
    recordedWithinDays: count(
      'Days after the end of a block within which something must be recorded to count.',
      60,
    ),
    regions: list(
      closed({
        code: text('Value of `region` in a row; `all` is the whole country.', 'syd'),
        ...bilingual('Region Syd', 'Region South'),
      }),
      'The regions.',
    ),
    tables: list(tableDescription, 'The tables.'),
  }),
);
export type StatisticsCatalogue = AnswerOf<typeof catalogue>;

export type ExportedRow = Readonly<Record<string, Cell | readonly string[]>>;
/** Which fields it has depends on the table, and what they are called on the standard. */
const row = named('StatisticsRow', (): schemas.Schema<ExportedRow> => ({
  type: 'object',
  description:
    'Under the names that `GET /oversight/fields` lists: the period, the region, the class, then the numbers. `null` ' +
    'is suppressed, and named in `suppressed`.',
  required: ['region'],
  properties: {
    period: text('Month, quarter or year.', '2026-Q3'),
    region: text('Code of the region, or `all`.', 'syd'),
    suppressed: list(text('Name of a number.', 'nobody'), 'Numbers of this row that are not shown.'),
  },
  additionalProperties: { type: ['string', 'integer', 'null'], description: 'A class or a number.' },
  example: {
    period: '2026-Q3',
    region: 'syd',
    notice: '2-to-6-hours',
    attended: 14,
    nobody: null,
    asked: null,
    suppressed: ['nobody', 'asked'],
  },
}));

export const statistics = named('Statistics', () =>
  closed({
    ...descriptionMembers(),
    standard: standard(),
    columns: list(mapping, 'The fields of a row, in order.'),
    rows: list(row, 'By period, region and class.'),
    'medians?': list(
      closed({
        period: text('Month, quarter or year.', '2026-Q3'),
        region: text('Code of the region, or `all`.', 'syd'),
        hours: orNull(
          number('The middle, by interpolation within its class; null where a class is suppressed.', 9),
        ),
      }),
      'Where the classes are lengths of time.',
    ),
  }),
);
export type StatisticsAnswer = AnswerOf<typeof statistics>;

export const CSV_EXAMPLE =
  'period,region,notice,attended,nobody,asked,suppressed\r\n2026-Q3,syd,2-to-6-hours,14,,,nobody asked\r\n';
