import { nameIn, type Described, type DescribedRoute } from './problem-of-answer';

export type LeafSchema = Readonly<Record<string, unknown>>;
/** A single value in the body of a route, with where it stands. */
export interface Leaf {
  readonly at: readonly string[];
  readonly schema: LeafSchema;
}
export interface Place {
  readonly path: string;
  readonly route: DescribedRoute;
  readonly leaves: readonly Leaf[];
}

/** Every single value that a schema lets stand in a body; of alternatives that are no objects the first. */
export function leavesOf(
  document: Described,
  schema: LeafSchema,
  at: readonly string[] = [],
): readonly Leaf[] {
  const reference = schema['$ref'];
  if (typeof reference === 'string')
    return leavesOf(document, document.components.schemas[nameIn(reference)]!, at);
  const { properties, items, oneOf, allOf } = schema as Record<string, never>;
  const each = (schemas: readonly LeafSchema[]) => schemas.flatMap((one) => leavesOf(document, one, at));
  if (allOf) return each(allOf);
  if (oneOf) {
    const objects = (oneOf as LeafSchema[]).filter((one) => one['properties']);
    if (objects.length > 0) return each(objects);
    const [first = {}, ...otherwise] = oneOf as LeafSchema[];
    return leavesOf(document, { ...first, otherwise }, at);
  }
  if (properties) {
    return Object.entries(properties as Record<string, LeafSchema>).flatMap(([name, inner]) =>
      leavesOf(document, inner, [...at, name]),
    );
  }
  if (items) return leavesOf(document, items, [...at, '0']);
  return [{ at, schema }];
}

/** Every route that takes a body by POST, but those named. */
export const placesOf = (document: Described, but: readonly string[] = []): readonly Place[] =>
  Object.entries(document.paths).flatMap(([path, methods]) => {
    const route = (methods as Record<string, DescribedRoute>)['post'];
    const body = route?.requestBody?.content['application/json'];
    if (!route || !body || but.includes(path)) return [];
    return [{ path, route, leaves: leavesOf(document, (body as unknown as { schema: LeafSchema }).schema) }];
  });

/** The body that has these values beside those of `base`; a number as a part of the path is a place in a list. */
export function bodyOf(
  values: readonly (readonly [readonly string[], unknown])[],
  base: object = {},
): object {
  const body = structuredClone(base) as Record<string, unknown>;
  for (const [at, value] of values) {
    let inner: Record<string, unknown> | unknown[] = body;
    for (const [index, part] of at.entries()) {
      const here = inner;
      if (index === at.length - 1) here[part] = value;
      else inner = (here[part] ??= at[index + 1] === '0' ? [] : {}) as Record<string, unknown>;
    }
  }
  return body;
}
