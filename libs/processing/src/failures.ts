import { DomainError } from '@samsyn/kernel';
import { LeaseLost } from './leases/leases';
import { StoreUnavailable, WrongExpectedRevision } from '@samsyn/event-store';

/** SQLite result codes that say nothing of the event at hand: the disk, the memory or a lock (sqlite.org/rescode.html). */
const PASSING_CODES = /^SQLITE_(FULL|IOERR|BUSY|LOCKED|CANTOPEN|READONLY|NOMEM|PROTOCOL|INTERRUPT)(_|$)/;
const DAMAGE_CODES = /^SQLITE_(CORRUPT|NOTADB)(_|$)/;

/** Recognised by its code: the class differs where the module was loaded more than once in a process. */
const sqliteCodeOf = (error: unknown): string => {
  const code = textAt(error, 'code');
  return code.startsWith('SQLITE_') ? code : '';
};

/** True where the same work may succeed later without any change: a store that does not answer, a full disk, a race. */
export const isPassing = (error: unknown): boolean =>
  error instanceof StoreUnavailable ||
  error instanceof WrongExpectedRevision ||
  error instanceof LeaseLost ||
  (error instanceof DomainError && error.kind === 'unavailable') ||
  PASSING_CODES.test(sqliteCodeOf(error));

/** True where a SQLite file is damaged or is no SQLite file. */
export const isDamage = (error: unknown): boolean => DAMAGE_CODES.test(sqliteCodeOf(error));

/**
 * What may be kept and logged of a failure: its class, its code and where in the code it arose. Never its message,
 * which can hold what a person wrote.
 */
export interface FailureTrace {
  readonly error: string;
  readonly where: string;
}

export function traceOf(error: unknown): FailureTrace {
  const name = textAt(error, 'name') || typeof error;
  const code = textAt(error, 'code');
  const [stack, message] = [textAt(error, 'stack'), textAt(error, 'message')];
  // The message stands in the stack too, before the first frame.
  const frames = stack.slice(message ? stack.indexOf(message) + message.length : stack.indexOf('\n'));
  const frame = /^\n\s+at ([^\n]*:\d+:\d+\)?)(?=\n|$)/.exec(frames);
  return { error: code ? `${name} ${code}` : name, where: frame?.[1] ?? '' };
}

function textAt(error: unknown, key: string): string {
  if (typeof error !== 'object' || error === null) return '';
  const value: unknown = Reflect.get(error, key);
  return typeof value === 'string' ? value : '';
}

/** How long to wait before the next attempt: doubled each time, from `firstMs` to at most `mostMs`. */
export interface BackOff {
  readonly firstMs: number;
  readonly mostMs: number;
}

export const BACK_OFF: BackOff = { firstMs: 100, mostMs: 30_000 };

/** @param attempt from 1 */
export const waitMs = ({ firstMs, mostMs }: BackOff, attempt: number): number =>
  Math.min(mostMs, firstMs * 2 ** Math.min(attempt - 1, 30));
