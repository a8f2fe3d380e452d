import type { schemas } from '@samsyn/kernel';

type Components = Readonly<Record<string, schemas.Schema>>;

export interface ExampleOptions {
  /** Members that may be absent are. */
  readonly requiredOnly?: boolean;
}

const REFERENCE = '#/components/schemas/';
/** A schema may name itself; an example ends there. */
const MAX_DEPTH = 12;

/** An example of the whole, put together from the examples of its parts; undefined where a part that must be has none. */
export const exampleOf = (
  schema: schemas.Schema,
  components: Components,
  options: ExampleOptions = {},
): unknown => new Examples(components, options).of(schema, 0);

class Examples {
  constructor(
    private readonly components: Components,
    private readonly options: ExampleOptions,
  ) {}

  of(schema: schemas.Schema, depth: number): unknown {
    if (schema.example !== undefined) return schema.example;
    if (schema.const !== undefined) return schema.const;
    if (depth > MAX_DEPTH) return undefined;
    const within = (inner: unknown): unknown => this.of(inner as schemas.Schema, depth + 1);
    if (typeof schema.$ref === 'string')
      return within(this.components[schema.$ref.slice(REFERENCE.length)] ?? {});
    const choice = [schema.allOf, schema.anyOf, schema.oneOf].find(Array.isArray) as
      schemas.Schema[] | undefined;
    if (choice) return within(choice[0]);
    const type = Array.isArray(schema.type) ? (schema.type as unknown[])[0] : schema.type;
    if (type === 'object') return this.objectOf(schema, within);
    if (type === 'array') return listOf(schema, within);
    if (Array.isArray(schema.enum)) return (schema.enum as unknown[])[0];
    return type === 'boolean' ? true : undefined;
  }

  private objectOf(
    { properties = {}, required = [] }: schemas.Schema,
    of: (inner: unknown) => unknown,
  ): unknown {
    const musts = new Set(required as string[]);
    const parts = Object.entries(properties as object)
      .filter(([name]) => !this.options.requiredOnly || musts.has(name))
      .map(([name, inner]) => [name, of(inner)] as const);
    if (parts.some(([name, value]) => value === undefined && musts.has(name))) return undefined;
    return Object.fromEntries(parts.filter(([, value]) => value !== undefined));
  }
}

function listOf({ items, minItems = 0 }: schemas.Schema, of: (inner: unknown) => unknown): unknown {
  const item = of(items);
  if (item !== undefined) return [item];
  return minItems === 0 ? [] : undefined;
}
