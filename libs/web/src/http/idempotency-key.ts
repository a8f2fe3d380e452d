import { randomUUID } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Actor } from '@samsyn/kernel';
import { uuidV5 } from '@samsyn/event-store';
import type { FastifyRequest } from 'fastify';
import { Documented } from '../openapi/documented';
import { HttpProblem } from '../problems/http-problem';

const VISIBLE_ASCII = /^[\x21-\x7e]{1,128}$/;

/**
 * The key that the caller sent, or a fresh one where none was sent (draft-ietf-httpapi-idempotency-key-header).
 * @throws HttpProblem 400 `REQUEST.IDEMPOTENCY_KEY_INVALID`
 */
export function idempotencyKeyOf(header: string | readonly string[] | undefined): string {
  if (header === undefined) return randomUUID();
  if (typeof header === 'string' && VISIBLE_ASCII.test(header)) return header;
  throw new HttpProblem(400, 'REQUEST.IDEMPOTENCY_KEY_INVALID');
}

const FromHeader = createParamDecorator((_: unknown, context: ExecutionContext) =>
  idempotencyKeyOf(context.switchToHttp().getRequest<FastifyRequest>().headers['idempotency-key']),
);

const inDocument = Documented((api) =>
  api.ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description:
      'One to 128 visible ASCII characters. The same key with the same content is carried out once and answered ' +
      'alike; with other content it is refused (409). Keys are the acting person’s own.',
    schema: { type: 'string', minLength: 1, maxLength: 128 },
  }),
);

/** Parameter of a command: the caller's Idempotency-Key, or a fresh one. */
export const IdempotencyKey = (): ParameterDecorator => (target, key, index) => {
  FromHeader()(target, key, index);
  if (key !== undefined) inDocument(target, key, Object.getOwnPropertyDescriptor(target, key) ?? {});
};

/** The id of the command that this person means by this key; nobody else's key gives the same. */
export const commandIdOf = (actor: Pick<Actor, 'person'>, key: string): string => uuidV5(actor.person, key);
