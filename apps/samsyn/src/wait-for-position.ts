import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Processing } from '@samsyn/processing';
import { OpaqueToken, POSITION_PURPOSE } from '@samsyn/web';
import type { FastifyRequest } from 'fastify';

/**
 * Read-your-writes: a request that sends back a command's `Samsyn-Position` as `Samsyn-Wait-For` is answered when the
 * read models show that command, or with `READ_MODEL.BEHIND` (503) after five seconds. A guard behind the one that
 * asks who calls: an interceptor would cost every request that waits for nothing.
 */
@Injectable()
export class WaitForPosition implements CanActivate {
  constructor(
    private readonly processing: Processing,
    private readonly tokens: OpaqueToken,
  ) {}

  canActivate(execution: ExecutionContext): boolean | Promise<boolean> {
    const token = execution.switchToHttp().getRequest<FastifyRequest>().headers['samsyn-wait-for'];
    if (typeof token !== 'string') return true;
    const position = this.tokens.open(token, POSITION_PURPOSE) as number;
    return this.processing.waitFor(position).then(() => true);
  }
}
