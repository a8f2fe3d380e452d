import { applyDecorators, createParamDecorator, HttpCode, Post, type ExecutionContext } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { Actor, Json } from '@samsyn/kernel';
import type { CommandContext } from '@samsyn/processing';
import type { FastifyRequest } from 'fastify';
import { Answers } from '../openapi/answers';
import { Documented } from '../openapi/documented';
import type { Shape } from '../openapi/schema';
import { commandAnswer } from '../openapi/shared-schemas';
import type { FactDto } from '../fields/dto-fields';
import { RECORDS } from './command-answer';
import { commandIdOf, idempotencyKeyOf } from './idempotency-key';

/** What a command needs beside its body: who asks, under which key, on which state. */
export interface Asked {
  readonly actor: Actor;
  /** The context of the command that `body` (and what the path named) asks for. */
  context(
    body: FactDto,
    path?: Readonly<Record<string, string>>,
  ): CommandContext & { readonly ifMatch?: string };
  /** The same for one item of a batch, with a key of its own. */
  item(key: string, body: FactDto, path?: Readonly<Record<string, string>>): CommandContext;
}

export type AskedCommandContext = ReturnType<Asked['context']>;

/** Parameter of a command's route: who asks (the token alone says so), Idempotency-Key and If-Match. */
export const AskedBy = createParamDecorator((_: unknown, execution: ExecutionContext): Asked => {
  const request = execution.switchToHttp().getRequest<FastifyRequest & { actor: Actor }>();
  const { actor, headers } = request;
  const key = idempotencyKeyOf(headers['idempotency-key']);
  // The route is part of what was asked: one key used on two routes is two different commands.
  const route = `${request.method} ${request.routeOptions.url ?? ''}`;
  const contextOf = (
    own: string,
    body: FactDto,
    path: Readonly<Record<string, string>> = {},
  ): CommandContext => ({
    actor,
    commandId: commandIdOf(actor, own),
    ...(body.occurredAt === undefined ? {} : { occurredAt: body.occurredAt }),
    // A body that has passed its DTO holds nothing but JSON; it is read here, and never changed.
    content: { route, path, body: body as unknown as Json },
  });
  const ifMatch = headers['if-match'];
  return {
    actor,
    context: (body, path) => ({
      ...contextOf(key, body, path),
      ...(ifMatch === undefined ? {} : { ifMatch }),
    }),
    item: (own, body, path) => contextOf(own, body, path),
  };
});

export interface CommandRouteOptions {
  /** Name of the route in the OpenAPI document, which clients call it by; it never changes. */
  readonly id: string;
  /** One sentence: what is recorded, and by which event. */
  readonly summary: string;
  /** Who may ask: a row of "Who may". */
  readonly who: string;
  /** Refusals beside the common ones, with their status: `['PLAN.NOT_BRIEFED']`. */
  readonly refusals?: readonly string[];
  readonly description?: string;
  /** Schema of the answer, where it says more than what was recorded. */
  readonly answer?: Shape;
}

/** Of the events that the summary names, the first. */
const EVENT = /[(,] ?`?([A-Z][A-Za-z]+)`?[),]/;
/** Said of routes that create something: what `id` of the answer is. */
const CREATES = /`id`/;
const EXAMPLE_ID = '6f1c2f0e-5c0b-5b7e-9d0e-0d7c2f3a1b42';
const EXAMPLE_ENTRY = '0d9f3a52-6a5e-5c7d-8f21-3f0e9a4b7c11';

const exampleOf = (summary: string, description = '') => ({
  ...(CREATES.test(description) ? { id: EXAMPLE_ID } : {}),
  entries: [{ id: EXAMPLE_ENTRY, type: EVENT.exec(summary)?.[1] ?? 'NoteAdded' }],
  position: 'Zm9sbG93cyBmcm9tIHRoZSBsb2c',
});

/** A route that carries out one command: `POST`, 201, Idempotency-Key, If-Match, the answer and the refusals documented. */
export function CommandRoute(
  path: string,
  { id, summary, who, refusals = [], description, answer = commandAnswer }: CommandRouteOptions,
): MethodDecorator {
  const refused =
    refusals.length > 0 ? ` Refusals: ${refusals.map((code) => `\`${code}\``).join(', ')}.` : '';
  const text = `${description ? `${description} ` : ''}Who may: ${who}.${refused}`;
  return applyDecorators(
    Post(path),
    HttpCode(201),
    RouteConfig({ [RECORDS]: true }),
    Answers('Recorded, durable.', answer, {
      status: 201,
      ...(answer === commandAnswer ? { example: exampleOf(summary, description) } : {}),
    }),
    Documented(
      (api) => api.ApiOperation({ operationId: id, summary, description: text }),
      (api) => api.ApiExtension('x-refusals', refusals),
      (api) =>
        api.ApiHeader({
          name: 'Idempotency-Key',
          required: false,
          description:
            'One to 128 visible ASCII characters. The same key with the same content is carried out once and ' +
            'answered alike; with other content it is refused (409). Keys are the acting person’s own.',
          schema: { type: 'string', minLength: 1, maxLength: 128 },
        }),
      (api) =>
        api.ApiHeader({
          name: 'If-Match',
          required: false,
          description:
            'The `ETag` of `GET /operations/{operationId}`; 412 where the operation has changed since.',
          schema: { type: 'string' },
        }),
    ),
  );
}
