import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { etagOf, isUnchanged } from './etag';

/**
 * Gives each JSON answer to a GET its entity tag, and answers 304 where the caller already has it (RFC 9110 section
 * 15.4.5). The JSON is made once, for tag and body. What is no object (a page, a file, a stream) passes untouched.
 */
export class ConditionalGetInterceptor implements NestInterceptor<unknown, unknown> {
  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const http = context.switchToHttp();
    if (http.getRequest<FastifyRequest>().method !== 'GET') return next.handle();
    return next
      .handle()
      .pipe(
        map((body) => this.answer(body, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>())),
      );
  }

  private answer(body: unknown, request: FastifyRequest, reply: FastifyReply): unknown {
    if (!isJsonBody(body) || reply.statusCode !== 200 || reply.sent) return body;
    const json = JSON.stringify(body);
    const etag = etagOf(json);
    reply.header('etag', etag);
    if (isUnchanged(request.headers['if-none-match'], etag)) {
      reply.status(304);
      return undefined;
    }
    if (!reply.hasHeader('content-type')) reply.header('content-type', 'application/json; charset=utf-8');
    return json;
  }
}

function isJsonBody(body: unknown): body is object {
  if (Array.isArray(body)) return true;
  if (typeof body !== 'object' || body === null) return false;
  const prototype: unknown = Object.getPrototypeOf(body);
  return prototype === Object.prototype || prototype === null;
}
