import type { Json } from './json';

/** Which family of answer a refusal belongs to; the web layer turns it into an HTTP status. */
export type RefusalKind = 'rule' | 'forbidden' | 'unknown' | 'conflict' | 'invalid' | 'unavailable';

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

/** What the caller may not know answers exactly as what does not exist (OSL 8:1; see docs/rules.md). */
export const unknownTo = (what: string): DomainError => new DomainError(`${what}.UNKNOWN`, {}, 'unknown');
