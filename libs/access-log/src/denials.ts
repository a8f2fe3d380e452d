import { Inject, Injectable, Logger } from '@nestjs/common';
import type { EventStore } from '@samsyn/event-store';
import { refOf, type Actor, type Clock } from '@samsyn/kernel';
import { CLOCK, EVENT_STORE } from '@samsyn/processing';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccessLog } from './access-log';
import type { DeniedRow } from './access-row';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** By the name of a route's parameter, the streams that its id may end. Other ids are of operations or entries. */
const STREAMS: Readonly<Record<string, readonly string[]>> = {
  encounterId: ['conducting.encounter-'],
  concernId: ['conducting.child-concern-'],
  callOutId: ['planning.call-out-'],
  adviceCallId: ['planning.advice-call-'],
  agreementId: ['planning.agreement-'],
  campaignId: ['planning.campaign-'],
  requestId: ['entries.public-records-request-'],
};
/** `askedFor`: what stood in the path, where it was taken for an id that nobody has (ADR 0052). */
type Refused = FastifyRequest & {
  readonly actor?: Actor;
  readonly askedFor?: Readonly<Record<string, string>>;
};

/** Who asks for the same again and again is written once in this time. */
const SAME_FOR_MS = 60_000;
const MOST_REMEMBERED = 10_000;
const MOST_UNDER_WAY = 100;

/**
 * Writes down who asked for what is there and was refused. After the answer, so that it takes no longer for what is there
 * than for what is not; nothing leaves that would have to wait for it.
 */
@Injectable()
export class Denials {
  private readonly logger = new Logger(Denials.name);
  private readonly lately = new Map<string, number>();
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    @Inject(AccessLog) private readonly log: AccessLog,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  answered(request: Refused, { statusCode }: FastifyReply): void {
    const { actor, askedFor } = request;
    if ((statusCode !== 403 && statusCode !== 404) || !actor || this.underWay.size >= MOST_UNDER_WAY) return;
    const route = `${request.method} ${request.routeOptions.url ?? ''}`;
    const asked = { ...(request.query as object), ...(request.params as object), ...askedFor };
    for (const [name, id] of Object.entries(asked)) {
      if (typeof id !== 'string' || !UUID.test(id)) continue;
      if (this.isRepeated(`${actor.person} ${statusCode} ${route} ${id}`)) continue;
      const work = this.write(name, { status: statusCode, id, route, who: refOf(actor) }).catch(
        (error: unknown) => {
          this.logger.error(
            `a denial was not written: ${error instanceof Error ? error.name : typeof error}`,
          );
        },
      );
      this.underWay.add(work);
      void work.then(() => this.underWay.delete(work));
    }
  }

  /** Resolves when what was refused so far is written. */
  async settled(): Promise<void> {
    while (this.underWay.size > 0) await Promise.all(this.underWay);
  }

  private async write(
    name: string,
    denied: Pick<DeniedRow, 'status' | 'id' | 'route' | 'who'>,
  ): Promise<void> {
    const at = this.clock.now();
    const found = await this.find(name, denied.id);
    if (!found) return;
    await this.log.record([{ kind: 'denied', at, ...denied, ...found }]);
  }

  /** What the id is of; undefined where there is nothing of that id. */
  private async find(name: string, id: string): Promise<{ readonly operation?: string } | undefined> {
    for (const prefix of STREAMS[name] ?? []) {
      const [first] = await this.store.readStream(`${prefix}${id}`, { limit: 1 });
      if (first) return first.operationId === null ? {} : { operation: first.operationId };
    }
    const entry = await this.store.readEvent(id);
    if (entry) return entry.operationId === null ? {} : { operation: entry.operationId };
    // Not the whole operation: whoever asks next would wait for that.
    const [first] = await this.store.readAll({ after: 0, limit: 1, filter: { operationId: id } });
    return first ? { operation: id } : undefined;
  }

  private isRepeated(key: string): boolean {
    const now = Date.now();
    const before = this.lately.get(key);
    if (before !== undefined && now - before < SAME_FOR_MS) return true;
    this.lately.delete(key);
    this.lately.set(key, now);
    if (this.lately.size > MOST_REMEMBERED) this.lately.delete(this.lately.keys().next().value!);
    return false;
  }
}
