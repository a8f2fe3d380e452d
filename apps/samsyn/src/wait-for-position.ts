import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Processing } from '@samsyn/processing';
import { OpaqueToken, POSITION_PURPOSE } from '@samsyn/web';
import type { FastifyRequest } from 'fastify';
import { from, switchMap, type Observable } from 'rxjs';

/**
 * Read-your-writes: a request that sends back a command's `Samsyn-Position` as `Samsyn-Wait-For` is answered when the
 * read models show that command, or with `READ_MODEL.BEHIND` (503) after five seconds.
 */
@Injectable()
export class WaitForPosition implements NestInterceptor {
  constructor(
    private readonly processing: Processing,
    private readonly tokens: OpaqueToken,
  ) {}

  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const token = execution.switchToHttp().getRequest<FastifyRequest>().headers['samsyn-wait-for'];
    if (typeof token !== 'string') return next.handle();
    const position = this.tokens.open(token, POSITION_PURPOSE) as number;
    return from(this.processing.waitFor(position)).pipe(switchMap(() => next.handle()));
  }
}
