/** What a schema says of how long a value may be; all that this looks at. */
interface Sized {
  readonly type?: unknown;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly maxProperties?: number;
  readonly enum?: readonly unknown[];
  readonly items?: Sized;
  readonly oneOf?: readonly Sized[];
  readonly properties?: Readonly<Record<string, Sized>>;
  readonly additionalProperties?: Sized | boolean;
}

export type DtoType = new () => object;

/** A character may be escaped (RFC 8259 section 7): six bytes for each unit of UTF-16. */
const BYTES_A_CHARACTER = 6;
/** Of what has a pattern, a format or digits: the longest are the code of a branch and a moment. */
const BYTES_OF_A_NAME = 256;
/** Quotation marks, colon, comma and the spaces between. */
const BYTES_AROUND = 16;
/** Where a schema does not say. */
const DEFAULT_ITEMS = 200;

/** Bytes that a value of the schema takes at most, generously. */
export function bytesOfSchema(schema: Sized): number {
  const { maxLength, maxItems, maxProperties, items, oneOf, properties, additionalProperties } = schema;
  if (oneOf) return Math.max(...oneOf.map(bytesOfSchema));
  if (items) return BYTES_AROUND + (maxItems ?? DEFAULT_ITEMS) * (bytesOfSchema(items) + BYTES_AROUND);
  if (properties)
    return Object.entries(properties).reduce(
      (sum, [name, inner]) => sum + name.length + BYTES_AROUND + bytesOfSchema(inner),
      BYTES_AROUND,
    );
  if (typeof additionalProperties === 'object')
    return (maxProperties ?? DEFAULT_ITEMS) * (BYTES_OF_A_NAME + bytesOfSchema(additionalProperties));
  return maxLength === undefined ? BYTES_OF_A_NAME : maxLength * BYTES_A_CHARACTER + BYTES_AROUND;
}

type Fields = Map<string | symbol, () => number>;
const sizes = new WeakMap<object, Fields>();

/** Remembers of a field of a DTO how many bytes it takes at most. */
export function sizeField(prototype: object, key: string | symbol, bytes: () => number): void {
  const fields = sizes.get(prototype) ?? new Map<string | symbol, () => number>();
  sizes.set(prototype, fields.set(key, bytes));
}

/** Bytes of a body that holds every field of the DTO, each as long as it may be. */
export function bytesOfDto({ prototype }: DtoType): number {
  let sum = BYTES_AROUND;
  for (let owner = prototype as object | null; owner; owner = Object.getPrototypeOf(owner) as object | null) {
    for (const [key, bytes] of sizes.get(owner) ?? []) sum += String(key).length + BYTES_AROUND + bytes();
  }
  return sum;
}
