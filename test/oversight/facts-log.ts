import { newUuid, NO_STREAM, type EventToAppend } from '@samsyn/event-store';
import { plusMs, type Instant, type JsonObject, type PersonRef } from '@samsyn/kernel';
import type { SamsynParts } from '../../apps/samsyn/src/samsyn-parts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export const LEADER: PersonRef = {
  person: newUuid(),
  branch: 'police/trafficking-unit',
  role: 'operation-leader',
};
export const COORDINATOR: PersonRef = {
  person: newUuid(),
  branch: 'social-services/regional-coordinator',
  role: 'coordinator',
};

/** Text that must never come out of the statistics. */
export const CANARY = 'KANARIE-KOMMUN';

export interface EventRow {
  readonly name: string;
  readonly data: JsonObject;
  readonly at: Instant;
  /** Absent: at once. */
  readonly recordedAt?: Instant;
  readonly by?: PersonRef;
  readonly stream: string;
  readonly operation: string | null;
}

/** Writes events to a log as they would have been recorded, without the commands that record them. */
export class FactsLog {
  private readonly revisions = new Map<string, number>();
  private readonly streams = new Map<string, string>();

  constructor(private readonly parts: Pick<SamsynParts, 'codec' | 'eventStore'>) {}

  /** @returns the id of the event */
  async tell({ name, data, at, recordedAt = at, by = LEADER, stream, operation }: EventRow): Promise<string> {
    const revision = this.revisions.get(stream) ?? NO_STREAM;
    const origin = {
      stream,
      revision: revision + 1,
      operationId: operation,
      commandId: newUuid(),
      commandDigest: '-',
      causationId: null,
    };
    const event: EventToAppend = this.parts.codec.encode({ name, data }, 0, {
      ...origin,
      recordedAt,
      occurredAt: at,
      actor: by,
    });
    await this.parts.eventStore.append(stream, [event], revision);
    this.revisions.set(stream, revision + 1);
    this.streams.set(event.id, stream);
    return event.id;
  }

  /** The stream that an entry was told in. */
  streamOf(entry: string): string {
    return this.streams.get(entry)!;
  }

  /** Goes on after what Samsyn itself recorded in the stream meanwhile. */
  async rejoin(stream: string): Promise<void> {
    const stored = await this.parts.eventStore.readStream(stream);
    this.revisions.set(stream, stored.at(-1)?.revision ?? NO_STREAM);
  }

  /** An operation with its plan's stream. */
  async propose(region: string, start: Instant, kind = 'apartment-visit'): Promise<RecordedOperation> {
    const operation = new RecordedOperation(this, newUuid(), region, start, kind);
    await operation.propose();
    return operation;
  }
}

export type Outcome = 'on-site' | 'telephone' | 'nobody' | 'withdrawn';

/** An operation as it is told to the log. */
export class RecordedOperation {
  private callOuts = 0;
  /** Id of what the last call-out came to. */
  lastAnswer = '';
  /** Id of its proposal. */
  proposal = '';

  constructor(
    private readonly log: FactsLog,
    readonly id: string,
    private readonly region: string,
    readonly start: Instant,
    private readonly kind: string,
  ) {}

  private get invitation(): JsonObject {
    const window = [this.start, plusMs(this.start, 4 * HOUR)];
    return { kind: this.kind, region: this.region, municipality: CANARY, window };
  }

  async propose(): Promise<void> {
    const words = { kindVersion: 1, purpose: CANARY, reference: CANARY };
    const proposal = { ...this.invitation, ...words };
    this.proposal = await this.plan('OperationProposed', proposal, plusMs(this.start, -3 * DAY));
  }

  /** `correction`: what its entry says beside which entry it corrects. */
  async correct(entry: string, correction: JsonObject, at: Instant): Promise<void> {
    const data = { ...correction, entry, reason: CANARY };
    await this.log.tell({
      name: 'EntryCorrected',
      data,
      at,
      stream: this.log.streamOf(entry),
      operation: this.id,
    });
  }

  async markInError(entry: string, at: Instant): Promise<void> {
    const data = { entry, kind: 'entered-in-error', reason: CANARY };
    await this.log.tell({
      name: 'EntryMarkedInError',
      data,
      at,
      stream: this.log.streamOf(entry),
      operation: this.id,
    });
  }

  plan(name: string, data: JsonObject, at: Instant, recordedAt: Instant = at): Promise<string> {
    const stream = `planning.operation-plan-${this.id}`;
    return this.log.tell({ name, data, at, recordedAt, stream, operation: this.id });
  }

  conduct(name: string, data: JsonObject, at: Instant, recordedAt: Instant = at): Promise<string> {
    const stream = `conducting.conduct-${this.id}`;
    return this.log.tell({ name, data, at, recordedAt, stream, operation: this.id });
  }

  /** A coordinator is called so many hours before the start, and it comes out so. @returns the id of the call */
  async call(outcome: Outcome, hoursBefore = 3, reason = 'other'): Promise<string> {
    const at = plusMs(this.start, -hoursBefore * HOUR);
    this.callOuts += 1;
    const stream = `planning.call-out-${this.id.slice(0, -1)}${this.callOuts}`;
    const tell = (name: string, data: JsonObject, by: PersonRef, later: number): Promise<string> =>
      this.log.tell({ name, data, at: plusMs(at, later), by, stream, operation: this.id });
    const turn = { to: { ...COORDINATOR }, turn: 0, answerBy: plusMs(at, HOUR), then: [] };
    const call = await tell('CoordinatorCalled', { ...this.invitation, ...turn }, LEADER, 0);
    if (outcome === 'withdrawn') await tell('CallWithdrawn', {}, LEADER, 60_000);
    else if (outcome === 'nobody') {
      this.lastAnswer = await tell('CoordinatorDeclined', { reason }, COORDINATOR, 60_000);
      await tell('CallChainExhausted', {}, LEADER, 60_000);
    } else this.lastAnswer = await tell('CoordinatorAccepted', { mode: outcome }, COORDINATOR, 60_000);
    return call;
  }

  get personMet(): string {
    return `conducting.encounter-${this.id}`;
  }

  /** A fact of the first person met. @returns the id of the event */
  met(
    name: string,
    data: JsonObject,
    at: Instant,
    recordedAt: Instant = at,
    by = COORDINATOR,
  ): Promise<string> {
    return this.log.tell({ name, data, at, recordedAt, by, stream: this.personMet, operation: this.id });
  }
}
