import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { HttpProblem } from '../problems/http-problem';
import { problemBody, type Problem } from '../problems/problem';

const PROBLEMS: Readonly<Record<string, Problem>> = {
  HPE_HEADER_OVERFLOW: { status: 431, code: 'REQUEST.HEADERS_TOO_LARGE', fault: false },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: { status: 413, code: 'REQUEST.TOO_LARGE', fault: false },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, code: 'REQUEST.TIMED_OUT', fault: false },
};
const MALFORMED: Problem = { status: 400, code: 'REQUEST.MALFORMED', fault: false };

/** Bytes that are no HTTP request never get as far as a route, nor to a language: a problem in Swedish, and the end of the connection. */
export const answerUnreadable =
  (logger: Logger, headers: Readonly<Record<string, string>>) =>
  (error: NodeJS.ErrnoException, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return;
    const problem = PROBLEMS[error.code ?? ''] ?? MALFORMED;
    const { status, code } = problem;
    const requestId = randomUUID();
    logger.info({ requestId, status, code }, 'not a request');
    const body = JSON.stringify(problemBody(problem, 'sv'));
    const fields = {
      ...headers,
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': 'sv',
      'content-length': String(Buffer.byteLength(body)),
      connection: 'close',
      'x-request-id': requestId,
    };
    const head = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head.join('')}\r\n${body}`);
  };

/** None, and Node itself would refuse with an empty answer; several, and two readers may each take another (RFC 9112 section 3.2). */
export function requireHost(
  request: FastifyRequest,
  _reply: FastifyReply,
  done: (error?: Error) => void,
): void {
  const { httpVersion, rawHeaders } = request.raw;
  const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length;
  if (hosts > 1 || (httpVersion === '1.1' && hosts === 0)) done(new HttpProblem(400, 'REQUEST.MALFORMED'));
  else done();
}
