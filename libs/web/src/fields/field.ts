import { Transform } from 'class-transformer';
import { ValidateBy, ValidateIf } from 'class-validator';
import { Documented } from '../openapi/documented';
import { bytesOfSchema, sizeField } from './body-size';
import type { Rule } from './rules';

export interface FieldOptions {
  /** The field may be absent; `null` is never the same as absent. */
  readonly optional?: boolean;
  readonly description?: string;
  readonly example?: unknown;
}

type Schema = Readonly<Record<string, unknown>>;

/** One field of a DTO: its rule, how it is made canonical before that, and its place in the OpenAPI document. */
export function field(
  { optional = false, description, example }: FieldOptions,
  schema: Schema,
  rule: Rule,
  transform?: (value: unknown) => unknown,
): PropertyDecorator {
  const decorators = [
    described({
      ...schema,
      ...(description === undefined ? {} : { description }),
      example,
      required: !optional,
    }),
    checked(rule),
  ];
  if (optional) decorators.push(ValidateIf((_, value) => value !== undefined));
  if (transform) decorators.push(Transform(({ value }: { value: unknown }) => transform(value)));
  return (target, key) => {
    for (const decorate of decorators) decorate(target, key);
    sizeField(target, key, () => bytesOfSchema(schema));
  };
}

/** Name of the constraint of a field of this library. */
export const RULE = 'rule';

/** The message of the constraint is the code of the broken rule; the validation pipe reads it there. */
export const checked = (rule: Rule): PropertyDecorator =>
  ValidateBy({
    name: RULE,
    validator: {
      validate: (value: unknown) => rule(value) === undefined,
      defaultMessage: (context) => rule(context?.value) ?? 'invalid',
    },
  });

export function described(schema: Schema): PropertyDecorator {
  const known = Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined));
  return Documented((api) => api.ApiProperty(known));
}
