import { ValidationPipe, type ArgumentMetadata, type ValidationPipeOptions } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { HttpProblem, type FieldError } from '../problems/http-problem';
import { compiledDto, type DtoType } from './compiled-dto';
import { brokenRule, MAX_FAULTS, pathOf } from './faults';
import { RULE } from './field';
import { isPlainObject } from './rules';

/** Codes for the constraints that class-validator itself brings. */
const LIBRARY_RULES: Readonly<Record<string, string>> = {
  whitelistValidation: 'unknown-field',
  nestedValidation: 'object',
  unknownValue: 'object',
};

/** A body is one object; a list or a bare value would be checked item by item, or not at all. */
class BodyIsObjectPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body' && value !== undefined && !isPlainObject(value)) {
      throw new HttpProblem(400, 'REQUEST.INVALID', { errors: [{ path: '', rule: 'object' }] });
    }
    return super.transform(value, metadata);
  }

  /** What was parsed from JSON holds no binary value anywhere. */
  protected override findNestedBinaryValues(): ValidationError[] {
    return [];
  }
}

const refused = (errors: readonly FieldError[]): HttpProblem =>
  new HttpProblem(400, 'REQUEST.INVALID', { errors });

/** A parameter that takes one value and came several times. */
function asRepeated(fault: FieldError, query: object): FieldError {
  const value = (query as Readonly<Record<string, unknown>>)[fault.path.slice(1)];
  return Array.isArray(value) && !fault.rule.startsWith('list') ? { path: fault.path, rule: 'once' } : fault;
}

/** What a compiled DTO takes or refuses is not examined by the libraries that it was compiled from. */
class CompiledDtoPipe extends BodyIsObjectPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const { type, metatype } = metadata;
    const isPathText = type === 'param' && metatype === String && typeof value === 'string';
    if (type === 'custom' || isPathText) return Promise.resolve(value);
    const dto = isPlainObject(value) && metatype ? compiledDto(metatype as DtoType) : undefined;
    const read = dto?.read(value);
    if (read !== undefined) return Promise.resolve(read);
    const broken = dto?.faultsOf(value as object) ?? [];
    const faults = type === 'query' ? broken.map((fault) => asRepeated(fault, value as object)) : broken;
    // The work of the libraries grows with the square of the unknown members, and they look on after any fault.
    return faults.length > 0 ? Promise.reject(refused(faults)) : super.transform(value, metadata);
  }
}

const OPTIONS: ValidationPipeOptions = {
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  stopAtFirstError: true,
  transform: true,
  transformOptions: { enableImplicitConversion: false },
  validationError: { target: false, value: false },
  exceptionFactory: (errors) => refused(fieldErrors(errors)),
};

/** Unknown fields are refused, nothing is converted silently, and an error names the field and rule, never the value. */
export const validationPipe = (): ValidationPipe => new CompiledDtoPipe(OPTIONS);

/** The same by the libraries alone: what the compiled form is measured against. */
export const interpretedValidationPipe = (): ValidationPipe => new BodyIsObjectPipe(OPTIONS);

/** Errors in the order of the fields, at most 100. */
export function fieldErrors(errors: readonly ValidationError[]): FieldError[] {
  const found: FieldError[] = [];
  collect(errors, '', found);
  return found;
}

function collect(errors: readonly ValidationError[], parent: string, found: FieldError[]): void {
  for (const error of errors) {
    if (found.length >= MAX_FAULTS) return;
    const path = pathOf(parent, error.property);
    const [constraint, message] = Object.entries(error.constraints ?? {})[0] ?? [];
    if (constraint !== undefined) {
      found.push(
        constraint === RULE ? brokenRule(path, message ?? 'invalid') : libraryRule(path, constraint),
      );
    }
    if (error.children) collect(error.children, path, found);
  }
}

const libraryRule = (path: string, constraint: string): FieldError => ({
  path: constraint === 'unknownValue' ? '' : path,
  rule: LIBRARY_RULES[constraint] ?? 'invalid',
});
