import { applyDecorators, createParamDecorator, HttpCode, Post, type ExecutionContext } from '@nestjs/common';
import type { Actor, Json, schemas } from '@samsyn/kernel';
import type { CommandContext } from '@samsyn/processing';
import type { FastifyRequest } from 'fastify';
import { Answers } from '../openapi/answers';
import { Documented } from '../openapi/documented';
import { commandAnswer } from '../openapi/shared-schemas';
import type { FactDto } from '../fields/dto-fields';
import { bodyLimitOf, takes } from './body-limit';
import { RECORDS } from './command-answer';
import { commandIdOf, idempotencyKeyOf, unscopedCommandIdOf, type KeyScope } from './idempotency-key';

/** What a command needs beside its body: who asks, under which key, on which state. */
export interface Asked {
  readonly actor: Actor;
  /** The context of the command that `body` (and what the path named) asks for; its key is one for this route and path. */
  context(
    body: FactDto,
    path?: Readonly<Record<string, string>>,
  ): CommandContext & { readonly ifMatch?: string };
  /**
   * The same for a fact, which is one command wherever it is asked for: on its own route, or under `key` in a batch. Its
   * content is `scope` and the body, and its key is one for the scope.
   */
  fact(scope: KeyScope, body: FactDto, key?: string): CommandContext & { readonly ifMatch?: string };
}

export type AskedCommandContext = ReturnType<Asked['context']>;

/** Parameter of a command's route: who asks (the token alone says so), Idempotency-Key and If-Match. */
export const AskedBy = createParamDecorator((_: unknown, execution: ExecutionContext): Asked => {
  const request = execution.switchToHttp().getRequest<FastifyRequest & { actor: Actor }>();
  const { actor, headers } = request;
  const sent = idempotencyKeyOf(headers['idempotency-key']);
  const madeUp = headers['idempotency-key'] === undefined ? sent : undefined;
  const route = `${request.method} ${request.routeOptions.url ?? ''}`;
  const named = request.params as Readonly<Record<string, string>>;
  const ifMatch = headers['if-match'];
  const contextOf = (scope: KeyScope, key: string, body: FactDto, content: Json) => ({
    actor,
    commandId: commandIdOf(actor, scope, key),
    // A key that was made up just now was never sent before.
    ...(key === madeUp ? {} : { formerId: unscopedCommandIdOf(actor, key) }),
    ...(body.occurredAt === undefined ? {} : { occurredAt: body.occurredAt }),
    content,
  });
  const here = ifMatch === undefined ? {} : { ifMatch };
  return {
    actor,
    // A body that has passed its DTO holds nothing but JSON; it is read here, and never changed.
    context: (body, path = {}) => ({
      ...contextOf({ does: route, path: named }, sent, body, { route, path, body: body as unknown as Json }),
      ...here,
    }),
    fact: (scope, body, key) => ({
      ...contextOf(scope, key ?? sent, body, { ...scope, body: body as unknown as Json }),
      ...(key === undefined ? here : {}),
    }),
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
  readonly answer?: schemas.Shape;
  /** Schema of what waits for a second person, where the command may. */
  readonly waits?: schemas.Shape;
}

/** Of the events that the summary names, the first. */
const EVENT = /[(,] ?`?([A-Z][A-Za-z]+)`?[),]/;
/** Said of routes that create something: what `id` of the answer is. */
const CREATES = /`id`/;
const EXAMPLE_ID = '6f1c2f0e-5c0b-5b7e-9d0e-0d7c2f3a1b42';
const EXAMPLE_ENTRY = '0d9f3a52-6a5e-5c7d-8f21-3f0e9a4b7c11';

const WAITS =
  'It waits for a second person of the branch, or an administrator: `POST /approvals/{id}/approve`.';

const exampleOf = (summary: string, description = '') => ({
  ...(CREATES.test(description) ? { id: EXAMPLE_ID } : {}),
  entries: [{ id: EXAMPLE_ENTRY, type: EVENT.exec(summary)?.[1] ?? 'NoteAdded' }],
  position: 'Zm9sbG93cyBmcm9tIHRoZSBsb2c',
});

/** A route that carries out one command: `POST`, 201, Idempotency-Key, If-Match, the answer and the refusals documented. */
export function CommandRoute(
  path: string,
  { id, summary, who, refusals = [], description, answer = commandAnswer, waits }: CommandRouteOptions,
): MethodDecorator {
  const refused =
    refusals.length > 0 ? ` Refusals: ${refusals.map((code) => `\`${code}\``).join(', ')}.` : '';
  const text = `${description ? `${description} ` : ''}Who may: ${who}.${refused}`;
  const configured: MethodDecorator = (controller, method, descriptor) =>
    takes(bodyLimitOf(controller, method), { [RECORDS]: true })(controller, method, descriptor);
  return applyDecorators(
    Post(path),
    HttpCode(201),
    configured,
    Answers('Recorded, durable.', answer, {
      status: 201,
      ...(answer === commandAnswer ? { example: exampleOf(summary, description) } : {}),
    }),
    ...(waits ? [Answers(WAITS, waits, { status: 202 })] : []),
    Documented(
      (api) => api.ApiOperation({ operationId: id, summary, description: text }),
      (api) => api.ApiExtension('x-refusals', refusals),
      (api) =>
        api.ApiHeader({
          name: 'Idempotency-Key',
          required: false,
          description:
            'One to 128 visible ASCII characters. The same key with the same content is carried out once and ' +
            'answered alike; with other content it is refused (409). A key is the acting person’s own, and one for ' +
            'this route and what its path names: elsewhere the same key is another. A fact is the same on its own ' +
            'route and in a batch.',
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
