import { PersonRefSchema, schemaOf, type WireType } from '@samsyn/event-store';
import type { schemas } from '@samsyn/kernel';
import { PRIVATE_REASONS, UNAVAILABLE } from './view';

const PERSON_REF = JSON.stringify(PersonRefSchema);
const PERSON = {
  type: 'string',
  description: 'A person: by handle to the own and the leading branch, elsewhere branch and role.',
};

/** A list of fixed length in the words of draft 2020-12; event schemas say it in those of earlier drafts. */
function inNewWords(schema: unknown): unknown {
  if (typeof schema !== 'object' || schema === null) return schema;
  if (Array.isArray(schema)) return schema.map(inNewWords);
  const { additionalItems: _none, ...rest } = Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => [keyword, inNewWords(value)]),
  );
  if (Array.isArray(rest.items)) return { ...rest, prefixItems: rest.items, items: false };
  return Array.isArray(rest.anyOf) ? { ...rest, anyOf: asShown(rest.anyOf as schemas.Schema[]) } : rest;
}

/** Reasons of private life are one word outside the own branch. */
const asShown = (codes: readonly schemas.Schema[]): readonly schemas.Schema[] =>
  codes.some((code) => PRIVATE_REASONS.has(code.const as string))
    ? [...codes, { type: 'string', const: UNAVAILABLE, description: 'What other branches are told.' }]
    : codes;

/** Who reads a field of a body as it stands, for a client to say at the field. */
export interface FieldReaders {
  /** A label, or `recorder`: under the own branch's label unless the body chooses another. */
  readonly label: string;
  /** Who may know the entry at all: a code of `x-audiences`. */
  readonly audience: string;
}

/** By event and field, for what a person may type; codes and times are for all who may know the entry. */
export function readersOfFields(
  types: readonly WireType[],
): ReadonlyMap<string, Readonly<Record<string, FieldReaders>>> {
  return new Map(
    types.map(({ definition: { name, audience, fields } }) => [
      name,
      Object.fromEntries(
        Object.entries(fields).map(([field, { label }]) => [field, { label: label ?? 'recorder', audience }]),
      ),
    ]),
  );
}

/**
 * What `facts` of an entry may hold, by the name of its event: no field is sure to be there, since each may be hidden
 * from the caller, and persons are shown by name.
 */
export function factsOfTypes(types: readonly WireType[]): Readonly<Record<string, schemas.Schema>> {
  return Object.fromEntries(
    types.map(({ definition: { name }, fields }) => {
      const { required: _required, ...schema } = JSON.parse(
        JSON.stringify(schemaOf(fields)).replaceAll(PERSON_REF, JSON.stringify(PERSON)),
      ) as schemas.Schema;
      const described = inNewWords(schema) as schemas.Schema;
      return [name, { description: `\`facts\` of an entry of type \`${name}\`.`, ...described }];
    }),
  );
}
