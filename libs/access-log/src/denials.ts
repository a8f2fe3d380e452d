import { setImmediate as turn } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { EventStore, StoredEvent } from '@samsyn/event-store';
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

const REFUSALS = [403, 404] as const;
/** Somebody who asks for the same again and again is written down once in this time. */
const SAME_FOR_MS = 60_000;
const MOST_REMEMBERED = 10_000;
/** Refusals that are still to be written; what is refused beyond them is not written down. */
const MOST_WAITING = 1_000;
/** So many are examined together at the latest, whatever they asked for. */
const TOGETHER = 100;
/** Real time. */
const LOOKED_AT_AFTER_MS = 1_000;

interface Waiting {
  /** Of the parameter that held the id. */
  readonly name: string;
  readonly denied: Pick<DeniedRow, 'at' | 'status' | 'id' | 'route' | 'who'>;
}

/**
 * Writes down who asked for what is there and was refused. After the answer, so that it takes no longer for
 * what is there than for what is not; and together with others, some time later, so that the next answer does
 * not show it either.
 */
@Injectable()
export class Denials {
  private readonly logger = new Logger(Denials.name);
  private readonly lately = new Map<string, number>();
  private waiting: Waiting[] = [];
  private unwritten = 0;
  private timer: NodeJS.Timeout | undefined;
  private underWay: Promise<void> = Promise.resolve();

  constructor(
    @Inject(AccessLog) private readonly log: AccessLog,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  answered(request: Refused, { statusCode }: FastifyReply): void {
    const { actor, askedFor } = request;
    const status = REFUSALS.find((one) => one === statusCode);
    if (!status || !actor) return;
    const route = `${request.method} ${request.routeOptions.url ?? ''}`;
    const asked = { ...(request.query as object), ...(request.params as object), ...askedFor };
    for (const [name, id] of Object.entries(asked)) {
      if (typeof id !== 'string' || !UUID.test(id)) continue;
      if (this.unwritten >= MOST_WAITING) break;
      if (this.isRepeated(`${actor.person} ${status} ${route} ${id}`)) continue;
      const denied = { at: this.clock.now(), status, id, route, who: refOf(actor) };
      this.waiting.push({ name, denied });
      this.unwritten += 1;
    }
    if (this.waiting.length >= TOGETHER) this.lookAtThem();
    else if (this.waiting.length > 0)
      this.timer ??= setTimeout(() => this.lookAtThem(), LOOKED_AT_AFTER_MS).unref();
  }

  /** Resolves when what was refused so far is written. */
  settled(): Promise<void> {
    this.lookAtThem();
    return this.underWay;
  }

  private lookAtThem(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const waiting = this.waiting;
    this.waiting = [];
    if (waiting.length === 0) return;
    this.underWay = this.underWay
      .then(() => this.write(waiting))
      .catch((error: unknown) => {
        this.logger.error(`denials were not written: ${error instanceof Error ? error.name : typeof error}`);
      })
      .finally(() => {
        this.unwritten -= waiting.length;
      });
  }

  private async write(waiting: readonly Waiting[]): Promise<void> {
    const rows: DeniedRow[] = [];
    for (const { name, denied } of waiting) {
      // A caller who asks meanwhile does not wait for all of them.
      await turn();
      const found = await this.find(name, denied.id);
      if (found) rows.push({ kind: 'denied', ...denied, ...found });
    }
    await this.log.record(rows);
  }

  /** What the id is of; undefined where there is nothing of that id. Looked for in as many places whether it is found or not. */
  private async find(name: string, id: string): Promise<{ readonly operation?: string } | undefined> {
    const found: (StoredEvent | undefined)[] = [];
    for (const prefix of STREAMS[name] ?? [])
      found.push(...(await this.store.readStream(`${prefix}${id}`, { limit: 1 })));
    found.push(await this.store.readEvent(id));
    // Not the whole operation: the next caller would wait for that.
    found.push(...(await this.store.readAll({ after: 0, limit: 1, filter: { operationId: id } })));
    const first = found.find((one) => one !== undefined);
    if (!first) return undefined;
    return first.operationId === null ? {} : { operation: first.operationId };
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
