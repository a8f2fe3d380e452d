import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { drained } from '../http/drain';
import { languageOf } from '../http/content-negotiation';
import { faultOf } from '../observability/logger';
import { noteRefusal } from '../observability/request-log';
import { problemBody, problemOf, type Problem } from './problem';

/** Every refusal and fault as a problem document (RFC 9457), in the language that the caller asks for. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    answerProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>(), this.logger);
  }
}

/** Answers with the problem that the error stands for; a reply that has already begun is only ended. */
export function answerProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  logger: Logger,
): void {
  // Nobody is there to be answered, and nothing of ours has failed.
  if (hasHungUp(request, error)) {
    logger.info({ requestId: request.id }, 'the client hung up');
    reply.raw.destroy();
    return;
  }
  const problem = problemOf(error, { ifMatch: request.headers['if-match'] !== undefined });
  if (problem.fault) {
    logger.error({ requestId: request.id, code: problem.code, fault: faultOf(error) }, 'request failed');
  }
  if (reply.sent || reply.raw.headersSent) {
    reply.raw.destroy();
    return;
  }
  const answer = () => send(problem, request, reply);
  if (problem.status === 413) void drained(request.raw).then(answer);
  else answer();
}

const BROKEN_OFF: ReadonlySet<unknown> = new Set(['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE']);

/** The connection ended before the request had been read, or before its answer was. */
const hasHungUp = ({ raw }: FastifyRequest, error: unknown): boolean =>
  raw.destroyed && !raw.complete
    ? true
    : raw.socket.destroyed && BROKEN_OFF.has((error as { code?: unknown } | null)?.code);

function send(problem: Problem, request: FastifyRequest, reply: FastifyReply): void {
  noteRefusal(reply, problem.code);
  const { status, headers, text } = written(problem, request);
  void reply.status(status).headers(headers).send(text);
}

/** A problem as it is answered. */
export interface ProblemAnswered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** The same for an answer that is under way and gets another content. */
export function problemAnswer(error: unknown, request: FastifyRequest, reply: FastifyReply): ProblemAnswered {
  const problem = problemOf(error, { ifMatch: request.headers['if-match'] !== undefined });
  noteRefusal(reply, problem.code);
  return written(problem, request);
}

function written(problem: Problem, request: FastifyRequest): ProblemAnswered {
  const language = languageOf(request.headers['accept-language']);
  const headers = {
    ...problem.headers,
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': language,
    vary: 'accept-language',
  };
  return { status: problem.status, headers, text: JSON.stringify(problemBody(problem, language)) };
}
