import { CHOSEN_LABELS, siteNameOf } from '@samsyn/kernel';
import { Type } from 'class-transformer';
import { ValidateIf, ValidateNested } from 'class-validator';
import { REQUIRED_MEMBERS } from '../openapi/documented';
import { bytesOfDto, sizeField } from './body-size';
import { checked, described, field, type FieldOptions } from './field';
import { labelledTextRule, withLabels } from './labelled-text';
import {
  BRANCH,
  branchRule,
  codeRule,
  countRule,
  flagRule,
  HANDLE,
  handleRule,
  instantOf,
  instantRule,
  isPlainObject,
  LOCAL_TIME,
  localDateRule,
  localTimeRule,
  mapRule,
  SITE,
  siteRule,
  SLUG,
  SLUG_MAX,
  slugRule,
  textRule,
  UUID,
  uuidRule,
  saying,
  windowRule,
  withLineFeeds,
  type Rule,
} from './rules';

const INSTANT_EXAMPLE = '2026-11-19T19:00:00+01:00';
const DEFAULT_MAX_ENTRIES = 60;

const canonical = (value: unknown): unknown => instantOf(value) ?? value;

/** Free text of 1 to `max` code points, kept as written but for its line breaks. */
export const Text = (options: FieldOptions & { readonly max: number }): PropertyDecorator =>
  field(
    options,
    { type: String, minLength: 1, maxLength: options.max },
    textRule(options.max),
    withLineFeeds,
  );

/** A moment with its offset (RFC 3339 section 5.6), given on in UTC with milliseconds. */
export const Instant = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    { example: INSTANT_EXAMPLE, ...options },
    { type: String, format: 'date-time' },
    instantRule,
    canonical,
  );

/** `[from, to]`, both as in `Instant`, `to` later than `from`. */
export const Window = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    { example: [INSTANT_EXAMPLE, '2026-11-19T23:00:00+01:00'], ...options },
    { type: 'array', items: { type: 'string', format: 'date-time' }, minItems: 2, maxItems: 2 },
    windowRule,
    (value) => (Array.isArray(value) ? value.map(canonical) : value),
  );

/** A day of the calendar, `2026-11-19`. */
export const LocalDate = (options: FieldOptions = {}): PropertyDecorator =>
  field({ example: '2026-11-19', ...options }, { type: String, format: 'date' }, localDateRule);

/** A time of day on the clock on the wall, `08:00`. */
export const LocalTime = (options: FieldOptions = {}): PropertyDecorator =>
  field({ example: '08:00', ...options }, { type: String, pattern: LOCAL_TIME.source }, localTimeRule);

/** One of the codes of a table. */
export const Code = (values: readonly string[], options: FieldOptions = {}): PropertyDecorator =>
  field({ example: values[0], ...options }, { type: String, enum: [...values] }, codeRule(values));

/** A code in an open set: lower-case words joined by hyphens. */
export const Slug = (options: FieldOptions = {}): PropertyDecorator =>
  field(options, { type: String, pattern: SLUG.source, maxLength: SLUG_MAX }, slugRule);

export interface CountOptions extends FieldOptions {
  readonly min: number;
  readonly max: number;
  /** The field stands in a query string, where everything is text. */
  readonly fromText?: boolean;
}

/** A whole number from `min` to `max`. */
export const Count = (options: CountOptions): PropertyDecorator =>
  field(
    options,
    { type: 'integer', minimum: options.min, maximum: options.max },
    countRule(options.min, options.max),
    options.fromText ? (value) => numberIn(value) : undefined,
  );

const numberIn = (value: unknown): unknown =>
  typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;

export const Flag = (options: FieldOptions = {}): PropertyDecorator =>
  field({ example: true, ...options }, { type: Boolean }, flagRule);

/** A UUID in lower case. */
export const UuidField = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    { example: '6f1c2f0e-5c0b-5b7e-9d0e-0d7c2f3a1b42', ...options },
    { type: String, format: 'uuid', pattern: UUID.source },
    uuidRule,
  );

/** The public id of a person, as the directory lists it. */
export const PersonHandle = (options: FieldOptions = {}): PropertyDecorator =>
  field({ example: 'coordinator-syd', ...options }, { type: String, pattern: HANDLE.source }, handleRule);

/** An independent branch, `agency/branch`. */
export const BranchCode = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    { example: 'police/border-police', ...options },
    { type: String, pattern: BRANCH.source, maxLength: 2 * SLUG_MAX + 1 },
    branchRule,
  );

/** The name of a site, as the participants call it: compared without case and without spaces. */
export const SiteName = (options: FieldOptions = {}): PropertyDecorator =>
  field({ example: 's1', ...options }, { type: String, pattern: SITE.source }, siteRule, (value) =>
    typeof value === 'string' ? siteNameOf(value) : value,
  );

/** A text for each person named: `{ "coordinator-syd": "conversation and support" }`. */
export const TextByHandle = (
  options: FieldOptions & { readonly max: number; readonly maxEntries?: number },
): PropertyDecorator =>
  field(
    { example: { 'coordinator-syd': 'conversation and support' }, ...options },
    {
      type: 'object',
      maxProperties: options.maxEntries ?? DEFAULT_MAX_ENTRIES,
      additionalProperties: { type: 'string', minLength: 1, maxLength: options.max },
    },
    mapRule(handleRule, textRule(options.max), options.maxEntries ?? DEFAULT_MAX_ENTRIES),
    (value) =>
      isPlainObject(value)
        ? Object.fromEntries(Object.entries(value).map(([name, text]) => [name, withLineFeeds(text)]))
        : value,
  );

/** Said of every text whose recorder chooses who may read it. */
const WHO_READS =
  'Unless shared, only under the label of the recorder’s own branch (`GET /operations/{operationId}/readers` says who ' +
  'reads it now). `participants-only` shares it with all who take part, where the entry is theirs to know: no label shows more ' +
  'than the field’s own least label and the audience of the entry allow. What is said in an encounter stays with its holder.';

/**
 * A secret text, bare or with its labels, as a LabelledTextDto; the label of a bare one is the recorder's own. `codes`:
 * values that all participants read, where no label is chosen.
 */
export const LabelledText = ({
  codes,
  ...options
}: FieldOptions & { readonly max: number; readonly codes?: readonly string[] }): PropertyDecorator => {
  const label = { type: 'string', enum: [...CHOSEN_LABELS] };
  const value = { type: 'string', minLength: 1, maxLength: options.max, description: 'The text.' };
  const labelled = {
    type: 'object',
    additionalProperties: false,
    [REQUIRED_MEMBERS]: ['value'],
    properties: {
      value,
      label: {
        description: 'Who may read it; several at once, and the strictest wins. Absent: the recorder’s own.',
        oneOf: [label, { type: 'array', items: label, uniqueItems: true }],
      },
    },
  };
  const description = [options.description, WHO_READS].filter(Boolean).join(' ');
  return field(
    { example: { value: 'Exempelgatan 1', label: 'police-investigation' }, ...options, description },
    { oneOf: [value, labelled], ...(codes && { 'x-codes': codes }) },
    labelledTextRule(options.max),
    withLabels,
  );
};

type DtoClass = () => new () => object;

const objectRule: Rule = (value) =>
  value === undefined ? 'required' : isPlainObject(value) ? undefined : 'object';

const objectsRule =
  (min: number, max: number): Rule =>
  (value) => {
    if (value === undefined) return 'required';
    if (!Array.isArray(value)) return 'list';
    if (value.length < min || value.length > max) return saying('list-size', { min, max });
    const odd = value.findIndex((item) => !isPlainObject(item));
    return odd < 0 ? undefined : `@${odd} object`;
  };

/** An object with the fields of another DTO. */
export const Nested = (dto: DtoClass, options: FieldOptions = {}): PropertyDecorator =>
  nested(dto, options, {}, objectRule);

/** From `min` (1) to `max` objects with the fields of another DTO. */
export const NestedList = (
  dto: DtoClass,
  options: FieldOptions & { readonly min?: number; readonly max: number },
): PropertyDecorator => {
  const { min = 1, max } = options;
  return nested(dto, options, { isArray: true, minItems: min, maxItems: max }, objectsRule(min, max));
};

function nested(
  dto: DtoClass,
  { optional = false, description, example }: FieldOptions,
  schema: Readonly<Record<string, unknown>>,
  rule: Rule,
): PropertyDecorator {
  return (target, key) => {
    // @nestjs/swagger knows a reference that is resolved late by the name `type` of its function.
    described({ type: () => dto(), ...schema, description, example, required: !optional })(target, key);
    const most = typeof schema['maxItems'] === 'number' ? schema['maxItems'] : 1;
    sizeField(target, key, () => most * bytesOfDto(dto()));
    Type(dto)(target, key);
    checked(rule)(target, key);
    ValidateNested()(target, key);
    if (optional) ValidateIf((_, value) => value !== undefined)(target, key);
  };
}

/** What every reported fact may say: when it happened, where that is not now. */
export abstract class FactDto {
  @Instant({
    optional: true,
    description: 'When it happened, where that is not now. At most five minutes ahead of the clock.',
  })
  occurredAt?: string;
}
