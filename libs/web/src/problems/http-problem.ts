import type { Json } from '@samsyn/kernel';

export interface FieldError {
  /** JSON Pointer (RFC 6901) into what was sent, `/facts/0/what`; empty for the whole of it. Never the value. */
  readonly path: string;
  /** Code of the rule that the value breaks: `required`, `max-length`, `unknown-field` … */
  readonly rule: string;
  /** The codes that may stand there. */
  readonly allowed?: readonly string[];
  /** The bounds that it must keep: a number, a length, a year, a moment. */
  readonly min?: number | string;
  readonly max?: number | string;
}

export interface ProblemExtras {
  readonly details?: Readonly<Record<string, Json>>;
  readonly errors?: readonly FieldError[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** A refusal that belongs to HTTP itself, not to the domain: `status` is the HTTP status, `code` is stable. */
export class HttpProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly extras: ProblemExtras = {},
  ) {
    super(code);
    this.name = 'HttpProblem';
  }
}
