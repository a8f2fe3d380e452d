import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { World } from '@samsyn/kernel';
import type { FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';

const WORLD: World = 'training';

/**
 * Adds `"world": "training"` to each JSON object that is answered. Pages and files say it in their own words. Before
 * the entity tag is made of it: an answer to a GET is text by the time the server's hooks see it.
 */
class MarkedAnswers implements NestInterceptor<unknown, unknown> {
  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const { method } = context.switchToHttp().getRequest<FastifyRequest>();
    return method === 'GET' ? next.handle().pipe(map(marked)) : next.handle();
  }
}

const marked = (body: unknown): unknown => (isJsonObject(body) ? { ...body, world: WORLD } : body);

function isJsonObject(body: unknown): body is object {
  if (typeof body !== 'object' || body === null) return false;
  const prototype: unknown = Object.getPrototypeOf(body);
  return prototype === Object.prototype || prototype === null;
}

/** Every answer of the training world says that it is one: live streams too, by `samsyn-world`. */
export function markTraining(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', (_request, reply, done) => {
    reply.header('samsyn-world', WORLD);
    done();
  });
  server.addHook('preSerialization', (_request, _reply, payload, done) => done(null, marked(payload)));
  app.useGlobalInterceptors(new MarkedAnswers());
}
