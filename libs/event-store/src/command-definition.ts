import type { Json } from '@samsyn/kernel';
import type { TSchema } from 'typebox';
import {
  BranchText,
  PersonRefSchema,
  type EventDefinition,
  type FieldSpec,
  type FieldSpecs,
} from './definition';

/** What the body of a command says of a field that the schema of the event cannot say. */
export interface FieldNotes {
  readonly description: string;
  /** Where the one of its type would not be understood. */
  readonly example?: Json;
  /** What the field holds where the body leaves it out. */
  readonly default?: Json;
  /** The body may leave it out, and the command finds it: the caller, or the latest that is open. */
  readonly optional?: true;
  /** The body must have it, though the event may be without it: a sealed text whose key may be destroyed. */
  readonly required?: true;
  /** Fewer codes than those of the event, which also has some that are recorded no more. */
  readonly codes?: readonly string[];
  /** The least number, or the least items of a list, where that is not what the event allows. */
  readonly min?: number;
  /** The greatest number, or the longest text or list, where the event allows more. */
  readonly max?: number;
  /** The text is changed so before it is checked. */
  readonly canonical?: (text: string) => string;
  /** Of a list of objects: the same for each member. */
  readonly members?: Readonly<Record<string, Note>>;
}

/** Of a field that the body does not have: the command puts it in. */
export const FILLED_IN = Symbol('filled in by the command');

/** A description alone, or with more. */
export type Note = string | FieldNotes;
export type NoteOrFilledIn = Note | typeof FILLED_IN;

/** One for each field of the event; `site` has the same in every body. */
export type NotesOf<F extends FieldSpecs> = {
  readonly [Field in Exclude<keyof F & string, 'site'>]: NoteOrFilledIn;
} & { readonly site?: NoteOrFilledIn };

/**
 * A command that records one event, described once: from it are made the class of its body, its route, its place in the
 * OpenAPI document, its item of a batch and its step of an exercise. Types, sizes, codes and labels of the fields are those
 * of the event.
 */
export interface CommandDefinition<Name extends string = string, F extends FieldSpecs = FieldSpecs> {
  readonly event: EventDefinition<Name, F>;
  /** Name of the route, which clients call it by and which never changes; where there is none, `record` and the event. */
  readonly id?: string;
  /** Below the path of what the command is addressed to: `findings`. */
  readonly path: string;
  /** Who may ask for it: a row of "Who may". */
  readonly who: string;
  /** What is recorded, in one sentence without its full stop; it may name the event itself where more than one follows. */
  readonly title: string;
  readonly description?: string;
  /** Codes of the refusals beside the common ones. */
  readonly refusals?: readonly string[];
  readonly fields: NotesOf<F>;
  /** Members of the body that are no field of the event: what is meant, in other words. */
  readonly beside?: Readonly<Record<string, FieldNotes & { readonly schema: TSchema }>>;
}

/** A command whose body has the fields of what is decided: `{ kind, … }`, persons by their public ids. */
export interface ChangeDefinition<
  Kind extends string = string,
  Name extends string = string,
  F extends FieldSpecs = FieldSpecs,
> extends CommandDefinition<Name, F> {
  readonly kind: Kind;
  /** The answer has the id of what the command made; of some only where something was recorded. */
  readonly answersNewId?: true | 'where-recorded';
  /** What is decided calls a field of the body otherwise: by its name in the body. */
  readonly calls?: Readonly<Record<string, string>>;
}

/** Of a command whose body is written by hand: it has no field of the event. */
export const allFilledIn = <F extends FieldSpecs>({ fields }: { readonly fields: F }): NotesOf<F> =>
  Object.fromEntries(Object.keys(fields).map((name) => [name, FILLED_IN])) as NotesOf<F>;

/** A command that asks for one of these kinds of change. */
export const commandOf =
  <Kinds extends string>() =>
  <Kind extends Kinds, Name extends string, F extends FieldSpecs>(
    definition: ChangeDefinition<Kind, Name, F>,
  ): ChangeDefinition<Kind, Name, F> =>
    definition;

/** The fields of a body with their notes, in their order; `site`: the note of that field where the definition has none. */
export function notesOf(
  { fields, event }: Pick<CommandDefinition, 'fields' | 'event'>,
  site: Note,
): readonly (readonly [name: string, note: FieldNotes])[] {
  const all: NotesOf<FieldSpecs> = 'site' in event.fields ? { ...fields, site: fields.site ?? site } : fields;
  return Object.entries(all).flatMap(([name, note]) =>
    note === undefined || note === FILLED_IN ? [] : [[name, noteWithDescription(note)] as const],
  );
}

export const noteWithDescription = (note: Note): FieldNotes =>
  typeof note === 'string' ? { description: note } : note;

/** The fields of an event whose schema, or that of each item, is `schema`; found once for each event. */
function fieldsHolding(schema: TSchema): (event: EventDefinition) => readonly string[] {
  const found = new WeakMap<EventDefinition, readonly string[]>();
  const wanted = JSON.stringify(schema);
  const holds = ({ schema: own }: FieldSpec): boolean => {
    const { items = own } = own as { readonly items?: TSchema };
    return JSON.stringify(items) === wanted;
  };
  return (event) => {
    const known = found.get(event) ?? Object.keys(event.fields).filter((name) => holds(event.fields[name]!));
    found.set(event, known);
    return known;
  };
}

/** The fields of an event that hold a person or a list of persons. A body has their public ids there. */
export const fieldsOfPersons = fieldsHolding(PersonRefSchema);
/** The fields of an event that hold a branch or a list of branches. */
export const fieldsOfBranches = fieldsHolding(BranchText);

/** Definitions by the name of their event. */
export const byEvent = <D extends CommandDefinition>(
  definitions: readonly D[],
): Readonly<Record<D['event']['name'], D>> =>
  Object.fromEntries(definitions.map((definition) => [definition.event.name, definition])) as never;
