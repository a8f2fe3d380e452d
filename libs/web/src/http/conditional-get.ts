import type { FastifyInstance } from 'fastify';
import { etagOf, isUnchanged } from './etag';

const JSON_TYPE = 'application/json';

/**
 * Gives each JSON answer to a GET its entity tag, and answers 304 where the caller already has it (RFC 9110 section
 * 15.4.5). A page, a file, a stream, and what has a tag of its own pass untouched. A hook and not an interceptor: those
 * cost every command a chain of observables.
 */
export function answerConditionally(instance: FastifyInstance): void {
  instance.addHook('onSend', (request, reply, payload, done) => {
    const isJson =
      request.method === 'GET' &&
      reply.statusCode === 200 &&
      typeof payload === 'string' &&
      String(reply.getHeader('content-type')).startsWith(JSON_TYPE);
    if (!isJson || reply.hasHeader('etag')) return done(null, payload);
    const etag = etagOf(payload);
    void reply.header('etag', etag);
    if (!isUnchanged(request.headers['if-none-match'], etag)) return done(null, payload);
    void reply.status(304).removeHeader('content-type');
    return done(null, '');
  });
}
