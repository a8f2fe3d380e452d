import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Metrics } from './metrics';

const NO_ROUTE = 'none';
const refusals = new WeakMap<FastifyReply, string>();

/** The code of the reply's problem: a status alone does not distinguish a wrong token from a missing one. */
export const noteRefusal = (reply: FastifyReply, code: string): void => void refusals.set(reply, code);

/**
 * One line and one observation for each answer: method, route template, status, the code of a problem,
 * milliseconds, request id. The address itself is never written: its ids and query would show who is met and
 * what is asked.
 */
export function logRequests(instance: FastifyInstance, logger: Logger, metrics: Metrics | undefined): void {
  instance.addHook('onResponse', (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
    const route = request.is404 ? NO_ROUTE : (request.routeOptions.url ?? NO_ROUTE);
    const ms = Math.round(reply.elapsedTime * 100) / 100;
    metrics?.observeRequest(request.method, route, reply.statusCode, reply.elapsedTime / 1_000);
    const { id: requestId, method } = request;
    const code = refusals.get(reply);
    const refused = code === undefined ? {} : { code };
    logger.info({ requestId, method, route, status: reply.statusCode, ...refused, ms }, 'answered');
    done();
  });
}
