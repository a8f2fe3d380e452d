import { setTimeout as pause } from 'node:timers/promises';
import {
  EventStoreDBClient,
  FORWARDS,
  jsonEvent,
  MaxAppendSizeExceededError,
  NO_STREAM as NO_PHYSICAL_STREAM,
  START,
  StreamNotFoundError,
  streamNameFilter,
  WrongExpectedVersionError,
  type AllStreamResolvedEvent,
  type EventData,
  type RecordedEvent,
} from '@eventstore/db-client';
import { NO_STREAM, StoreUnavailable } from '../port';
import type { PhysicalNames, WirePosition } from './wire-event';

/** Server-side filters look at so many events before they report how far they have come. */
const SEARCH_WINDOW = 2_000;
const CHECKPOINT_EVERY = 10;
const AGAIN_MS = 100;

export type PhysicalOutcome =
  /** Also where these very events stood there already. `position` of the last of them, where the engine tells it. */
  | { readonly kind: 'written' }
  | { readonly kind: 'conflict' }
  /** More than the engine takes in one write: nothing was written. */
  | { readonly kind: 'too-large' }
  /** Nobody knows whether it was written: only the ids of its events can tell. */
  | { readonly kind: 'unknown'; readonly cause: Error };

/** The engine did not answer in time. */
export class NoAnswer extends Error {
  constructor(what: string, ms: number) {
    super(`no answer to ${what} in ${ms} ms`);
    this.name = 'NoAnswer';
  }
}

export interface LogSubscription {
  /** Resolves when it has ended, for whatever reason. Resuming is the caller's affair. */
  readonly ended: Promise<void>;
  close(): void;
}

export interface SubscriptionListeners {
  event(event: RecordedEvent): void;
  /** Everything of the log up to there has been given. */
  reached(position: WirePosition): void;
  /** Not said by servers before 23.10. */
  caughtUp(): void;
}

export interface PhysicalPage {
  /** Events of the log; what else stands in the engine is left out. */
  readonly events: readonly RecordedEvent[];
  /** Nothing stood after it. */
  readonly isEnd: boolean;
  /** Where the next page begins, exclusive. */
  readonly reached: WirePosition | undefined;
}

/**
 * The engine over its client. Every call is bounded here, since the client does not enforce its deadlines in batch
 * appends: an answer that is lost would never be missed. What comes after the bound is dropped.
 */
export class KurrentConnection {
  private readonly client: EventStoreDBClient;
  private readonly open = new Set<LogSubscription>();

  /**
   * @param url connection string of the client (`esdb://…`, `kurrentdb://…`)
   * @param callMs for each call
   * @param answerMs for a question with all its repetitions
   */
  constructor(
    url: string,
    private readonly names: PhysicalNames,
    private readonly callMs: number,
    private readonly answerMs: number,
  ) {
    this.client = EventStoreDBClient.connectionString(
      url.replace(/^kurrent(?:db)?(\+discover)?:/, 'esdb$1:'),
    );
  }

  /** All or nothing, at exactly that revision of the physical stream; `NO_STREAM` where it expects none. */
  async append(stream: string, events: EventData[], expected: number): Promise<PhysicalOutcome> {
    const expectedRevision = expected === NO_STREAM ? NO_PHYSICAL_STREAM : BigInt(expected);
    try {
      const options = { expectedRevision, throwOnAppendFailure: true, requiresLeader: true } as const;
      await this.bounded('append', this.client.appendToStream(stream, events, options));
      return { kind: 'written' };
    } catch (error) {
      if (error instanceof WrongExpectedVersionError) return { kind: 'conflict' };
      if (error instanceof MaxAppendSizeExceededError) return { kind: 'too-large' };
      return { kind: 'unknown', cause: asError(error) };
    }
  }

  /** One page of the whole engine after a position, system events left out. @throws NoAnswer, or the client's errors */
  async pageAfter(after: WirePosition | undefined, limit: number): Promise<PhysicalPage> {
    // Forward reads are inclusive: one more, and the first of them is the one that was known.
    const maxCount = after ? limit + 1 : limit;
    const fromPosition = after ?? START;
    const stream = this.client.readAll({ maxCount, fromPosition, direction: FORWARDS, requiresLeader: true });
    const found: AllStreamResolvedEvent[] = [];
    await this.bounded('read', collect(stream, found));
    const events = found.flatMap(({ event }) => (event && this.isOfLog(event) ? [event] : []));
    const reached = found.at(-1)?.event?.position ?? after;
    return { events, reached, isEnd: found.length < maxCount };
  }

  /** Undefined where nothing stands there. @throws NoAnswer, or the client's errors */
  async eventAt(stream: string, revision: number): Promise<RecordedEvent | undefined> {
    const from = { fromRevision: BigInt(revision), maxCount: 1, requiresLeader: true };
    const found: { event?: RecordedEvent }[] = [];
    try {
      await this.bounded('read', collect(this.client.readStream(stream, from), found));
    } catch (error) {
      if (error instanceof StreamNotFoundError) return undefined;
      throw error;
    }
    const [first] = found;
    return first?.event && Number(first.event.revision) === revision ? first.event : undefined;
  }

  /** Whether the engine answers an append: one that it must refuse, so that nothing is written. */
  async isWritable(): Promise<boolean> {
    const trial = jsonEvent({ type: 'samsyn.Trial.v1', data: {} });
    const outcome = await this.append(this.names.deployment, [trial], Number.MAX_SAFE_INTEGER);
    return outcome.kind === 'conflict';
  }

  /** Events of the log after a position, as they come. Its errors end it; none of them leaves it. */
  subscribe(after: WirePosition | undefined, listeners: SubscriptionListeners): LogSubscription {
    const filter = streamNameFilter({
      prefixes: [this.names.begin],
      maxSearchWindow: SEARCH_WINDOW,
      checkpointInterval: CHECKPOINT_EVERY,
      checkpointReached: async (_, position) => listeners.reached(position),
    });
    const stream = this.client.subscribeToAll({ fromPosition: after ?? START, filter, requiresLeader: true });
    const subscription: LogSubscription = {
      ended: new Promise((resolve) => {
        // Without a listener an error would end the process.
        stream.on('error', () => resolve());
        stream.on('end', () => resolve());
        stream.on('close', () => resolve());
      }),
      close: () => void stream.unsubscribe().catch(() => {}),
    };
    stream.on('data', ({ event }: AllStreamResolvedEvent) => {
      if (event && this.isOfLog(event)) listeners.event(event);
    });
    stream.on('caughtUp', () => listeners.caughtUp());
    this.open.add(subscription);
    void subscription.ended.then(() => this.open.delete(subscription));
    return subscription;
  }

  /** Asks again where no answer came, as from a server that is starting. @throws StoreUnavailable */
  async untilAnswered<Value>(question: () => Promise<Value>): Promise<Value> {
    const until = performance.now() + this.answerMs;
    for (;;) {
      try {
        return await question();
      } catch (cause) {
        if (performance.now() >= until) throw new StoreUnavailable('KURRENTDB does not answer', { cause });
        await pause(AGAIN_MS);
      }
    }
  }

  /** Without it the process would not end. */
  async close(): Promise<void> {
    for (const subscription of this.open) subscription.close();
    await this.bounded('dispose', this.client.dispose()).catch(() => {});
  }

  private isOfLog({ streamId }: RecordedEvent): boolean {
    return this.names.hasEvents(streamId);
  }

  private async bounded<Value>(what: string, call: Promise<Value>): Promise<Value> {
    const { callMs } = this;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new NoAnswer(what, callMs)), callMs);
    });
    // Whoever loses the race must not end the process later.
    call.catch(() => {});
    try {
      return await Promise.race([call, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}

async function collect<Item>(stream: AsyncIterable<Item>, found: Item[]): Promise<void> {
  for await (const item of stream) found.push(item);
}

const asError = (cause: unknown): Error => (cause instanceof Error ? cause : new Error(String(cause)));
