import { TransformationType } from 'class-transformer';
import { defaultMetadataStorage as transformations } from 'class-transformer/cjs/storage';
import { getMetadataStorage, ValidationTypes, type ValidationArguments } from 'class-validator';
import type { FieldError } from '../problems/http-problem';
import { brokenRule, MAX_FAULTS, pathOf } from './faults';
import { RULE } from './field';
import { isPlainObject } from './rules';

export type DtoType = new () => object;

/** A DTO by its decorators, as straight functions. */
export interface CompiledDto {
  /** An instance with every field canonical and valid; `undefined` where something is wrong with one. */
  read(value: unknown): object | undefined;
  /**
   * What the libraries find wrong, in their order, looking no further than the first `MAX_FAULTS`; each
   * member and item is examined once.
   */
  faultsOf(value: object): readonly FieldError[];
}

type Transform = (given: { value: unknown; key: string; obj: unknown; type: TransformationType }) => unknown;
type Rules = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>;

interface Field {
  readonly key: string;
  readonly transforms: readonly Transform[];
  /** All must hold, or the value is not checked. */
  readonly conditions: readonly ((object: object, value: unknown) => boolean)[];
  readonly checks: readonly Check[];
  /** Of the object, or each object of the list, that the field holds. */
  readonly nested: Compiled | undefined;
}

interface Check {
  readonly isKept: (value: unknown) => boolean;
  /** The code of the rule, where it is broken. */
  readonly messageOf: (value: unknown) => string;
}

const known = new Map<DtoType, Compiled | undefined>();

/**
 * What class-transformer and class-validator know of a DTO by its decorators, as straight functions: their own executors
 * look everything up again for every value, and compare each unknown member with all others. Undefined where a decorator
 * of the class is none that this understands: then it is left to the libraries.
 */
export function compiledDto(dto: DtoType): CompiledDto | undefined {
  return compiledOf(dto);
}

function compiledOf(dto: DtoType): Compiled | undefined {
  if (!known.has(dto)) {
    // A class that holds itself finds nothing here yet, and is left to the libraries.
    known.set(dto, undefined);
    known.set(dto, compiled(dto));
  }
  return known.get(dto);
}

const rulesOf = (dto: DtoType): Rules =>
  getMetadataStorage().getTargetValidationMetadatas(dto, '', false, false);

function compiled(dto: DtoType): Compiled | undefined {
  const rules = rulesOf(dto);
  if (rules.length === 0 || transformations.getStrategy(dto) !== 'none') return undefined;
  const fields = new Map<string, Field>();
  for (const key of new Set(rules.map(({ propertyName }) => propertyName))) {
    const found = fieldOf(dto, key, rules);
    if (!found) return undefined;
    fields.set(key, found);
  }
  const undecorated = Object.keys(new dto()).some((key) => !fields.has(key));
  return undecorated ? undefined : new Compiled(dto, fields);
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
  const nested = typed && compiledOf((typed.typeFunction as () => DtoType)());
  return typed && !nested ? undefined : { key, transforms, conditions, checks, nested };
}

/** The rules of this library look at the value alone. */
function checkOf({ constraintCls }: Rules[number]): Check {
  const [constraint] = getMetadataStorage().getTargetValidatorConstraints(constraintCls);
  const { instance } = constraint!;
  return {
    isKept: (value) => instance.validate(value) === true,
    messageOf: (value) => instance.defaultMessage?.({ value } as ValidationArguments) ?? 'invalid',
  };
}

type Members = Readonly<Record<string, unknown>>;

class Compiled implements CompiledDto {
  constructor(
    private readonly dto: DtoType,
    private readonly fields: ReadonlyMap<string, Field>,
  ) {}

  read(value: unknown): object | undefined {
    if (!isPlainObject(value)) return undefined;
    const made = new this.dto() as Record<string, unknown>;
    for (const key of Object.keys(value)) {
      const field = this.fields.get(key);
      const given = value[key];
      if (!field || given === undefined || typeof given === 'function') return undefined;
      const own = field.nested ? readNested(field.nested, given) : given;
      if (own === undefined) return undefined;
      made[key] = transformed(field, own, value);
    }
    for (const { key, conditions, checks } of this.fields.values()) {
      const own = made[key];
      if (conditions.every((holds) => holds(made, own)) && !checks.every(({ isKept }) => isKept(own)))
        return undefined;
    }
    return made;
  }

  faultsOf(value: object): readonly FieldError[] {
    const found: FieldError[] = [];
    this.collect(value as Members, '', found);
    return found;
  }

  private collect(value: Members, parent: string, found: FieldError[]): void {
    for (const key of Object.keys(value)) {
      if (found.length >= MAX_FAULTS) return;
      if (!this.fields.has(key)) found.push({ path: pathOf(parent, key), rule: 'unknown-field' });
    }
    const made = new this.dto() as Record<string, unknown>;
    for (const field of this.fields.values()) {
      if (found.length >= MAX_FAULTS) return;
      const { key, conditions, checks, nested } = field;
      const own = Object.hasOwn(value, key) ? transformed(field, value[key], value) : made[key];
      if (!conditions.every((holds) => holds(made, own))) continue;
      const broken = checks.find(({ isKept }) => !isKept(own));
      if (broken) found.push(brokenRule(`${parent}/${key}`, broken.messageOf(own)));
      else if (nested && own !== undefined) collectNested(nested, own, `${parent}/${key}`, found);
    }
  }

  static collect(dto: Compiled, value: unknown, path: string, found: FieldError[]): void {
    if (isPlainObject(value)) dto.collect(value, path, found);
    else found.push({ path, rule: 'object' });
  }
}

function transformed({ key, transforms }: Field, given: unknown, obj: object): unknown {
  let own = given;
  for (const transform of transforms) {
    own = transform({ value: own, key, obj, type: TransformationType.PLAIN_TO_CLASS });
  }
  return own;
}

function collectNested(dto: Compiled, value: unknown, path: string, found: FieldError[]): void {
  if (!Array.isArray(value)) return Compiled.collect(dto, value, path, found);
  for (const [index, item] of (value as unknown[]).entries()) {
    if (found.length >= MAX_FAULTS) return;
    Compiled.collect(dto, item, `${path}/${index}`, found);
  }
}

function readNested(dto: Compiled, value: unknown): unknown {
  if (!Array.isArray(value)) return dto.read(value);
  const items: object[] = [];
  for (const item of value as unknown[]) {
    const made = dto.read(item);
    if (!made) return undefined;
    items.push(made);
  }
  return items;
}
