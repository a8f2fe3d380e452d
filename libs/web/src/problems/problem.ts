import { DomainError, type Json, type RefusalKind } from '@samsyn/kernel';
import { EventAltered, EventIdTaken, StoreUnavailable, WrongExpectedRevision } from '@samsyn/event-store';
import { HttpException } from '@nestjs/common';
import { ruleSentence } from '../fields/rule-texts';
import { HttpProblem, type FieldError } from './http-problem';
import { problemTitle } from './problem-titles';
import type { Language } from '@samsyn/presentation';
import type { AnsweredFieldError, ProblemBody } from './problem.schema';

export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly details?: Readonly<Record<string, Json>>;
  readonly errors?: readonly FieldError[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Our own fault: it is logged. */
  readonly fault: boolean;
}

/** The status of each family of refusal (docs: "Problems" of the interface). */
export const STATUS_OF_KIND: Readonly<Record<RefusalKind, number>> = {
  invalid: 400,
  forbidden: 403,
  unknown: 404,
  rule: 409,
  conflict: 409,
  unavailable: 503,
  throttled: 429,
};

const STATUS_CODES: Readonly<Record<number, string>> = {
  400: 'REQUEST.MALFORMED',
  403: 'ACCESS.NOT_YOURS',
  404: 'REQUEST.NO_SUCH_ROUTE',
  405: 'REQUEST.METHOD_NOT_ALLOWED',
  408: 'REQUEST.TIMED_OUT',
  412: 'REQUEST.PRECONDITION_FAILED',
  413: 'REQUEST.TOO_LARGE',
  414: 'REQUEST.URL_TOO_LONG',
  415: 'REQUEST.MEDIA_TYPE_NOT_SUPPORTED',
};

const RETRY_AFTER_SECONDS = '5';

/** What SQLite says when the disk or the file, not the statement, is the reason (https://sqlite.org/rescode.html). */
const DISK_REFUSALS = /^SQLITE_(FULL|IOERR|CANTOPEN|READONLY|CORRUPT|NOTADB|BUSY|LOCKED)/;
const CLOSED_DATABASE = 'The database connection is not open';

/**
 * What the caller is told about whatever was thrown. A conflict of revisions is 412 where the caller sent If-Match
 * (RFC 9110 section 13.1.1), else 409. What nobody foresaw is `SERVER.FAULT` without any text of the error.
 */
export function problemOf(error: unknown, request: { readonly ifMatch: boolean }): Problem {
  if (error instanceof DomainError) return ofDomainError(error);
  if (error instanceof HttpProblem) {
    return { status: error.status, code: error.code, fault: false, ...error.extras };
  }
  if (error instanceof WrongExpectedRevision) {
    return request.ifMatch
      ? { status: 412, code: 'REQUEST.PRECONDITION_FAILED', fault: false }
      : { status: 409, code: 'STORE.CONFLICT', fault: false };
  }
  if (error instanceof EventIdTaken) {
    return { status: 409, code: 'REQUEST.IDEMPOTENCY_KEY_REUSED', fault: false };
  }
  // It does not pass by itself: the operator has to bring the log back.
  if (error instanceof EventAltered) return { status: 503, code: 'LOG.ALTERED', fault: true };
  if (error instanceof StoreUnavailable || isDiskRefusal(error))
    return unavailable('STORE.UNAVAILABLE', true);
  const status = clientStatusOf(error);
  if (status !== undefined) {
    return { status, code: STATUS_CODES[status] ?? 'REQUEST.REFUSED', fault: false };
  }
  return { status: 500, code: 'SERVER.FAULT', fault: true };
}

function ofDomainError({ kind, code, details }: DomainError): Problem {
  const known = Object.keys(details).length > 0 ? { details } : {};
  if (kind === 'unavailable') return { ...unavailable(code, false), ...known };
  if (kind === 'throttled') return { ...throttled(code), ...known };
  return { status: STATUS_OF_KIND[kind], code, fault: false, ...known };
}

const unavailable = (code: string, fault: boolean): Problem => ({
  status: 503,
  code,
  fault,
  headers: { 'retry-after': RETRY_AFTER_SECONDS },
});

/** One caller has asked for too much at once; others are served (RFC 6585 section 4). */
const throttled = (code: string): Problem => ({
  status: 429,
  code,
  fault: false,
  headers: { 'retry-after': RETRY_AFTER_SECONDS },
});

const isDiskRefusal = (error: unknown): boolean =>
  error instanceof Error &&
  (('code' in error && typeof error.code === 'string' && DISK_REFUSALS.test(error.code)) ||
    (error instanceof TypeError && error.message === CLOSED_DATABASE));

/** The 4xx that Nest or Fastify chose; undefined for everything else. */
function clientStatusOf(error: unknown): number | undefined {
  const status =
    error instanceof HttpException
      ? error.getStatus()
      : error instanceof Error && error.name === 'FastifyError' && 'statusCode' in error
        ? error.statusCode
        : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}

const inWords = (error: FieldError, language: Language): AnsweredFieldError => {
  const { path, rule, ...expected } = error;
  return { path, rule, title: ruleSentence(rule, expected, language), ...expected };
};

export function problemBody(problem: Problem, language: Language): ProblemBody {
  const { status, code, details, errors } = problem;
  return {
    type: `urn:samsyn:problem:${code}`,
    title: problemTitle(code, status, language, details),
    status,
    code,
    ...(details && { details }),
    ...(errors && { errors: errors.map((error) => inWords(error, language)) }),
  };
}
