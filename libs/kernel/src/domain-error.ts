import type { Instant } from './clock';
import type { Json } from './json';

/** Which family of answer a refusal belongs to; the web layer turns it into an HTTP status. */
export type RefusalKind =
  'rule' | 'forbidden' | 'unknown' | 'conflict' | 'invalid' | 'unavailable' | 'throttled';

/**
 * A refused command: a rule of the domain said no. `code` is stable and searchable (`PLAN.NOT_BRIEFED`);
 * `details` holds codes and numbers only, never text that a person wrote.
 */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    readonly details: Readonly<Record<string, Json>> = {},
    readonly kind: RefusalKind = 'rule',
  ) {
    super(code);
    this.name = 'DomainError';
  }
}

/** A time that cannot have come yet: our clock, and the latest that is taken. */
export const inTheFuture = (clock: Instant, limit: Instant): DomainError =>
  new DomainError('TIME.IN_THE_FUTURE', { clock, limit }, 'invalid');

/** A time that must lie within bounds: our clock, and the bounds that it must keep. */
export const outOfTime = (
  code: string,
  clock: Instant,
  bounds: { readonly after?: Instant; readonly until?: Instant },
): DomainError => new DomainError(code, { clock, ...bounds }, 'invalid');

/** Says which codes do not exist, with those that do. A code has passed its pattern, and can be no text. */
export const noneOf = (
  code: string,
  problems: string | readonly string[],
  allowed: Iterable<string>,
): DomainError =>
  new DomainError(code, { unknown: [problems].flat(), allowed: [...allowed].sort() }, 'invalid');

/** Nobody has this handle, or nobody who can be named here: which of several the caller named. */
export const unknownPerson = (handle: string): DomainError =>
  new DomainError('PERSON.UNKNOWN', { unknown: [handle] }, 'invalid');

/** Somebody whom the caller may know, and who is to act, has left: their office has others. */
export const personHasLeft = (handle: string): DomainError =>
  new DomainError('PERSON.HAS_LEFT', { left: [handle] }, 'invalid');

/** Which of the branches that the caller named are not registered. */
export const unknownBranches = (branches: readonly string[]): DomainError =>
  new DomainError('IDENTITY.BRANCH_UNKNOWN', { unknown: [...branches] }, 'invalid');

/** What the caller may not know answers exactly as what does not exist (OSL 8:1; see docs/rules.md). */
export const unknownTo = (what: string): DomainError => new DomainError(`${what}.UNKNOWN`, {}, 'unknown');
