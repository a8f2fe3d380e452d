import { LIMITS } from '../limits/limits';
import type { FieldError } from '../problems/http-problem';
import type { Expected } from './rules';

/** Of one request: a caller who has so many to mend is helped by no more, and looking for them is work. */
export const MAX_FAULTS = LIMITS.faults.value;

/** A name that the caller made up is repeated back only where it can hold nothing but a name. */
const TELLABLE_NAME = /^[A-Za-z0-9_-]{1,64}$/;

/** JSON Pointer of a member; of one whose name is not repeated back, the pointer of what holds it. */
export const pathOf = (parent: string, name: string): string =>
  TELLABLE_NAME.test(name) ? `${parent}/${name}` : parent;

/** `message`: what a rule gave back (`Rule`). */
export function brokenRule(path: string, message: string): FieldError {
  const [, part, text = message] = /^@(\S+) (.+)$/s.exec(message) ?? [];
  const end = text.indexOf(' ');
  const rule = end < 0 ? text : text.slice(0, end);
  const expected = end < 0 ? {} : (JSON.parse(text.slice(end + 1)) as Expected);
  return { path: part === undefined ? path : `${path}/${part}`, rule, ...expected };
}
