import { Inject, Injectable, Optional, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { HEAVY, HeavyWork, LIMITS, Shares, Turns, whenAnswered } from '@samsyn/web';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { VerifiedRequest } from './authentication';

/** Most answers fit into the kernel's buffer; what is longer may have to be kept for its reader. */
const KEPT_FROM_BYTES = 4 * 1024;
/** Headers that describe an answer that is not given. */
const OF_THE_CONTENT = ['etag', 'content-disposition', 'content-language', 'content-length'];

/** How long a reader may pause, in milliseconds, if not as the limits say. */
export const READER_PAUSE_MS = Symbol('READER_PAUSE_MS');

interface FairRequest extends VerifiedRequest {
  leaveHeavyWork?: () => void;
}

/**
 * Lets requests begin in turn between persons, documents few at a time, and computes nothing more for a
 * person who does not read what was sent: each person waits for their own load only.
 */
@Injectable()
export class FairRequests implements OnModuleInit {
  private readonly turns = new Turns();
  private readonly heavyWork = new HeavyWork();
  private readonly unread = new Shares(
    { ofPerson: LIMITS.unreadBytesOfPerson.value, inAll: LIMITS.unreadBytesInAll.value },
    'REQUEST.TOO_MUCH_UNREAD',
  );

  constructor(
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
    @Optional() @Inject(READER_PAUSE_MS) private readonly pauseMs: number = LIMITS.readerPause.value,
  ) {}

  onModuleInit(): void {
    const instance = this.host.httpAdapter.getInstance<FastifyInstance>();
    // After the body has come, and before anything is done for it.
    instance.addHook('preHandler', (request, _reply, done) => {
      const { person } = request as FairRequest;
      if (person === undefined) return done();
      try {
        this.begin(request, person, done);
      } catch (error) {
        done(error as Error);
      }
    });
    instance.addHook('onSend', (request, reply, payload, done) => {
      try {
        this.keep(request, reply, payload);
        done(null, payload);
      } catch (error) {
        for (const header of OF_THE_CONTENT) void reply.removeHeader(header);
        done(error as Error);
      }
    });
  }

  private begin(request: FastifyRequest, person: string, done: (error?: Error) => void): void {
    if (request.method === 'GET') this.unread.mustHaveRoom(person);
    const takeTurn = (): void => whenAnswered(request, this.turns.ask(person, done));
    if (!isHeavy(request)) return takeTurn();
    const leave = this.heavyWork.ask(person, takeTurn, done);
    (request as FairRequest).leaveHeavyWork = leave;
    whenAnswered(request, leave);
  }

  /** What is sent counts as its reader's until they have taken it, and is cut off after a pause. */
  private keep(request: FastifyRequest, { raw }: FastifyReply, payload: unknown): void {
    const { person, leaveHeavyWork } = request as FairRequest;
    leaveHeavyWork?.();
    if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return;
    if (payload.length < KEPT_FROM_BYTES) return;
    if (person !== undefined) whenAnswered(request, this.unread.take(person, Buffer.byteLength(payload)));
    raw.setTimeout(this.pauseMs, () => raw.destroy());
  }
}

function isHeavy({ routeOptions, query }: FastifyRequest): boolean {
  const heavy = (routeOptions.config as unknown as Readonly<Record<string, unknown>>)[HEAVY];
  return typeof heavy === 'string' ? Object.hasOwn(query as object, heavy) : heavy === true;
}
