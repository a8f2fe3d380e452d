import { problemBody } from '../problems/problem';
import { problem, type ProblemBody } from '../problems/problem.schema';
import type { FieldError } from '../problems/http-problem';
import type { schemas } from '@samsyn/kernel';

/** What a description of problems needs to know of a route. */
export interface DescribedRoute {
  readonly hasBody: boolean;
  readonly isPublic: boolean;
  readonly isCommand: boolean;
  readonly namesSomething: boolean;
  /** The same in several media types. */
  readonly isNegotiated: boolean;
  /** Codes that it gives beside the common ones. */
  readonly refusals: readonly string[];
}

const UNKNOWN = /\.UNKNOWN$/;
/** Said of the request or of who sends it, each with a status of its own. */
const OF_THE_REQUEST = /^(REQUEST|ACCESS|AUTH)\./;

interface ProblemAnswer {
  readonly status: number;
  /** Under `components.responses`. */
  readonly name: string;
  readonly description: string;
  readonly example: Omit<ProblemBody, 'title' | 'type' | 'status' | 'errors'> & {
    readonly errors?: readonly FieldError[];
  };
  readonly headers?: Readonly<Record<string, string>>;
  readonly applies: (to: DescribedRoute) => boolean;
}

const RETRY_AFTER = { 'Retry-After': 'Seconds to wait.' };

/** Problem answers that a route may give, by what kind of route it is. */
const PROBLEM_ANSWERS: readonly ProblemAnswer[] = [
  {
    status: 400,
    name: 'Invalid',
    description:
      'The request is not valid; `errors` names each field and the rule that it breaks. With `REQUEST.MALFORMED`, ' +
      '`details` holds the `line` and `column` at which the body stops being JSON, counted from 1.',
    example: { code: 'REQUEST.INVALID', errors: [{ path: '/window/1', rule: 'instant' }] },
    applies: () => true,
  },
  {
    status: 401,
    name: 'NotSignedIn',
    description: 'No token, or one that does not hold.',
    example: { code: 'AUTH.TOKEN_EXPIRED' },
    headers: { 'WWW-Authenticate': 'RFC 6750 section 3.' },
    applies: ({ isPublic }) => !isPublic,
  },
  {
    status: 403,
    name: 'NotYours',
    description: 'The acting person may not do this; `details.requires` is a row of “Who may”.',
    example: { code: 'ACCESS.NOT_YOURS', details: { requires: 'operation-leader' } },
    applies: ({ isPublic }) => !isPublic,
  },
  {
    status: 404,
    name: 'Unknown',
    description: 'It does not exist, or the caller may not know of it: the answer is the same.',
    example: { code: 'OPERATION.UNKNOWN' },
    applies: ({ namesSomething, isCommand, refusals }) =>
      namesSomething || isCommand || refusals.some((code) => UNKNOWN.test(code)),
  },
  {
    status: 406,
    name: 'NotAcceptable',
    description: 'None of the media types that `Accept` names can be had.',
    example: { code: 'REQUEST.NOT_ACCEPTABLE' },
    applies: ({ isNegotiated }) => isNegotiated,
  },
  {
    status: 409,
    name: 'Refused',
    description: 'A rule or an earlier fact stands against it; the codes of the route say which.',
    example: { code: 'STORE.CONFLICT' },
    applies: ({ isCommand, refusals }) =>
      isCommand || refusals.some((code) => !UNKNOWN.test(code) && !OF_THE_REQUEST.test(code)),
  },
  {
    status: 412,
    name: 'Changed',
    description: '`If-Match` names another version than the caller would see now.',
    example: { code: 'REQUEST.PRECONDITION_FAILED' },
    applies: ({ isCommand }) => isCommand,
  },
  {
    status: 413,
    name: 'TooLarge',
    description: 'The body has more than 1 MiB.',
    example: { code: 'REQUEST.TOO_LARGE' },
    applies: ({ hasBody }) => hasBody,
  },
  {
    status: 415,
    name: 'NotJson',
    description: 'The body is not `application/json`, or is compressed.',
    example: { code: 'REQUEST.MEDIA_TYPE_NOT_SUPPORTED' },
    applies: ({ hasBody }) => hasBody,
  },
  {
    status: 429,
    name: 'TooMany',
    description: 'The acting person asks for too much at once (RFC 6585 section 4); others are served.',
    example: { code: 'HISTORY.TOO_MANY_OF_YOURS', details: { max: 100 } },
    headers: RETRY_AFTER,
    applies: () => true,
  },
  {
    status: 500,
    name: 'Fault',
    description: 'A fault of Samsyn’s own; it has been noted, under the `X-Request-Id` of the answer.',
    example: { code: 'SERVER.FAULT' },
    applies: () => true,
  },
  {
    status: 503,
    name: 'Unavailable',
    description:
      'The store cannot answer, what is shown lags behind, what is stored was altered, or who reads cannot be recorded (`ACCESS_LOG.UNAVAILABLE`); nothing was written, and nothing is shown.',
    example: { code: 'STORE.UNAVAILABLE' },
    headers: RETRY_AFTER,
    applies: () => true,
  },
];

const PROBLEM_TYPE = 'application/problem+json';

function responseOf({ status, description, example, headers = {} }: ProblemAnswer): schemas.Schema {
  const whole = problemBody({ status, ...example, fault: false }, 'en');
  const described = Object.entries(headers).map(([name, words]) => [
    name,
    { description: words, schema: { type: 'string' } },
  ]);
  return {
    description,
    ...(described.length === 0 ? {} : { headers: Object.fromEntries(described) as object }),
    content: { [PROBLEM_TYPE]: { schema: problem(), example: whole } },
  };
}

/** `components.responses`. */
export const problemResponses = (): Readonly<Record<string, schemas.Schema>> =>
  Object.fromEntries(PROBLEM_ANSWERS.map((answer) => [answer.name, responseOf(answer)]));

/** The problem answers of a route, by status. */
export const problemsOf = (
  route: DescribedRoute,
): Readonly<Record<string, Readonly<Record<string, unknown>>>> =>
  Object.fromEntries(
    PROBLEM_ANSWERS.filter(({ applies }) => applies(route)).map(({ status, name }) => [
      status,
      { $ref: `#/components/responses/${name}` },
    ]),
  );
