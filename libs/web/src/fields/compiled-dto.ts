import { TransformationType } from 'class-transformer';
import { defaultMetadataStorage as transformations } from 'class-transformer/cjs/storage';
import { getMetadataStorage, ValidationTypes } from 'class-validator';
import { RULE } from './field';
import { isPlainObject } from './rules';

export type DtoType = new () => object;

/** An instance with every field canonical and valid; `undefined` where the libraries have to look for themselves. */
export type FastReader = (value: unknown) => object | undefined;

type Transform = (given: { value: unknown; key: string; obj: unknown; type: TransformationType }) => unknown;
type Rules = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>;

interface Field {
  readonly key: string;
  readonly transforms: readonly Transform[];
  /** All must hold, or the value is not checked. */
  readonly conditions: readonly ((object: object, value: unknown) => boolean)[];
  readonly checks: readonly ((value: unknown) => boolean)[];
  /** Reads the object, or each object of the list, that the field holds. */
  readonly nested: FastReader | undefined;
}

const readers = new Map<DtoType, FastReader | undefined>();

/**
 * What class-transformer and class-validator know of a DTO by its decorators, as one straight function: their own
 * executors look everything up again for every value. It only ever says yes, and only where it understands every
 * decorator of the class. What it does not accept goes to the libraries, which decide, and say what is wrong.
 */
export function fastReaderOf(dto: DtoType): FastReader | undefined {
  if (!readers.has(dto)) {
    // A class that holds itself finds nothing here yet, and is left to the libraries.
    readers.set(dto, undefined);
    readers.set(dto, compiled(dto));
  }
  return readers.get(dto);
}

const rulesOf = (dto: DtoType): Rules =>
  getMetadataStorage().getTargetValidationMetadatas(dto, '', false, false);

function compiled(dto: DtoType): FastReader | undefined {
  const rules = rulesOf(dto);
  if (rules.length === 0 || transformations.getStrategy(dto) !== 'none') return undefined;
  const fields = new Map<string, Field>();
  for (const key of new Set(rules.map(({ propertyName }) => propertyName))) {
    const found = fieldOf(dto, key, rules);
    if (!found) return undefined;
    fields.set(key, found);
  }
  const undecorated = Object.keys(new dto()).some((key) => !fields.has(key));
  return undecorated ? undefined : (value) => read(dto, fields, value);
}

function fieldOf(dto: DtoType, key: string, rules: Rules): Field | undefined {
  const [checks, conditions]: [Field['checks'][number][], Field['conditions'][number][]] = [[], []];
  let isNested = false;
  for (const rule of rules) {
    if (rule.propertyName !== key) continue;
    if (rule.each || rule.always || rule.validateIf || rule.groups?.length) return undefined;
    if (rule.type === ValidationTypes.CONDITIONAL_VALIDATION) conditions.push(rule.constraints[0] as never);
    else if (rule.type === ValidationTypes.NESTED_VALIDATION) isNested = true;
    else if (rule.name === RULE) checks.push(checkOf(rule));
    else return undefined;
  }
  const transforms = transformations
    .findTransformMetadatas(dto, key, TransformationType.PLAIN_TO_CLASS)
    .map(({ transformFn }) => transformFn as unknown as Transform);
  const typed = transformations.findTypeMetadata(dto, key);
  if (isNested !== (typed !== undefined)) return undefined;
  const nested = typed && fastReaderOf((typed.typeFunction as () => DtoType)());
  return typed && !nested ? undefined : { key, transforms, conditions, checks, nested };
}

/** The rules of this library look at the value alone. */
function checkOf({ constraintCls }: Rules[number]): (value: unknown) => boolean {
  const [constraint] = getMetadataStorage().getTargetValidatorConstraints(constraintCls);
  const { instance } = constraint!;
  return (value) => instance.validate(value) === true;
}

function read(dto: DtoType, fields: ReadonlyMap<string, Field>, value: unknown): object | undefined {
  if (!isPlainObject(value)) return undefined;
  const made = new dto() as Record<string, unknown>;
  for (const key of Object.keys(value)) {
    const field = fields.get(key);
    const given = value[key];
    if (!field || given === undefined || typeof given === 'function') return undefined;
    let own: unknown = given;
    if (field.nested) {
      own = readNested(field.nested, given);
      if (own === undefined) return undefined;
    }
    for (const transform of field.transforms) {
      own = transform({ value: own, key, obj: value, type: TransformationType.PLAIN_TO_CLASS });
    }
    made[key] = own;
  }
  for (const { key, conditions, checks } of fields.values()) {
    const own = made[key];
    if (conditions.every((holds) => holds(made, own)) && !checks.every((check) => check(own)))
      return undefined;
  }
  return made;
}

function readNested(reader: FastReader, value: unknown): unknown {
  if (!Array.isArray(value)) return reader(value);
  const items: object[] = [];
  for (const item of value as unknown[]) {
    const made = reader(item);
    if (!made) return undefined;
    items.push(made);
  }
  return items;
}
