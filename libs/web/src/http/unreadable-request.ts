import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { HttpProblem } from '../problems/http-problem';
import { problemBody, type Problem } from '../problems/problem';
import { languageOf } from './content-negotiation';
import { LANGUAGES, type Language } from '@samsyn/presentation';
import type { ProblemBody } from '../problems/problem.schema';

const PROBLEMS: Readonly<Record<string, Problem>> = {
  HPE_HEADER_OVERFLOW: { status: 431, code: 'REQUEST.HEADERS_TOO_LARGE', fault: false },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: { status: 413, code: 'REQUEST.TOO_LARGE', fault: false },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, code: 'REQUEST.TIMED_OUT', fault: false },
};
const MALFORMED: Problem = { status: 400, code: 'REQUEST.MALFORMED', fault: false };

/** A line of the header that has come whole; what stands after the headers is no header. */
const ACCEPT_LANGUAGE = /\r\n[ \t]*accept-language[ \t]*:([^\r\n]*)\r\n/i;
const END_OF_HEADERS = '\r\n\r\n';

interface Unreadable extends NodeJS.ErrnoException {
  /** The bytes in which it could not be read further. */
  readonly rawPacket?: unknown;
}

/** The language that is asked for in what has come; where nothing can be read of it, all that we speak. */
function languagesIn({ rawPacket }: Unreadable): readonly Language[] {
  const sent = Buffer.isBuffer(rawPacket) ? rawPacket.toString('latin1') : '';
  const [head = ''] = sent.split(END_OF_HEADERS);
  const asked = ACCEPT_LANGUAGE.exec(`${head}\r\n`)?.[1];
  return asked === undefined ? LANGUAGES : [languageOf(asked.trim())];
}

/** One problem, its title in each of the languages. */
function bodyIn(problem: Problem, languages: readonly Language[]): ProblemBody {
  const titles = languages.map((language) => problemBody(problem, language).title);
  return { ...problemBody(problem, languages[0] ?? 'sv'), title: titles.join(' / ') };
}

/** Bytes that are no HTTP request never get as far as a route: a problem, and the end of the connection. */
export const answerUnreadable =
  (logger: Logger, headers: Readonly<Record<string, string>>) =>
  (error: Unreadable, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return;
    const problem = PROBLEMS[error.code ?? ''] ?? MALFORMED;
    const { status, code } = problem;
    const requestId = randomUUID();
    logger.info({ requestId, status, code }, 'not a request');
    const languages = languagesIn(error);
    const body = JSON.stringify(bodyIn(problem, languages));
    const fields = {
      ...headers,
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': languages.join(', '),
      vary: 'accept-language',
      'content-length': String(Buffer.byteLength(body)),
      connection: 'close',
      'x-request-id': requestId,
    };
    const head = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head.join('')}\r\n${body}`);
  };

/**
 * A name, an address of version 4 or one of version 6, and a port (RFC 9110 section 7.2); empty, where the
 * target names none. No comma, though RFC 3986 section 3.2.2 allows it in a name: software that joins two
 * lines into one makes it of two hosts.
 */
const HOST = /^(?:\[[0-9a-f:.]+\]|(?:[a-z0-9._~-]|%[0-9a-f]{2})*)(?::\d*)?$/i;

/**
 * None, and Node itself would refuse with an empty answer; several, or one that is no host, and two readers may each take
 * another (RFC 9112 section 3.2).
 */
export function requireHost(
  request: FastifyRequest,
  _reply: FastifyReply,
  done: (error?: Error) => void,
): void {
  const { httpVersion, rawHeaders } = request.raw;
  const hosts = rawHeaders.filter(
    (_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === 'host',
  );
  const isOne = hosts.length === 1 || (hosts.length === 0 && httpVersion !== '1.1');
  if (isOne && hosts.every((host) => HOST.test(host))) done();
  else done(new HttpProblem(400, 'REQUEST.MALFORMED'));
}
