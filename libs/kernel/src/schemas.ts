import type { Json, JsonObject } from './json';

declare const VALUE: unique symbol;
/**
 * JSON Schema (draft 2020-12) of what routes answer, in few words; `T` is the type of what it describes. Schemas are made
 * when the document is asked for: where one names another it holds a function, so that a file of schemas costs a start
 * nothing.
 */
export type Schema<T = unknown> = Readonly<Record<string, unknown>> & { readonly [VALUE]?: T };
export type Shape<T = unknown> = Schema<T> | (() => Schema<T>);

/** What a schema describes; everything in it is readonly. `AnswerOf<typeof planView>` */
export type AnswerOf<S extends Shape> = S extends () => Schema<infer T>
  ? T
  : S extends Schema<infer T>
    ? T
    : never;

export const schemaIn = <T>(shape: Shape<T>): Schema<T> => (typeof shape === 'function' ? shape() : shape);

const OPTIONAL = '?';

/** Members of an object by their names, those that may be absent with a question mark: `{ id: …, 'next?': … }`. */
export type Members = Readonly<Record<string, Shape>>;
type Present<M extends Members> = {
  readonly [K in keyof M & string as K extends `${string}${typeof OPTIONAL}` ? never : K]: AnswerOf<M[K]>;
};
type Absent<M extends Members> = {
  readonly [K in keyof M & string as K extends `${infer Name}${typeof OPTIONAL}` ? Name : never]?: AnswerOf<
    M[K]
  >;
};
type Together<T> = { readonly [K in keyof T]: T[K] };
export type ObjectOf<M extends Members> = Together<Present<M> & Absent<M>>;

/** An object with these members and no others. */
export function closed<const M extends Members>(members: M, description?: string): Schema<ObjectOf<M>> {
  const entries = Object.entries(members);
  const required = entries.flatMap(([name]) => (name.endsWith(OPTIONAL) ? [] : [name]));
  return {
    type: 'object',
    ...(description === undefined ? {} : { description }),
    ...(required.length === 0 ? {} : { required }),
    properties: Object.fromEntries(
      entries.map(([name, shape]) => [
        name.endsWith(OPTIONAL) ? name.slice(0, -OPTIONAL.length) : name,
        schemaIn(shape),
      ]),
    ),
    additionalProperties: false,
  };
}

const components = new Map<string, Schema>();

/** A schema that the document keeps once, under this name. @throws Error where another one already has it */
export function named<T>(name: string, make: () => Schema<T>): () => Schema<T> {
  let isMade = false;
  const reference: Schema<T> = { $ref: `#/components/schemas/${name}` };
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
export const as = <T>(description: string, shape: Shape<T>, more: object = {}): Schema<T> => ({
  ...schemaIn(shape),
  description,
  ...more,
});

/** `T`: where fewer texts are answered than the document tells. */
export const text = <T extends string = string>(description: string, example?: string): Schema<T> => ({
  type: 'string',
  description,
  ...(example === undefined ? {} : { example }),
});

const UUID_EXAMPLE = '6f1c2f0e-5c0b-5b7e-9d0e-0d7c2f3a1b42';
export const uuid = (description: string): Schema<string> => ({
  type: 'string',
  format: 'uuid',
  description,
  example: UUID_EXAMPLE,
});

/** RFC 3339, UTC, milliseconds. */
export const instant = (description: string, example = '2026-11-19T18:40:00.000Z'): Schema<string> => ({
  type: 'string',
  format: 'date-time',
  description,
  example,
});

export const day = (description: string, example = '2026-11-19'): Schema<string> => ({
  type: 'string',
  format: 'date',
  description,
  example,
});

/** A time on the clock on the wall in Europe/Stockholm. */
export const clockTime = (description: string, example: string): Schema<string> => ({
  type: 'string',
  pattern: '^([01]\\d|2[0-3]):[0-5]\\d$|^24:00$',
  description,
  example,
});

export const count = (description: string, example = 1): Schema<number> => ({
  type: 'integer',
  minimum: 0,
  description,
  example,
});

/** Of either sign. */
export const integer = (description: string, example: number): Schema<number> => ({
  type: 'integer',
  description,
  example,
});

export const number = (description: string, example: number): Schema<number> => ({
  type: 'number',
  description,
  example,
});

export const flag = (description: string, example = false): Schema<boolean> => ({
  type: 'boolean',
  description,
  example,
});

/** There only where it is so. */
export const mark = (description: string): Schema<true> => ({ type: 'boolean', const: true, description });

export const codeOf = <const Code extends string>(
  values: readonly Code[],
  description: string,
  example: string | undefined = values[0],
): Schema<Code> => ({ type: 'string', enum: [...values], description, example });

export const branch = (description: string, example = 'police/trafficking-unit'): Schema<string> =>
  text(description, example);

/** By handle to the own and the leading branch, elsewhere branch and role. */
export const person = (description: string, example = 'coordB'): Schema<string> => text(description, example);

export const list = <T>(items: Shape<T>, description?: string, more: object = {}): Schema<readonly T[]> => ({
  type: 'array',
  ...(description === undefined ? {} : { description }),
  items: schemaIn(items),
  ...more,
});

/** From a moment to a later one. */
export const period = (description: string) =>
  list(instant('A moment.'), description, {
    ...{ minItems: 2, maxItems: 2 },
    example: ['2026-11-19T18:00:00.000Z', '2026-11-19T22:00:00.000Z'],
  }) as Schema<readonly [from: string, to: string]>;

export const orNull = <T>(shape: Shape<T>): Schema<T | null> => {
  const { description, ...schema } = schemaIn(shape);
  const words = description === undefined ? {} : { description };
  if (typeof schema.type !== 'string') return { ...words, anyOf: [schema, { type: 'null' }] };
  const codes = Array.isArray(schema.enum) ? { enum: [...(schema.enum as unknown[]), null] } : {};
  return { ...words, ...schema, ...codes, type: [schema.type, 'null'] };
};

/** From keys that are data to values of one kind. */
export const mapOf = <T>(
  values: Shape<T>,
  description: string,
  example?: object,
): Schema<Readonly<Record<string, T>>> => ({
  type: 'object',
  description,
  additionalProperties: schemaIn(values),
  ...(example === undefined ? {} : { example }),
});

/** What an event says, under its own field names. */
export const facts = (description: string, example: object = {}): Schema<JsonObject> => ({
  type: 'object',
  description,
  additionalProperties: true,
  example,
});

/** Any JSON value. */
export const anything = (description: string, example: unknown): Schema<Json> => ({ description, example });

/** A schema that another service names: it stands in the document of the whole. */
export const referTo = <T>(name: string): Schema<T> => ({ $ref: `#/components/schemas/${name}` });

/** As `closed`, beside members that are data: the fields of the events that it was put together from. */
export const withFactsOf = <const M extends Members>(members: M, description: string) =>
  ({ ...closed(members, description), additionalProperties: true }) as Schema<ObjectOf<M> & JsonObject>;

/** What is said in both languages. */
export const bilingual = (sv: string, en: string) => ({
  sv: text('In Swedish.', sv),
  en: text('In English.', en),
});

export const entryIds = (description: string): Schema<readonly string[]> =>
  list(uuid('Id of an entry of the caller’s history.'), description);
