import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { HttpProblem } from '../problems/http-problem';
import { tagsIn } from './entity-tag';

/**
 * If-Match uses strong comparison (RFC 9110 section 13.1.1). Without the header everything passes.
 * @throws HttpProblem 412 `REQUEST.PRECONDITION_FAILED`
 */
export function assertMatch(ifMatch: string | undefined, etag: string): void {
  if (ifMatch === undefined) return;
  if (!tagsIn(ifMatch).some((tag) => tag === '*' || tag === etag)) {
    throw new HttpProblem(412, 'REQUEST.PRECONDITION_FAILED');
  }
}

/** Parameter of a command: the If-Match header, undefined where none was sent. */
export const IfMatch = createParamDecorator(
  (_: unknown, context: ExecutionContext): string | undefined =>
    context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'],
);
