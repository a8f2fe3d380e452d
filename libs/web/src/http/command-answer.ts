import { Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Warning } from '@samsyn/kernel';
import type { Outcome } from '@samsyn/processing';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AnsweredWarning, CommandAnswer } from '../openapi/shared-schemas';
import { warningTitle } from '../warnings/warning-titles';
import { languageOf } from './content-negotiation';
import { type Language } from '@samsyn/presentation';
import { OpaqueToken } from './opaque-token';

export const POSITION_PURPOSE = 'position';

/**
 * The position of what was recorded, for an answer that names its entries. The entries stand where they stand
 * for ever, and no other answer names them: sent again, the command has the same token
 * (`OpaqueToken.sealAlike`), which reveals nothing beside that. A command that recorded nothing because
 * everything was so already has no place of its own: what it waits for is the end of its stream, which hidden
 * entries move, and its token is another each time.
 */
export function sealedPosition(
  tokens: OpaqueToken,
  position: number,
  outcomes: readonly Pick<Outcome, 'events'>[],
): string {
  const recorded = outcomes.every(({ events }) => events.length > 0);
  if (outcomes.length === 0 || !recorded) return tokens.seal(position, POSITION_PURPOSE);
  const about = outcomes.flatMap(({ events }) => events.map(({ id }) => id));
  return tokens.sealAlike(position, POSITION_PURPOSE, about);
}

/** A controller's return value: what was recorded, and the id of what it created. */
export interface Recording {
  readonly outcome: Outcome;
  readonly id?: string;
  /** Further members of the answer that the caller may see. */
  readonly also?: Readonly<Record<string, unknown>>;
}

/** In the place of a recording: what waits for a second person, answered as it stands (202). */
export interface Waiting {
  readonly waiting: object;
}

export const answeredWarnings = (
  warnings: readonly Warning[],
  language: Language,
): readonly AnsweredWarning[] =>
  warnings.map(({ code, field, details }) => ({
    code,
    ...(field !== undefined && { field }),
    title: warningTitle(code, language),
    ...(details && { details }),
  }));

/** What one recording answers, by itself or as an item of a batch. */
export function answerOf(
  { outcome, id, also }: Recording,
  language: Language,
): Omit<CommandAnswer, 'position'> {
  const entries = outcome.events.map((event) => ({ id: event.id, type: event.name }));
  const warnings = answeredWarnings(outcome.warnings, language);
  return {
    ...(id === undefined ? {} : { id }),
    entries,
    ...(warnings.length > 0 && { warnings }),
    ...(outcome.readableBy?.length && { readableBy: outcome.readableBy }),
    ...(outcome.hadFormerValue?.length && { hadFormerValue: outcome.hadFormerValue }),
    ...also,
  };
}

const ofIdsAlone = new WeakSet<object>();
/** Whether it answers a command, names what was recorded and by whom it is read, and shows nothing of it. */
export const isOfIdsAlone = (answer: unknown): boolean =>
  typeof answer === 'object' && answer !== null && ofIdsAlone.has(answer);

/** Marks a route whose handler gives a `Recording`. */
export const RECORDS = 'samsynRecords';

/** A refusal is neither. */
const has = <Key extends string>(payload: unknown, key: Key): payload is Record<Key, unknown> =>
  typeof payload === 'object' && payload !== null && key in payload;

/**
 * Makes what the route of a command gives into its answer, just before it is written. A hook of the server and not an
 * interceptor: those cost every command a chain of observables.
 */
@Injectable()
export class CommandAnswers {
  constructor(
    private readonly tokens: OpaqueToken,
    @Inject(HttpAdapterHost) host: HttpAdapterHost,
  ) {
    const server = host.httpAdapter?.getInstance<FastifyInstance | undefined>();
    server?.addHook('preSerialization', (request, reply, payload, done) => {
      const records = RECORDS in request.routeOptions.config;
      done(null, records ? this.answered(payload as Recording | Waiting, request, reply) : payload);
    });
  }

  private answered(payload: Recording | Waiting, request: FastifyRequest, reply: FastifyReply): unknown {
    if (has(payload, 'outcome')) return this.answer(payload, request, reply);
    if (!has(payload, 'waiting')) return payload;
    void reply.status(202);
    return payload.waiting;
  }

  private answer(recording: Recording, request: FastifyRequest, reply: FastifyReply): CommandAnswer {
    const { outcome, also } = recording;
    const position = sealedPosition(this.tokens, outcome.position, [outcome]);
    const language = languageOf(request.headers['accept-language']);
    void reply.header('samsyn-position', position);
    if (outcome.warnings.length > 0) {
      void reply.header('content-language', language).header('vary', 'accept-language');
    }
    const answer = { ...answerOf(recording, language), position };
    if (also === undefined && outcome.warnings.length === 0) ofIdsAlone.add(answer);
    return answer;
  }
}
