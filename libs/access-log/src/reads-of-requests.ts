import { openedFor, type EventRegistry, type OpenedFor } from '@samsyn/event-store';
import { originOf, type Actor, type Recorded } from '@samsyn/kernel';
import { viewerOf, type OperationSnapshot } from '@samsyn/secrecy';
import { isOfIdsAlone, problemAnswer, type ProblemAnswered } from '@samsyn/web';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { FieldsInAnswer, TextsOfEntries, type Opened } from './fields-in-answer';
import type { ReadRecorder } from './read-recorder';

/** Texts of an operation, by the origin of its entries, kept as long as that is. */
const textsOf = new WeakMap<object, TextsOfEntries>();
function textsIn(entries: readonly Recorded[], registry: EventRegistry): TextsOfEntries {
  const origin = originOf(entries);
  const known = textsOf.get(origin) ?? new TextsOfEntries(registry);
  textsOf.set(origin, known);
  return known.refresh(entries);
}

/** What came into the hands of one request, and what it answers. */
class InHand implements OpenedFor {
  readonly operations = new Map<string, OperationSnapshot>();
  readonly models: unknown[] = [];
  private readonly events: Recorded[] = [];
  private isOver = false;

  operation(snapshot: OperationSnapshot): void {
    if (!this.isOver && snapshot.entries.length > 0) this.operations.set(snapshot.operationId, snapshot);
  }

  event(event: Recorded): void {
    if (!this.isOver) this.events.push(event);
  }

  model(model: unknown): void {
    if (!this.isOver) this.models.push(model);
  }

  /** From nothing of the log nothing of it can have been answered. */
  get isEmpty(): boolean {
    return this.operations.size === 0 && this.events.length === 0;
  }

  opened(registry: EventRegistry): FieldsInAnswer {
    const operations = new Map<string, Opened>();
    for (const [id, { entries, access }] of this.operations) {
      let texts: TextsOfEntries | undefined;
      operations.set(id, {
        entries,
        entry: (entry) => access.byId.get(entry),
        texts: () => (texts ??= textsIn(entries, registry)),
      });
    }
    const { events } = this;
    const byId = new Map(events.map((event) => [event.id, event]));
    let texts: TextsOfEntries | undefined;
    const beside = {
      entries: events,
      entry: (id: string) => byId.get(id),
      texts: () => (texts ??= new TextsOfEntries(registry).refresh(events)),
    };
    return new FieldsInAnswer(operations, beside);
  }

  /** What was begun by the request and goes on after it (a subscription) gathers nothing here. */
  end(): void {
    this.isOver = true;
    this.operations.clear();
    this.events.length = 0;
    this.models.length = 0;
  }
}

/** Who reads: the person whom the guard let in, or whose secret address it is. */
const readers = new WeakMap<object, Actor>();
/** Says who reads what a route without a token answers. */
export const readBy = (request: object, actor: Actor): void => void readers.set(request, actor);

type Authenticated = FastifyRequest & { readonly actor?: Actor };
const MODEL = 'application/json';

/**
 * Examines every answer before its bytes leave, and holds it back until it is durable who read which sealed
 * fields of it. A hook of the server, not left to any route: what a route forgets cannot be read.
 */
export class ReadsOfRequests {
  private readonly inHand = new WeakMap<object, InHand>();

  constructor(private readonly recorder: ReadRecorder) {}

  attachTo(instance: FastifyInstance): void {
    instance.addHook('preHandler', (request, reply, done) => {
      const hand = new InHand();
      reply.raw.once('close', () => hand.end());
      this.inHand.set(request, hand);
      openedFor.run(hand, done);
    });
    instance.addHook('preSerialization', (request, _reply, payload, done) => {
      if (isOfIdsAlone(payload)) this.inHand.get(request)?.end();
      else this.inHand.get(request)?.model(payload);
      done(null, payload);
    });
    instance.addHook('onSend', (request, reply, payload, done) => {
      const recorded = this.record(request, reply, payload);
      if (!recorded) return done(null, payload);
      recorded.then(
        () => done(null, payload),
        (error: unknown) => done(null, refused(reply, problemAnswer(error, request, reply))),
      );
    });
  }

  /** Undefined where nothing of the log was in hand. */
  private record(request: Authenticated, reply: FastifyReply, payload: unknown): Promise<void> | undefined {
    const hand = this.inHand.get(request);
    const actor = readers.get(request) ?? request.actor;
    // A refusal is made of codes, and where nothing has changed nothing is sent.
    if (!hand || hand.isEmpty || !actor || reply.statusCode >= 300) return undefined;
    const form = String(reply.getHeader('content-type') ?? MODEL).split(';')[0]!;
    const route = `${request.method} ${request.routeOptions.url ?? ''}`;
    const named = Object.values((request.params ?? {}) as Readonly<Record<string, string>>);
    return this.recordFound(hand, payload, viewerOf(actor), { route, form, named });
  }

  private async recordFound(
    hand: InHand,
    payload: unknown,
    viewer: Parameters<ReadRecorder['found']>[2],
    by: Parameters<ReadRecorder['found']>[3],
  ): Promise<void> {
    const found = hand.opened(this.recorder.registry);
    // The hand is emptied when the reader goes, and what was found is recorded all the same.
    const operations = new Map(hand.operations);
    const models = [...hand.models];
    for (const model of models) await found.lookInSlices(model);
    if (models.length === 0 && (typeof payload === 'string' || Buffer.isBuffer(payload)))
      found.search(String(payload));
    if (found.shown.length === 0 && found.texts.size === 0) return;
    await this.recorder.found(found, operations, viewer, by);
  }
}

const OF_THE_CONTENT = ['etag', 'content-length', 'content-disposition', 'content-encoding'];

/** The problem in the place of what would have been read. */
function refused(reply: FastifyReply, { status, headers, text }: ProblemAnswered): string {
  for (const header of OF_THE_CONTENT) void reply.removeHeader(header);
  void reply.status(status).headers(headers);
  return text;
}
