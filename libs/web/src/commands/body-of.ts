import 'reflect-metadata';
import {
  BranchText,
  Code as CodeText,
  InstantText,
  LocalDate as LocalDateText,
  LocalTime as LocalTimeText,
  notesOf,
  noteWithDescription,
  PersonRefSchema,
  SiteName as SiteNameText,
  Uuid,
  WindowOf,
  type CommandDefinition,
  type FieldNotes,
  type FieldSpec,
} from '@samsyn/event-store';
import type { Json } from '@samsyn/kernel';
import type { DtoType } from '../fields/body-size';
import {
  BranchCode,
  Code,
  Count,
  FactDto,
  Flag,
  Instant,
  LabelledText,
  LocalDate,
  LocalTime,
  Nested,
  NestedList,
  PersonHandle,
  SiteName,
  Slug,
  Text,
  UuidField,
  Window,
} from '../fields/dto-fields';
import { field, type FieldOptions } from '../fields/field';
import { LabelledTextDto } from '../fields/labelled-text';
import { items, ListOf, type Item } from '../fields/lists';
import { textRule } from '../fields/rules';

export type FactBody = new () => FactDto;

/** What JSON Schema says of one value, as far as the schemas of events say it. */
interface ValueSchema {
  readonly type?: string;
  readonly const?: string;
  readonly anyOf?: readonly { readonly const: string }[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: ValueSchema;
  readonly properties?: Readonly<Record<string, ValueSchema>>;
  readonly required?: readonly string[];
}

/** A field of a class: its decorator, and its type as TypeScript would have emitted it. */
interface MadeField {
  readonly decorator: PropertyDecorator;
  readonly type: unknown;
}

/** A value with a form of its own, by the schema that event definitions share. */
interface WithForm {
  readonly one: (options: FieldOptions) => PropertyDecorator;
  /** The same in a list. */
  readonly item?: Item;
  /** Where it is no text. */
  readonly type?: unknown;
}
const WITH_FORM: ReadonlyMap<string, WithForm> = new Map(
  (
    [
      [Uuid, { one: UuidField, item: items.uuids }],
      [PersonRefSchema, { one: PersonHandle, item: items.handles }],
      [BranchText, { one: BranchCode, item: items.branches }],
      [SiteNameText, { one: SiteName, item: items.sites }],
      [CodeText, { one: Slug, item: items.slugs }],
      [InstantText, { one: Instant }],
      [LocalDateText, { one: LocalDate }],
      [LocalTimeText, { one: LocalTime }],
      [WindowOf, { one: Window, type: Array }],
    ] as const
  ).map(([schema, decorators]) => [JSON.stringify(schema), decorators]),
);

const SITE =
  'Which site, where there are several: a name, compared without case and without spaces. For the participants.';

const made = new WeakMap<CommandDefinition, FactBody>();

/**
 * The class of a command's body, made of the fields of its event with the decorators that a class written by hand would
 * have; the same for the same definition.
 */
export function bodyOf(definition: CommandDefinition): FactBody {
  const known = made.get(definition);
  if (known) return known;
  const { event, id = event.name } = definition;
  const { fields } = event;
  const name = inCapital(id);
  const notes = notesOf(definition, SITE);
  const body = classNamed(`${name}Dto`, defaultsIn(notes));
  for (const [field, note] of notes) decorate(body, field, madeField(name, field, fields[field]!, note));
  for (const [member, note] of Object.entries(definition.beside ?? {})) {
    const options = optionsOf(note, note.optional === true);
    decorate(body, member, fieldOf(`${name}${inCapital(member)}`, note.schema, options, note));
  }
  made.set(definition, body);
  return body;
}

const inCapital = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

/** Its values where the body leaves them out. */
const defaultsIn = (notes: ReturnType<typeof notesOf>): Readonly<Record<string, Json>> =>
  Object.fromEntries(
    notes.flatMap(([name, note]) => (note.default === undefined ? [] : [[name, note.default]])),
  );

function classNamed(name: string, defaults: Readonly<Record<string, Json>>): FactBody {
  const body = class extends FactDto {
    constructor() {
      super();
      Object.assign(this, defaults);
    }
  };
  Object.defineProperty(body, 'name', { value: name });
  return body;
}

function decorate({ prototype }: DtoType, name: string, { decorator, type }: MadeField): void {
  Reflect.defineMetadata('design:type', type, prototype as object, name);
  decorator(prototype as object, name);
}

function madeField(command: string, name: string, spec: FieldSpec, note: FieldNotes): MadeField {
  const optional = !note.required && (spec.optional || note.optional === true || note.default !== undefined);
  const options = optionsOf(note, optional);
  const schema = spec.schema as ValueSchema;
  if (!spec.chosen) return fieldOf(`${command}${inCapital(name)}`, schema, options, note);
  const { codes } = spec.chosen;
  const labelled = { ...options, max: sizeOf(schema.maxLength, name), ...(codes && { codes }) };
  return { decorator: LabelledText(labelled), type: LabelledTextDto };
}

/** @throws Error where the schema has no bound, or is of a kind that no decorator describes */
function fieldOf(place: string, schema: ValueSchema, options: FieldOptions, note: FieldNotes): MadeField {
  const withForm = WITH_FORM.get(JSON.stringify(schema));
  if (withForm) return { decorator: withForm.one(options), type: withForm.type ?? String };
  const codes = note.codes ?? codesIn(schema);
  if (codes) return { decorator: Code(codes, options), type: String };
  const { min = schema.minimum ?? schema.minItems } = note;
  if (schema.type === 'boolean') return { decorator: Flag(options), type: Boolean };
  if (schema.type === 'integer') {
    const bounds = { min: sizeOf(min, place), max: sizeOf(note.max ?? schema.maximum, place) };
    return { decorator: Count({ ...options, ...bounds }), type: Number };
  }
  if (schema.type === 'array') {
    const bounds = { min: min ?? 1, max: sizeOf(note.max ?? schema.maxItems, place) };
    return { decorator: listField(place, schema.items ?? {}, { ...options, ...bounds }, note), type: Array };
  }
  if (schema.properties) {
    const member = memberOf(place, schema, note);
    return { decorator: Nested(() => member, options), type: member };
  }
  if (schema.type !== 'string') throw new Error(`${place}: no field of a body is made of such a schema`);
  return { decorator: textField(sizeOf(note.max ?? schema.maxLength, place), options, note), type: String };
}

const codesIn = ({ anyOf, const: only }: ValueSchema): readonly string[] | undefined =>
  only === undefined ? anyOf?.map((code) => code.const) : [only];

function sizeOf(bound: number | undefined, place: string): number {
  if (bound === undefined) throw new Error(`${place}: the schema of the event has no bound`);
  return bound;
}

function textField(max: number, options: FieldOptions, { canonical }: FieldNotes): PropertyDecorator {
  if (!canonical) return Text({ ...options, max });
  return field(options, { type: String, minLength: 1, maxLength: max }, textRule(max), (value) =>
    typeof value === 'string' ? canonical(value) : value,
  );
}

function listField(
  place: string,
  item: ValueSchema,
  options: FieldOptions & { readonly min: number; readonly max: number },
  note: FieldNotes,
): PropertyDecorator {
  if (!item.properties || WITH_FORM.has(JSON.stringify(item))) return ListOf(itemOf(place, item), options);
  const member = memberOf(place, item, note);
  return NestedList(() => member, options);
}

/** The class of an object within a body. */
function memberOf(place: string, { properties = {}, required = [] }: ValueSchema, note: FieldNotes): DtoType {
  const member = class {};
  Object.defineProperty(member, 'name', { value: `${place}Dto` });
  for (const [name, schema] of Object.entries(properties)) {
    const own = noteWithDescription(note.members?.[name] ?? '');
    const options = optionsOf(own, !required.includes(name));
    decorate(member, name, fieldOf(`${place}/${name}`, schema, options, own));
  }
  return member;
}

const optionsOf = ({ description, example }: FieldNotes, optional: boolean): FieldOptions => ({
  ...{ optional, description },
  ...(example === undefined ? {} : { example }),
});

function itemOf(place: string, schema: ValueSchema): Item {
  const withForm = WITH_FORM.get(JSON.stringify(schema));
  if (withForm?.item) return withForm.item;
  const codes = codesIn(schema);
  return codes ? items.codes(codes) : items.texts(sizeOf(schema.maxLength, place));
}
