/** Parts of a typebox schema that say what may stand where (JSON Schema draft 2020-12). */
export interface Shape {
  readonly type?: string;
  readonly const?: unknown;
  readonly pattern?: string;
  readonly anyOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly patternProperties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape | readonly Shape[];
}

/** Written as codes are: any answer may hold it, whatever some field says in the same word. */
const WORD_OF_CODES = /^(?:[a-z]+(?:-[a-z]+)*|\d{1,4}|\d{4}-\d{2}-\d{2})$/;
/** No pattern of codes takes it, and each of names does. */
const LETTER = 'å';

const patterns = new Map<string, { readonly regex: RegExp; readonly isOfCodes: boolean }>();
function patternOf(source: string) {
  const known = patterns.get(source);
  if (known) return known;
  const regex = new RegExp(source, 'u');
  const made = { regex, isOfCodes: !regex.test(LETTER) };
  patterns.set(source, made);
  return made;
}

const isText = ({ type, const: code, pattern }: Shape, text: string): boolean =>
  type === 'string' && code === undefined && (pattern === undefined || patternOf(pattern).regex.test(text));

/**
 * Whether a text is somebody's own words, by which it is known again elsewhere, and no code, id, moment or day as the
 * schema has them.
 */
export function isOwnWords(text: string, shapes: readonly Shape[]): boolean {
  if (WORD_OF_CODES.test(text)) return false;
  const may = shapes.filter((shape) => shape.const === text || isText(shape, text));
  const isChosen = ({ const: code, pattern }: Shape): boolean =>
    code !== undefined || (pattern !== undefined && patternOf(pattern).isOfCodes);
  return may.length === 0 || !may.every(isChosen);
}

/** The shapes that a value may have, those of a union one by one. */
export const oneByOne = (shapes: readonly Shape[]): readonly Shape[] =>
  shapes.flatMap((shape) => (shape.anyOf ? oneByOne(shape.anyOf) : [shape]));

/** The shapes that an item may have. */
export const shapesOfItem = (shapes: readonly Shape[]): readonly Shape[] =>
  oneByOne(shapes.flatMap(({ items = [] }) => items));

/** The shapes that a member may have. */
export const shapesOfMember = (shapes: readonly Shape[], name: string): readonly Shape[] =>
  oneByOne(
    shapes.flatMap(({ properties, patternProperties = {} }) => {
      const own = properties?.[name];
      return own ? [own] : Object.values(patternProperties);
    }),
  );
