import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { World } from '@samsyn/kernel';
import { map, type Observable } from 'rxjs';

const WORLD: World = 'training';

/** Adds `"world": "training"` to each JSON object that is answered. Pages and files say it in their own words. */
class MarkedAnswers implements NestInterceptor<unknown, unknown> {
  intercept(_context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    return next
      .handle()
      .pipe(map((body) => (isJsonObject(body) ? { ...body, [memberOf(body)]: WORLD } : body)));
  }
}

/** OpenAPI 3.1 allows members of one's own under `x-` alone. */
const memberOf = (body: object): string => ('openapi' in body ? 'x-world' : 'world');

function isJsonObject(body: unknown): body is object {
  if (typeof body !== 'object' || body === null) return false;
  const prototype: unknown = Object.getPrototypeOf(body);
  return prototype === Object.prototype || prototype === null;
}

/** Every answer of the training world says that it is one: problems and live streams too, by `samsyn-world`. */
export function markTraining(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (_request, reply, done) => {
      reply.header('samsyn-world', WORLD);
      done();
    });
  app.useGlobalInterceptors(new MarkedAnswers());
}
