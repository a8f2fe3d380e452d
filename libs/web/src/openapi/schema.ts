/**
 * JSON Schema (draft 2020-12) of what routes answer, in few words. Schemas are made when the document is asked for:
 * where one names another it holds a function, so that a file of schemas costs a start nothing.
 */
export type Schema = Readonly<Record<string, unknown>>;
export type Shape = Schema | (() => Schema);

export const schemaIn = (shape: Shape): Schema => (typeof shape === 'function' ? shape() : shape);

const OPTIONAL = '?';

/** The members of `T`, those that may be absent with a question mark: `{ id: …, 'next?': … }`. */
export type Members<T extends object> = {
  readonly [K in keyof T & string as object extends Pick<T, K> ? `${K}${typeof OPTIONAL}` : K]: Shape;
};

/** An object with these members and no others. `T` is what the route gives: a member that is missing here is an error. */
export function closed<T extends object>(members: Members<T>, description?: string): Schema {
  const named = Object.entries(members as Readonly<Record<string, Shape>>);
  const required = named.flatMap(([name]) => (name.endsWith(OPTIONAL) ? [] : [name]));
  return {
    type: 'object',
    ...(description === undefined ? {} : { description }),
    ...(required.length === 0 ? {} : { required }),
    properties: Object.fromEntries(
      named.map(([name, shape]) => [
        name.endsWith(OPTIONAL) ? name.slice(0, -OPTIONAL.length) : name,
        schemaIn(shape),
      ]),
    ),
    additionalProperties: false,
  };
}

const components = new Map<string, Schema>();

/** A schema that the document keeps once, under this name. @throws Error where another one already has it */
export function named(name: string, make: () => Schema): () => Schema {
  let isMade = false;
  const reference = { $ref: `#/components/schemas/${name}` };
  return () => {
    if (isMade) return reference;
    if (components.has(name)) throw new Error(`two schemas are named ${name}`);
    isMade = true;
    // Before it is made: it may name itself.
    components.set(name, {});
    components.set(name, make());
    return reference;
  };
}

/** What has been named by the schemas that were made. */
export const namedSchemas = (): Readonly<Record<string, Schema>> => Object.fromEntries(components);

/** The same with words of its own: what a reference means in this place. */
export const as = (description: string, shape: Shape, more: Schema = {}): Schema => ({
  ...schemaIn(shape),
  description,
  ...more,
});

export const text = (description: string, example?: string): Schema => ({
  type: 'string',
  description,
  ...(example === undefined ? {} : { example }),
});

const UUID_EXAMPLE = '6f1c2f0e-5c0b-5b7e-9d0e-0d7c2f3a1b42';
export const uuid = (description: string): Schema => ({
  type: 'string',
  format: 'uuid',
  description,
  example: UUID_EXAMPLE,
});

/** RFC 3339, UTC, milliseconds. */
export const instant = (description: string, example = '2026-11-19T18:40:00.000Z'): Schema => ({
  type: 'string',
  format: 'date-time',
  description,
  example,
});

export const day = (description: string, example = '2026-11-19'): Schema => ({
  type: 'string',
  format: 'date',
  description,
  example,
});

/** A time on the clock on the wall in Europe/Stockholm. */
export const clockTime = (description: string, example: string): Schema => ({
  type: 'string',
  pattern: '^([01]\\d|2[0-3]):[0-5]\\d$|^24:00$',
  description,
  example,
});

export const count = (description: string, example = 1): Schema => ({
  type: 'integer',
  minimum: 0,
  description,
  example,
});

export const number = (description: string, example: number): Schema => ({
  type: 'number',
  description,
  example,
});

export const flag = (description: string, example = false): Schema => ({
  type: 'boolean',
  description,
  example,
});

/** There only where it is so. */
export const mark = (description: string): Schema => ({ type: 'boolean', const: true, description });

export const codeOf = (
  values: readonly string[],
  description: string,
  example: string | undefined = values[0],
): Schema => ({ type: 'string', enum: [...values], description, example });

export const branch = (description: string, example = 'police/trafficking-unit'): Schema =>
  text(description, example);

/** By handle to the own and the leading branch, elsewhere branch and role. */
export const person = (description: string, example = 'coordB'): Schema => text(description, example);

export const list = (items: Shape, description?: string, more: Schema = {}): Schema => ({
  type: 'array',
  ...(description === undefined ? {} : { description }),
  items: schemaIn(items),
  ...more,
});

export const orNull = (shape: Shape): Schema => {
  const { description, ...schema } = schemaIn(shape);
  const words = description === undefined ? {} : { description };
  if (typeof schema.type !== 'string') return { ...words, anyOf: [schema, { type: 'null' }] };
  const codes = Array.isArray(schema.enum) ? { enum: [...(schema.enum as unknown[]), null] } : {};
  return { ...words, ...schema, ...codes, type: [schema.type, 'null'] };
};

/** From keys that are data to values of one kind. */
export const mapOf = (values: Shape, description: string, example?: object): Schema => ({
  type: 'object',
  description,
  additionalProperties: schemaIn(values),
  ...(example === undefined ? {} : { example }),
});

/** What an event says, under its own field names. */
export const facts = (description: string, example: object = {}): Schema => ({
  type: 'object',
  description,
  additionalProperties: true,
  example,
});

/** Any JSON value. */
export const anything = (description: string, example: unknown): Schema => ({ description, example });

/** A schema that another service names: it stands in the document of the whole. */
export const referTo = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

/** As `closed`, beside members that are data: the fields of the events that it was put together from. */
export function withFactsOf<T extends object>(members: Members<T>, description: string): Schema {
  return { ...closed<T>(members, description), additionalProperties: true };
}
