import {
  defaultLabelOf,
  type Audience,
  type Branch,
  type ChosenLabel,
  type JsonObject,
  type Label,
} from '@samsyn/kernel';
import Type, { type Static, type TLiteral, type TObject, type TSchema, type TUnion } from 'typebox';

/** One field of an event: its closed schema and the label that decides who may see it. */
export interface FieldSpec<S extends TSchema = TSchema, Optional extends boolean = boolean> {
  readonly schema: S;
  readonly optional: Optional;
  /** The label the schema fixes; `undefined` where the recorder chooses. */
  readonly label: Label | undefined;
  readonly chosen?: Choice;
  readonly about?: AboutWhom;
}

/**
 * Whom a field is about where the law asks: `staff`, how a registered person whom the entry names is reached at work;
 * `somebody-met`, who somebody was, in words.
 */
export type AboutWhom = 'staff' | 'somebody-met';

/** Where the recorder chooses the label. */
export interface Choice {
  /** Labels that are added to the choice whatever it is. */
  readonly floor: readonly ChosenLabel[];
  /** What stood there unasked when the default still followed the type of the entry. */
  readonly formerDefault?: ChosenLabel;
  /** Values that are codes of the field and no text of anybody's: unasked, whoever takes part reads them. */
  readonly codes?: readonly string[];
}

export type FieldSpecs = Readonly<Record<string, FieldSpec>>;

type Required<F extends FieldSpecs> = {
  readonly [K in keyof F as F[K]['optional'] extends false ? K : never]: Static<F[K]['schema']>;
};
type Optional<F extends FieldSpecs> = {
  readonly [K in keyof F as F[K]['optional'] extends true ? K : never]?: Static<F[K]['schema']>;
};
export type DataOf<F extends FieldSpecs> = Required<F> & Optional<F>;

/**
 * What the fields of an event are sealed for: the operation, the person met (her stream), or one matter of hers that was
 * sent to another authority, which is the receiver's as well and outlasts what is erased of her (ADR 0045).
 */
export type SealedFor = 'operation' | 'subject' | 'matter';

/** How an earlier wire version is read: its own closed schema, and the step to the next version. */
export interface EarlierVersion {
  readonly version: number;
  readonly fields: FieldSpecs;
  /** Absent: as today. */
  readonly sealedFor?: SealedFor;
  upcast(data: JsonObject): JsonObject;
}

export interface EventDefinition<Name extends string = string, F extends FieldSpecs = FieldSpecs> {
  readonly service: string;
  readonly name: Name;
  readonly version: number;
  readonly audience: Audience;
  readonly fields: F;
  /** The fields that hold the branch (or branches) that this entry names, and that may therefore see it. */
  readonly names?: string | readonly string[];
  /** A viewer who may read none of its fields but the site does not know that the entry exists. */
  readonly needsContent?: true;
  readonly sealedFor: SealedFor;
  /** Of what is sealed for a matter: the field that holds the id of the entry that began it; absent: this entry does. */
  readonly matter?: string;
  readonly earlier: readonly EarlierVersion[];
}

export type EventOf<D> =
  D extends EventDefinition<infer Name, infer F>
    ? {
        readonly name: Name;
        readonly data: DataOf<F>;
        readonly occurredAt?: string;
        readonly labels?: Readonly<Record<string, readonly Label[]>>;
        readonly matter?: string | undefined;
        readonly by?: 'system';
      }
    : never;

/** The fields of an event that name those who may therefore see it. */
export const namingFields = ({ names = [] }: Pick<EventDefinition, 'names'>): readonly string[] =>
  typeof names === 'string' ? [names] : names;

export function defineEvent<const Name extends string, F extends FieldSpecs>(
  definition: Pick<EventDefinition<Name, F>, 'service' | 'name' | 'audience' | 'fields'> &
    Partial<
      Pick<
        EventDefinition<Name, F>,
        'version' | 'names' | 'sealedFor' | 'matter' | 'earlier' | 'needsContent'
      >
    >,
): EventDefinition<Name, F> {
  return { ...versionsOf(definition.fields), sealedFor: 'operation', ...definition };
}

/**
 * An event of a matter that was sent to another authority. Its former versions were sealed for the person met, and are
 * erased with her; nothing else has changed since.
 */
export function defineMatterEvent<const Name extends string, F extends FieldSpecs>(
  definition: Omit<Parameters<typeof defineEvent<Name, F>>[0], 'version' | 'sealedFor'>,
): EventDefinition<Name, F> {
  const { fields, earlier = [] } = definition;
  const former: EarlierVersion = { version: earlier.length + 1, fields, upcast: (data) => data };
  return defineEvent({
    ...definition,
    version: former.version + 1,
    sealedFor: 'matter',
    earlier: [...earlier, former].map((version) => ({ ...version, sealedFor: 'subject' as const })),
  });
}

/** Version 1 gave some field a default label by the type of the entry; nothing else differs. */
function versionsOf(fields: FieldSpecs): Pick<EventDefinition, 'version' | 'earlier'> {
  const hadDefaults = Object.values(fields).some(({ chosen }) => chosen?.formerDefault !== undefined);
  if (!hadDefaults) return { version: 1, earlier: [] };
  return { version: 2, earlier: [{ version: 1, fields, upcast: (data) => data }] };
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
/**
 * A field whose label the recorder chooses (`secret` in an exercise); where none is chosen it has the recorder's own
 * (`defaultLabelOf`). Always optional. `formerDefault`: see `Choice`; an event with such a field has a version 1, in
 * which that label was given unasked and is read as the recorder's own.
 */
export const secret = <S extends TSchema>(
  schema: S,
  { floor = [], ...former }: Partial<Choice> = {},
): FieldSpec<S, true> => ({ schema, label: undefined, optional: true, chosen: { floor, ...former } });

const about =
  (whom: AboutWhom) =>
  <S extends TSchema, Optional extends boolean>(spec: FieldSpec<S, Optional>): FieldSpec<S, Optional> => ({
    ...spec,
    about: whom,
  });
/** How a person named by a `PersonRefSchema` is reached: staff of an agency, who take part. */
export const contactOfStaff = about('staff');
/** Describes one person whom the operation came upon. */
export const describesSomebody = about('somebody-met');

/** `shared`: a code or a time that all who may see the entry may see; stands in clear in the log. */
export const shared = <S extends TSchema>(schema: S): FieldSpec<S, false> => field(schema, 'shared');
/**
 * What all who may see the entry may see, sealed in the log all the same: text that a person wrote, branch
 * names.
 */
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
/** What participants call a site, in words of any alphabet. It may be an address, and never stands in clear. */
export const SiteName = Type.String({
  minLength: 1,
  maxLength: 64,
  pattern: '^[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S} ]*[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}])?$',
});
export const wireName = (definition: Pick<EventDefinition, 'service' | 'name'>, version: number): string =>
  `${definition.service}.${definition.name}.v${version}`;

/** Every version of the events under which they may stand in the log. */
export const wireTypes = (...definitions: readonly EventDefinition[]): readonly string[] =>
  definitions.flatMap((definition) =>
    [...definition.earlier, definition].map(({ version }) => wireName(definition, version)),
  );

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

/**
 * The labels under which a field is sealed: the recorder's choice or default, and the floor; sorted. `value`: what it
 * says, where its schema has codes.
 */
export function labelsOf(
  spec: FieldSpec,
  chosen: readonly Label[] | undefined,
  recorder: Branch,
  value?: unknown,
): readonly Label[] {
  if (!spec.chosen) return fixedLabelOf(spec);
  const choice: readonly Label[] =
    chosen && chosen.length > 0 ? chosen : [unaskedLabelOf(spec.chosen, recorder, value)];
  return withFloor(choice, spec.chosen);
}

const unaskedLabelOf = ({ codes = [] }: Choice, recorder: Branch, value: unknown): ChosenLabel =>
  codes.includes(value as string) ? 'participants-only' : defaultLabelOf(recorder);

/** Of a field whose label the schema fixes; none where nobody said one, which hides the field from everyone. */
export const fixedLabelOf = ({ label }: FieldSpec): readonly Label[] => (label === undefined ? [] : [label]);

/** What a field's labels hold whatever was chosen when it was sealed. */
export const leastLabelsOf = (spec: FieldSpec): readonly Label[] => spec.chosen?.floor ?? fixedLabelOf(spec);

const withFloor = (labels: readonly Label[], { floor }: Choice): readonly Label[] =>
  [...new Set<Label>([...labels, ...floor])].sort();

/**
 * The labels of an event of an earlier version under today's rules: what it was given unasked, and what an upcaster
 * made into a field of its own, has the recorder's label. Never wider than before.
 * `sealedWith`: by field, as it stands in the envelope. `then`: the fields of that version.
 */
export function labelsToday(
  sealedWith: Readonly<Record<string, readonly string[]>>,
  { then, today, data }: { then: FieldSpecs; today: FieldSpecs; data: JsonObject },
  recorder: Branch,
): Readonly<Record<string, readonly string[]>> {
  const labels: Record<string, readonly string[]> = { ...sealedWith };
  for (const [field, spec] of Object.entries(today)) {
    if (!spec.chosen) continue;
    const before = sealedWith[field];
    const once = then[field];
    const choice = once?.chosen;
    const unasked =
      once?.label === 'participants-only' ||
      (choice?.formerDefault !== undefined &&
        withFloor([choice.formerDefault], choice).join() === before?.join());
    if (unasked || (before === undefined && data[field] !== undefined))
      labels[field] = labelsOf(spec, undefined, recorder, data[field]);
  }
  return labels;
}
