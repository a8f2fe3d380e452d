import { ValidationPipe, type ArgumentMetadata, type ValidationPipeOptions } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { HttpProblem, type FieldError } from '../problems/http-problem';
import { fastReaderOf, type DtoType } from './compiled-dto';
import { RULE } from './field';
import { isPlainObject, type Expected } from './rules';

const MAX_ERRORS = 100;
/** A name that the caller made up is told back only where it can hold nothing but a name. */
const TELLABLE_NAME = /^[A-Za-z0-9_-]{1,64}$/;

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

/** What the compiled form of a DTO takes is not looked at again by the libraries that it was compiled from. */
class CompiledDtoPipe extends BodyIsObjectPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const { type, metatype } = metadata;
    const isPathText = type === 'param' && metatype === String && typeof value === 'string';
    if (type === 'custom' || isPathText) return Promise.resolve(value);
    const read = isPlainObject(value) && metatype ? fastReaderOf(metatype as DtoType)?.(value) : undefined;
    return read === undefined ? super.transform(value, metadata) : Promise.resolve(read);
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
  exceptionFactory: (errors) => new HttpProblem(400, 'REQUEST.INVALID', { errors: fieldErrors(errors) }),
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
    if (found.length >= MAX_ERRORS) return;
    const path = TELLABLE_NAME.test(error.property) ? `${parent}/${error.property}` : parent;
    const [constraint, message] = Object.entries(error.constraints ?? {})[0] ?? [];
    if (constraint !== undefined) {
      found.push(
        constraint === RULE ? brokenRule(path, message ?? 'invalid') : libraryRule(path, constraint),
      );
    }
    if (error.children) collect(error.children, path, found);
  }
}

function brokenRule(path: string, message: string): FieldError {
  const [, part, told = message] = /^@(\S+) (.+)$/s.exec(message) ?? [];
  const end = told.indexOf(' ');
  const rule = end < 0 ? told : told.slice(0, end);
  const expected = end < 0 ? {} : (JSON.parse(told.slice(end + 1)) as Expected);
  return { path: part === undefined ? path : `${path}/${part}`, rule, ...expected };
}

const libraryRule = (path: string, constraint: string): FieldError => ({
  path: constraint === 'unknownValue' ? '' : path,
  rule: LIBRARY_RULES[constraint] ?? 'invalid',
});
