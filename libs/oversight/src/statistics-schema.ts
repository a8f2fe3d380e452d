const text = (example: string, description?: string) => ({
  type: 'string',
  example,
  ...(description === undefined ? {} : { description }),
});
const orNull = (schema: { readonly type: string }) => ({ ...schema, type: [schema.type, 'null'] });
const listOf = (items: object) => ({ type: 'array', items });
const object = (properties: Readonly<Record<string, object>>, optional: readonly string[] = []) => ({
  type: 'object',
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  properties,
});

const NAMED = { sv: text('hela landet'), en: text('the whole country') };
const CODE = object({ code: text('all'), ...NAMED });

const DESCRIPTION = {
  name: text('coordinator-requests-by-notice'),
  ...NAMED,
  unit: object(NAMED),
  publishedPer: { type: 'string', enum: ['quarter', 'year'] },
  publishedThrough: orNull(text('2026-Q3', 'The last period whose numbers are published.')),
  nextPublication: orNull({ ...text('2027-03-01T23:00:00.000Z'), format: 'date-time' } as never),
  measures: listOf(CODE),
  dimension: {
    ...object({
      code: text('notice'),
      ...NAMED,
      categories: listOf(object({ code: text('2-to-6-hours'), level: text('band'), ...NAMED })),
    }),
    type: ['object', 'null'],
  },
};

export const CATALOGUE_SCHEMA = object({
  fewestOperations: {
    type: 'integer',
    example: 5,
    description: 'Numbers of fewer operations are suppressed.',
  },
  recordedWithinDays: { type: 'integer', example: 60 },
  regions: listOf(CODE),
  tables: listOf(object(DESCRIPTION)),
});

const ROW = {
  type: 'object',
  required: ['region'],
  description:
    'Under the names that `GET /oversight/fields` lists: the period, the region, the class, then the numbers. `null` is ' +
    'suppressed, and named in `suppressed`.',
  properties: {
    period: text('2026-Q3'),
    region: text('syd'),
    suppressed: listOf({ type: 'string' }),
  },
  additionalProperties: { type: ['string', 'integer', 'null'] },
  example: {
    period: '2026-Q3',
    region: 'syd',
    notice: '2-to-6-hours',
    attended: 14,
    nobody: null,
    asked: null,
    suppressed: ['nobody', 'asked'],
  },
};

export const TABLE_SCHEMA = object(
  {
    ...DESCRIPTION,
    rows: listOf(ROW),
    medians: listOf(
      object({
        period: text('2026-Q3'),
        region: text('syd'),
        hours: { type: ['integer', 'null'], example: 9, description: '`null` where a class is suppressed.' },
      }),
    ),
  },
  ['medians'],
);

export const FIELDS_SCHEMA = object({
  standard: object({
    name: text('Human Trafficking Case Data Standard (HTCDS)'),
    version: text('2.0'),
    publisher: text('International Organization for Migration (IOM)'),
    source: text('https://github.com/UNMigration/HTCDS'),
    licence: text('CC BY 4.0'),
  }),
  fields: listOf(
    object(
      {
        table: text('support-by-service'),
        field: text('service'),
        exportedAs: text('spl_Type'),
        htcds: orNull(text('spl_Type', 'null: the standard has no counterpart.')),
        relation: { type: 'string', enum: ['same', 'coarser'] },
        note: text('The kind of support.'),
        values: { type: 'object', additionalProperties: { type: ['string', 'null'] } },
      },
      ['relation', 'values'],
    ),
  ),
});
