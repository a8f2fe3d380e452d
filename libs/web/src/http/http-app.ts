import { randomUUID } from 'node:crypto';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { validationPipe } from '../fields/validation';
import { NestLog } from '../observability/logger';
import type { Metrics } from '../observability/metrics';
import { logRequests } from '../observability/request-log';
import { traceRequests } from '../observability/request-spans';
import { answerProblem, ProblemFilter } from '../problems/problem.filter';
import { answerConditionally } from './conditional-get';
import { closeEventStreams } from './event-stream';
import { LIMITS } from '../limits/limits';
import { MAX_BODY_BYTES, readJsonOnly } from './json-body';
import { answerUnreadable, requireHost } from './unreadable-request';
import { tellWhenAnswered } from './when-answered';

/** How often Node looks for senders that are too slow; by default every half minute, and they had a minute. */
const SLOW_SENDERS_CHECK_MS = 2_000;
const KEEP_ALIVE_TIMEOUT_MS = 65_000;
const MAX_PARAMETER_CHARACTERS = 200;

/** What every answer carries; the debrief's page and the like replace what they must. */
const ANSWER_HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** Two years, as browsers' own lists ask for (RFC 6797 section 6.1). */
const HTTPS_ALONE = { 'strict-transport-security': 'max-age=63072000; includeSubDomains' };

export interface HttpAppOptions {
  readonly logger: Logger;
  readonly metrics?: Metrics;
  /** People reach it by https alone, through a proxy that ends TLS: browsers are told so, and remember it. */
  readonly isBehindTls?: boolean;
  /** Addresses of the proxies in front, or networks: of these `X-Forwarded-For` is believed, and of nobody else. */
  readonly proxies?: readonly string[];
}

/** Fastify with our limits: bodies as large as their route needs, 30 s to send a request, ids of our own. */
export const httpAdapter = (logger: Logger, proxies: readonly string[] = []): FastifyAdapter =>
  new FastifyAdapter({
    logger: false,
    bodyLimit: MAX_BODY_BYTES,
    trustProxy: proxies.length > 0 && [...proxies],
    requestTimeout: LIMITS.requestTime.value,
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    requestIdHeader: false,
    genReqId: () => randomUUID(),
    forceCloseConnections: 'idle',
    http: {
      requireHostHeader: false,
      connectionsCheckingInterval: SLOW_SENDERS_CHECK_MS,
      // Where the time for headers is the longer one, Node exchanges the two, and a slow body has a minute.
      headersTimeout: LIMITS.requestTime.value,
    },
    clientErrorHandler: answerUnreadable(logger, ANSWER_HEADERS),
    routerOptions: { maxParamLength: MAX_PARAMETER_CHARACTERS, ignoreTrailingSlash: false },
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      answerProblem(error, request, reply, logger),
  });

/**
 * The application with everything of this library in place: limits, validation, problem documents, entity tags,
 * request log. It is not yet initialised: call `listen`, or `init` in a test.
 */
export async function createHttpApp(
  module: Type | DynamicModule,
  options: HttpAppOptions,
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    module,
    httpAdapter(options.logger, options.proxies),
    {
      logger: new NestLog(options.logger),
      bodyParser: false,
      abortOnError: false,
    },
  );
  configureHttpApp(app, options);
  return app;
}

/** For an application made elsewhere with `httpAdapter` and `bodyParser: false` (a testing module). */
export function configureHttpApp(
  app: NestFastifyApplication,
  { logger, metrics, isBehindTls = false }: HttpAppOptions,
): void {
  const headers = { ...ANSWER_HEADERS, ...(isBehindTls ? HTTPS_ALONE : {}) };
  const instance = app.getHttpAdapter().getInstance();
  readJsonOnly(instance);
  traceRequests(instance);
  instance.addHook('onRequest', (request, reply, done) => {
    reply.headers({ ...headers, 'x-request-id': request.id });
    done();
  });
  instance.addHook('onRequest', requireHost);
  instance.addHook('preClose', (done) => {
    closeEventStreams(instance);
    done();
  });
  tellWhenAnswered(instance);
  answerConditionally(instance);
  logRequests(instance, logger, metrics);
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ProblemFilter(logger));
}
