import { BranchText, InstantText, LocalDate, LocalTime, Uuid } from '@samsyn/event-store';

/** Parts of a JSON Schema (draft 2020-12, and of a tuple draft-07) that say what a text may be. */
interface SchemaShape {
  readonly const?: unknown;
  readonly pattern?: string;
  readonly anyOf?: readonly SchemaShape[];
  readonly items?: SchemaShape | readonly SchemaShape[];
  readonly properties?: Readonly<Record<string, SchemaShape>>;
}

export interface FreeText {
  /** Where it stands in the field: `changes/0/value`. */
  readonly path: string;
  readonly text: string;
}

const FIXED_FORMS: ReadonlySet<string | undefined> = new Set(
  [Uuid, InstantText, LocalDate, LocalTime, BranchText].map((schema) => (schema as SchemaShape).pattern),
);
/** A digest of so many letters, which Samsyn makes. */
const DIGEST = /^\^\[A-Za-z0-9_-\]\{\d+\}\$$/;

/** A code that is not one of a table is free too: the writer chooses it. */
const isFixed = ({ pattern }: SchemaShape): boolean =>
  FIXED_FORMS.has(pattern) ? pattern !== undefined : DIGEST.test(pattern ?? '');

/** Every text within a value that its writer was free to choose, at any depth. */
export function freeTexts(schema: object, value: unknown, path: string): readonly FreeText[] {
  const shape = schema as SchemaShape;
  if (typeof value === 'string') return isFree(shape, value) ? [{ path, text: value }] : [];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, part]) =>
    freeTexts(partOf(shape, name), part, `${path}/${name}`),
  );
}

function isFree({ anyOf, ...shape }: SchemaShape, text: string): boolean {
  if (anyOf) return !anyOf.some((one) => one.const === text) && anyOf.some((one) => isFree(one, text));
  return shape.const === undefined && !isFixed(shape);
}

/** What is not found is taken to be free. */
function partOf({ anyOf = [], items, properties }: SchemaShape, name: string): SchemaShape {
  const alternatives = anyOf.flatMap((one) => one.properties?.[name] ?? one.items ?? []);
  if (alternatives.length > 0) return { anyOf: alternatives };
  if (Array.isArray(items)) return (items as readonly SchemaShape[])[Number(name)] ?? {};
  return properties?.[name] ?? (items as SchemaShape | undefined) ?? {};
}
