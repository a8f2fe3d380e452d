import { type Audience, type ChosenLabel, type JsonObject, type Label } from '@samsyn/kernel';
import Type, { type Static, type TLiteral, type TObject, type TSchema, type TUnion } from 'typebox';

/** One field of an event: its closed schema and the label that decides who may see it. */
export interface FieldSpec<S extends TSchema = TSchema, Optional extends boolean = boolean> {
  readonly schema: S;
  readonly optional: Optional;
  /** The label the schema fixes, or the default of a field whose label the recorder chooses. */
  readonly label: Label;
  /** Where the recorder chooses the label: labels that are added to the choice whatever it is. */
  readonly chosen?: { readonly floor: readonly ChosenLabel[] };
}

export type FieldSpecs = Readonly<Record<string, FieldSpec>>;

type Required<F extends FieldSpecs> = {
  readonly [K in keyof F as F[K]['optional'] extends false ? K : never]: Static<F[K]['schema']>;
};
type Optional<F extends FieldSpecs> = {
  readonly [K in keyof F as F[K]['optional'] extends true ? K : never]?: Static<F[K]['schema']>;
};
export type DataOf<F extends FieldSpecs> = Required<F> & Optional<F>;

/** How an earlier wire version is read: its own closed schema, and the step to the next version. */
export interface EarlierVersion {
  readonly version: number;
  readonly fields: FieldSpecs;
  upcast(data: JsonObject): JsonObject;
}

export interface EventDefinition<Name extends string = string, F extends FieldSpecs = FieldSpecs> {
  readonly service: string;
  readonly name: Name;
  readonly version: number;
  readonly audience: Audience;
  readonly fields: F;
  /** The field that holds the branch (or branches) that this entry names, and that may therefore see it. */
  readonly names?: string;
  /** What the fields are sealed for: the person met (one stream each) or the operation. */
  readonly sealedFor: 'subject' | 'operation';
  readonly earlier: readonly EarlierVersion[];
}

export type EventOf<D> =
  D extends EventDefinition<infer Name, infer F>
    ? {
        readonly name: Name;
        readonly data: DataOf<F>;
        readonly occurredAt?: string;
        readonly labels?: Readonly<Record<string, readonly Label[]>>;
        readonly by?: 'system';
      }
    : never;

export function defineEvent<const Name extends string, F extends FieldSpecs>(
  definition: Pick<EventDefinition<Name, F>, 'service' | 'name' | 'audience' | 'fields'> &
    Partial<Pick<EventDefinition<Name, F>, 'version' | 'names' | 'sealedFor' | 'earlier'>>,
): EventDefinition<Name, F> {
  return { version: 1, sealedFor: 'operation', earlier: [], ...definition };
}

/** A field whose label the schema fixes. */
export const field = <S extends TSchema>(schema: S, label: Label): FieldSpec<S, false> => ({
  schema,
  label,
  optional: false,
});
export const optional = <S extends TSchema>({ schema, label }: FieldSpec<S>): FieldSpec<S, true> => ({
  schema,
  label,
  optional: true,
});
/** A field whose label the recorder chooses (`secret` in an exercise). Always optional. */
export const secret = <S extends TSchema>(
  schema: S,
  labelling: { readonly default: ChosenLabel; readonly floor?: readonly ChosenLabel[] },
): FieldSpec<S, true> => ({
  schema,
  label: labelling.default,
  optional: true,
  chosen: { floor: labelling.floor ?? [] },
});

/** `shared`: a code or a time that whoever may see the entry may see; stands in clear in the log. */
export const shared = <S extends TSchema>(schema: S): FieldSpec<S, false> => field(schema, 'shared');
/** What whoever may see the entry may see, sealed in the log all the same: text that a person wrote, names of branches. */
export const withEntry = <S extends TSchema>(schema: S): FieldSpec<S, false> => field(schema, 'entry');
/** Free text and what only the participating branches may see. */
export const participantsOnly = <S extends TSchema>(schema: S): FieldSpec<S, false> =>
  field(schema, 'participants-only');

export const Uuid = Type.String({
  pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
});
/** RFC 3339, UTC, milliseconds. */
export const InstantText = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' });
export const LocalDate = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
export const LocalTime = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$|^24:00$' });
export const Code = Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$' });
export const BranchText = Type.String({ maxLength: 129, pattern: '^[a-z0-9-]+/[a-z0-9-]+$|^system$' });
export const Text = Type.String({ minLength: 1, maxLength: 10_000 });
export const ShortText = Type.String({ minLength: 1, maxLength: 500 });
export const Count = Type.Integer({ minimum: 0, maximum: 10_000 });
export const WindowOf = Type.Tuple([InstantText, InstantText]);
export const PersonRefSchema = Type.Object(
  { person: Uuid, branch: BranchText, role: Code },
  { additionalProperties: false },
);
export const listOf = <S extends TSchema>(item: S, maxItems = 200) => Type.Array(item, { maxItems });
type LiteralsOf<Values extends readonly string[]> = { -readonly [K in keyof Values]: TLiteral<Values[K]> };
/** One of the codes of a table. The cast keeps the codes in the type, which a union made of a mapped list loses. */
export const codeOf = <const Values extends readonly string[]>(
  values: Values,
): TUnion<LiteralsOf<Values> extends infer Literals extends TSchema[] ? Literals : never> =>
  Type.Union(values.map((value) => Type.Literal(value))) as never;
export const closed = <P extends Record<string, TSchema>>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });
/** A short name that participants agree on, in letters of any alphabet; like a code it stands in clear. */
const SiteName = Type.String({
  minLength: 1,
  maxLength: 64,
  pattern: '^[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._-]*$',
});
/** The fields that every record about one of several sites carries. */
export const siteField = { site: optional(shared(SiteName)) };

export const wireName = (definition: Pick<EventDefinition, 'service' | 'name'>, version: number): string =>
  `${definition.service}.${definition.name}.v${version}`;

/** The closed JSON Schema (draft 2020-12) of an event's data. */
export const schemaOf = (fields: FieldSpecs): TObject =>
  Type.Object(
    Object.fromEntries(
      Object.entries(fields).map(([name, spec]) => [
        name,
        spec.optional ? Type.Optional(spec.schema) : spec.schema,
      ]),
    ),
    { additionalProperties: false },
  );

/** The labels under which a field is sealed: the recorder's choice or the default, and the floor; sorted. */
export function labelsOf(spec: FieldSpec, chosen: readonly Label[] | undefined): readonly Label[] {
  if (!spec.chosen) return [spec.label];
  const choice: readonly Label[] = chosen && chosen.length > 0 ? chosen : [spec.label];
  return [...new Set<Label>([...choice, ...spec.chosen.floor])].sort();
}
