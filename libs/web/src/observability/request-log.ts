import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Metrics } from './metrics';

const NO_ROUTE = 'none';

/**
 * One line and one observation for each answer: method, route template, status, milliseconds, request id. The address
 * itself is never written: its ids and query would tell who is met and what is asked.
 */
export function logRequests(instance: FastifyInstance, logger: Logger, metrics: Metrics | undefined): void {
  instance.addHook('onResponse', (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
    const route = request.is404 ? NO_ROUTE : (request.routeOptions.url ?? NO_ROUTE);
    const ms = Math.round(reply.elapsedTime * 100) / 100;
    metrics?.observeRequest(request.method, route, reply.statusCode, reply.elapsedTime / 1_000);
    logger.info(
      { requestId: request.id, method: request.method, route, status: reply.statusCode, ms },
      'answered',
    );
    done();
  });
}
