import type { Span } from '@opentelemetry/api';
import { spanOf, underSpan } from '@samsyn/processing';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const NO_ROUTE = 'none';
const ERRORS_FROM = 500;

/**
 * A span for each request, while traces are on: method, template of the route and status. Traces begin here: what a client
 * says of a trace of its own is not read.
 */
export function traceRequests(instance: FastifyInstance): void {
  const spans = new WeakMap<FastifyRequest, Span>();
  instance.addHook('onRequest', (request, reply, done) => {
    const { method } = request;
    const route = request.is404 ? NO_ROUTE : (request.routeOptions.url ?? NO_ROUTE);
    const span = spanOf(`${method} ${route}`, { 'http.request.method': method, 'http.route': route });
    if (!span) return done();
    spans.set(request, span);
    // Not `onResponse`: a live stream whose viewer has gone never gets there.
    reply.raw.once('close', () => {
      span.setAttribute('http.response.status_code', reply.statusCode);
      if (reply.statusCode >= ERRORS_FROM) span.setAttribute('error.type', String(reply.statusCode));
      span.end();
    });
    underSpan(span, done);
  });
  // The body comes with events of the connection, which know nothing of the span.
  instance.addHook('preValidation', (request, _reply, done) => underSpan(spans.get(request), done));
}
