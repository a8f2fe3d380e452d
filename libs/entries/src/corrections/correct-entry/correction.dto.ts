import { FactDto, field, items, Text, type FieldOptions } from '@samsyn/web';

const TEXT_MAX = 10_000;
const text = items.texts(TEXT_MAX);

/** A text, number or flag: what the corrected field itself takes is asked later, by its schema. */
const FieldValue = (options: FieldOptions): PropertyDecorator =>
  field(
    options,
    { oneOf: [text.schema, { type: 'number' }, { type: 'boolean' }] },
    (value) => {
      if (typeof value === 'number' || typeof value === 'boolean') return undefined;
      return typeof value === 'string' || value === undefined ? text.rule(value) : 'value';
    },
    text.canonical,
  );

export class CorrectionDto extends FactDto {
  @Text({
    max: 64,
    example: 'occurredAt',
    description:
      'A field of the entry by its name in `facts`, or `occurredAt` (as read, `at`): when it happened.',
  })
  field: string;

  @FieldValue({
    example: '2026-11-19T19:39:00+01:00',
    description: 'What it should have been. A moment may have any offset.',
  })
  is: unknown;

  @FieldValue({
    optional: true,
    example: '2026-11-19T19:38:00+01:00',
    description:
      'What it was. Needed where it was corrected before: the value as it is now, so that nobody corrects what they ' +
      'have not seen.',
  })
  was?: unknown;

  @Text({
    max: 500,
    example: 'noted from the radio log',
    description:
      'Sealed as the corrected field is, and as a text of your own branch: participants learn that it was corrected, not why.',
  })
  reason: string;
}
