import { BEFORE_ALL, type EventStore, type Position, type Subscription } from '@samsyn/event-store';
import type { Branch, Clock, World } from '@samsyn/kernel';
import { LeaseKeeper, LeaseLost, type Lease, type ProcessingLog } from '@samsyn/processing';
import { faultOf } from '@samsyn/web';
import { setTimeout as elapsed } from 'node:timers/promises';
import { beginningOf, type FeedHead } from '../messages/cloud-event';
import { topicOf, TopicUnfit, type FeedPublisher } from '../publishing/feed-publisher.port';
import type { FeedStore } from '../store/feed-store.port';
import type { FeedSource } from './branch-views';
import { FeedRound, type RoundParts } from './feed-round';
import { WaitingOperations } from './waiting-operations';

/** Under which one process sends. */
const LEASE = 'relay';
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;
const LOOKS_CHARS = 16;

export interface RelayParts {
  readonly eventStore: EventStore;
  readonly store: FeedStore;
  readonly publisher: FeedPublisher;
  readonly source: FeedSource;
  readonly clock: Clock;
  readonly log: ProcessingLog;
  readonly world: World;
  /** The branches that receive a feed. */
  readonly branches: readonly Branch[];
  readonly prefix: string;
  /** Keyed; of ids and of how entries look. */
  readonly digest: (what: string) => Buffer;
  /** Digest of the rules of secrecy that are in force now. */
  readonly rulesNow: () => string;
  readonly erasures: Erasures;
  /** Of the first pause after a failure; doubled each time. */
  readonly firstPauseMs?: number;
}

/** Keys that were destroyed, by this process or another. Which, the log does not say. */
export interface Erasures {
  /** Operations of which a key was destroyed after that number, and the number that they come to. */
  after(mark: number): Promise<{ readonly mark: number; readonly operations: readonly string[] }>;
  /** Called each time that some are. */
  onErased(listener: () => void): void;
}

/** What happens from the moment that this process has the lease until it has not. */
interface Running {
  readonly lease: Lease;
  readonly stop: AbortController;
  readonly rules: string;
  readonly done: Promise<void>;
}

/**
 * Sends each receiving branch what it sees, and each change of it. It follows the log for which operations have come
 * further, and compares what a branch sees of them now with what it has been sent: nothing that is hidden makes a message,
 * and whatever stopped it, the difference is what is left to send (ADR 0060).
 */
export class FeedRelay {
  private readonly keeper: LeaseKeeper;
  private held: Lease | undefined;
  private running: Running | undefined;
  private waiting = new WaitingOperations(BEFORE_ALL);
  private failures = 0;
  private erasedUpTo = 0;
  /** Erased since the last look: they are looked at once more, when nobody has anything of them opened. */
  private readonly erasedLately = new Set<string>();

  constructor(private readonly parts: RelayParts) {
    const duties = {
      begin: (lease: Lease) => {
        this.held = lease;
        return this.begin(lease);
      },
      end: () => {
        this.held = undefined;
        return this.end();
      },
      renewed: () => this.lookAgain(),
    };
    parts.erasures.onErased(() => void this.lookAtErasures());
    this.keeper = new LeaseKeeper(parts.store.leases, LEASE, parts.clock, duties, parts.log);
  }

  start(): Promise<void> {
    return this.keeper.start();
  }

  stop(): Promise<void> {
    return this.keeper.stop();
  }

  /** Operations of which something may be left to send. */
  get waitingOperations(): number {
    return this.waiting.count;
  }

  /** Failures since the last success. */
  get failing(): number {
    return this.failures;
  }

  /** Resolves when everything that the log holds now has been acknowledged. Never where nobody takes it. */
  async settled(): Promise<void> {
    const head = await this.parts.eventStore.head();
    await this.lookAtErasures();
    while (this.waiting.isBusy || this.waiting.doneUpTo < head) await this.waiting.news();
  }

  private async begin(lease: Lease): Promise<void> {
    const { store, branches } = this.parts;
    const rules = this.parts.rulesNow();
    const places = await Promise.all(branches.map((branch) => store.place(branch)));
    // What other rules showed is looked at again, all of it.
    const after = Math.min(...places.map((place) => (place.rules === rules ? place.position : BEFORE_ALL)));
    this.waiting = new WaitingOperations(after);
    this.waiting.addAll(await store.claimed());
    this.erasedUpTo = Math.min(...places.map(({ erasures }) => erasures));
    await this.lookAtErasures();
    const stop = new AbortController();
    const done = Promise.all([this.follow(after, stop.signal), this.send(lease, rules, stop.signal)]).then(
      () => {},
    );
    this.running = { lease, stop, rules, done };
  }

  private async end(): Promise<void> {
    const { running } = this;
    this.running = undefined;
    running?.stop.abort();
    this.waiting.wake();
    await running?.done;
  }

  /** @returns when the operations wait */
  private async lookAtErasures(): Promise<void> {
    try {
      const { mark, operations } = await this.parts.erasures.after(this.erasedUpTo);
      this.waiting.addErased(operations);
      for (const one of operations) this.erasedLately.add(one);
      this.erasedUpTo = Math.max(mark, this.erasedUpTo);
    } catch (error) {
      // The next look finds them.
      this.parts.log.warn({ fault: faultOf(error) }, 'what was erased cannot be looked up, tried again');
    }
  }

  /** What was erased lately; and rules, which come into force at midnight. */
  private lookAgain(): void {
    const { running } = this;
    this.waiting.addErased(this.erasedLately);
    this.erasedLately.clear();
    void this.lookAtErasures();
    if (!running || running.rules === this.parts.rulesNow()) return;
    this.end()
      .then(() => (this.held === running.lease && !this.running ? this.begin(running.lease) : undefined))
      .catch((error: unknown) => {
        this.parts.log.error({ fault: faultOf(error) }, 'the feeds cannot begin anew');
        this.keeper.lookNow();
      });
  }

  /** Reads which operations have come further, until it is ended; where the log cannot be read it is tried again. */
  private async follow(after: Position, signal: AbortSignal): Promise<void> {
    const { waiting } = this;
    let subscription: Subscription | undefined;
    signal.addEventListener('abort', () => subscription?.close());
    while (!signal.aborted) {
      try {
        subscription = this.parts.eventStore.subscribe({ after: Math.max(after, waiting.seenUpTo) });
        for await (const item of subscription) {
          if (item.kind === 'event') waiting.add(item.event.operationId, item.event.position);
          else waiting.caughtUp(item.position);
        }
      } catch (error) {
        await this.failed('the log cannot be followed', error, signal);
      }
      if (!signal.aborted) await pause(FIRST_PAUSE_MS, signal);
    }
  }

  private async send(lease: Lease, rules: string, signal: AbortSignal): Promise<void> {
    let parts: RoundParts | undefined;
    while (!signal.aborted) {
      try {
        parts ??= await this.prepared(lease, signal);
        await this.nextRound(parts, rules);
        this.failures = 0;
      } catch (error) {
        if (error instanceof LeaseLost) {
          if (!signal.aborted) this.keeper.lookNow();
          return;
        }
        parts = undefined;
        await this.failed('feeds cannot be sent, tried again', error, signal);
      }
    }
  }

  private async prepared(lease: Lease, signal: AbortSignal): Promise<RoundParts> {
    const { store, publisher, source, prefix, digest, branches, world, clock } = this.parts;
    await publisher.prepare(branches.map((branch) => topicOf(prefix, branch)));
    const heads = new Map<Branch, FeedHead>();
    for (const branch of branches) {
      const { began, isAnnounced } = await store.begin(lease, branch, clock.now());
      const head = { branch, began, world, digest };
      heads.set(branch, head);
      if (isAnnounced) continue;
      const value = JSON.stringify(beginningOf(head));
      await publisher.publish([{ topic: topicOf(prefix, branch), key: branch, value }]);
      await store.announced(lease, branch);
    }
    const looks = (json: string) => digest(json).toString('base64url').slice(0, LOOKS_CHARS);
    return { ...{ lease, store, publisher, source, heads, prefix, looks, signal } };
  }

  private async nextRound(parts: RoundParts, rules: string): Promise<void> {
    const { waiting } = this;
    const erasures = this.erasedUpTo;
    const taken = waiting.take();
    if (!taken) {
      await waiting.news();
      return;
    }
    const round = new FeedRound(parts, taken.operations, taken.erased);
    try {
      await round.run();
      if (round.remaining.length === 0)
        await parts.store.advance(parts.lease, this.parts.branches, {
          position: taken.upTo,
          rules,
          erasures,
        });
    } finally {
      waiting.finish(taken, round.remaining);
    }
  }

  private async failed(what: string, error: unknown, signal: AbortSignal): Promise<void> {
    this.failures += 1;
    // Our own words where they say what to do; those of others may hold what was sent.
    const why = error instanceof TopicUnfit ? { why: error.message } : { fault: faultOf(error) };
    this.parts.log.warn({ ...why, failures: this.failures }, what);
    const first = this.parts.firstPauseMs ?? FIRST_PAUSE_MS;
    await pause(Math.min(LONGEST_PAUSE_MS, first * 2 ** Math.min(this.failures - 1, 10)), signal);
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  elapsed(ms, undefined, { signal, ref: false }).catch(() => {});
