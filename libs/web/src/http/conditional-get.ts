import type { FastifyInstance } from 'fastify';
import { etagOf, isUnchanged } from './entity-tag';

const JSON_TYPE = 'application/json';
/** They say something of a body, and a 304 has none. */
const OF_THE_CONTENT = ['content-type', 'content-length', 'content-disposition'];

/**
 * Gives each JSON answer to a GET its entity tag, unless its route has given it one, and answers 304 where the caller
 * already has what the tag names (RFC 9110 section 15.4.5). A page, a file and a stream without a tag pass untouched. A
 * hook and not an interceptor: those cost every command a chain of observables.
 */
export function answerConditionally(instance: FastifyInstance): void {
  instance.addHook('onSend', (request, reply, payload, done) => {
    if (request.method !== 'GET' || reply.statusCode !== 200) return done(null, payload);
    const own = reply.getHeader('etag');
    const isJson =
      typeof payload === 'string' && String(reply.getHeader('content-type')).startsWith(JSON_TYPE);
    const etag = typeof own === 'string' ? own : isJson ? etagOf(payload) : undefined;
    if (etag === undefined) return done(null, payload);
    if (own === undefined) void reply.header('etag', etag);
    if (!isUnchanged(request.headers['if-none-match'], etag)) return done(null, payload);
    for (const header of OF_THE_CONTENT) void reply.removeHeader(header);
    void reply.status(304);
    return done(null, '');
  });
}
