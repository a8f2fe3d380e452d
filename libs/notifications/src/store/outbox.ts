import { Inject, Injectable } from '@nestjs/common';
import { plusMs, type Clock, type Instant } from '@samsyn/kernel';
import { CLOCK, type Lease, type Leases } from '@samsyn/processing';
import { OF_OPERATION, type WordCode } from '@samsyn/presentation';
import { PersonalStore } from './personal-store';

export interface Outgoing {
  /** The same for the same thing sent to the same address: it is sent once. */
  readonly id: string;
  readonly channel: string;
  readonly word: string;
  readonly due?: Instant;
  readonly urgent: boolean;
  /** What it is about: messages about one operation take each other's place while they wait. */
  readonly about?: string;
  /** Not before. */
  readonly sendAt: Instant;
  /** When it might have been sent at the earliest, had it not waited for what may overtake it; default: `sendAt`. */
  readonly earliest?: Instant;
  /** After this it is of no use to anybody. */
  readonly until: Instant;
}

export interface Waiting extends Outgoing {
  readonly attempts: number;
}

/** `lapsed`: it was of no use any more. `dead`: it could not be sent. */
export const OUTBOX_STATES = ['waiting', 'sent', 'lapsed', 'dead'] as const;
export type OutboxState = (typeof OUTBOX_STATES)[number];

export interface DeadNotification {
  readonly id: string;
  readonly channel: string;
  readonly word: string;
  readonly attempts: number;
  /** A code. */
  readonly failure: string;
  readonly endedAt: Instant;
}

interface Row {
  readonly id: string;
  readonly channel: string;
  readonly word: string;
  readonly due: string | null;
  readonly urgent: number;
  readonly about: string | null;
  readonly next_at: string;
  readonly until: string;
  readonly attempts: number;
  readonly state: OutboxState;
  readonly failure: string | null;
  readonly ended_at: string | null;
}

/** How many may wait; beyond it only what is urgent is taken, up to as many again. */
const WAITING_MOST = 20_000;
const KEPT_DAYS: Readonly<Record<Exclude<OutboxState, 'waiting'>, number>> = {
  sent: 30,
  lapsed: 30,
  dead: 90,
};
/** How long the first of several changes may be put off by those after it. */
const PUT_OFF_MOST_MS = 10 * 60_000;
const DAY_MS = 86_400_000;

/** What is to be sent, durable before `add` answers, until it was sent, lapsed, or given up. */
@Injectable()
export class Outbox {
  private refusedCount = 0;
  /** Called when something was added. */
  onAdded: () => void = () => {};

  constructor(
    private readonly store: PersonalStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** All of them or none; what was added before is not added again. */
  add(notifications: readonly Outgoing[]): void {
    if (notifications.length === 0) return;
    const now = this.clock.now();
    const insert = this.database.prepare(
      `INSERT INTO outbox VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 'waiting', NULL, NULL)`,
    );
    const known = this.database.prepare<[string]>('SELECT 1 FROM outbox WHERE id = ?');
    this.database.transaction(() => {
      let waiting = this.count('waiting');
      for (const outgoing of notifications) {
        const { id, channel, word, due, urgent, about, until } = outgoing;
        // It takes the place of nothing that was added after it.
        if (known.get(id)) continue;
        const sendAt = this.inPlaceOfOthers(outgoing, now);
        if (sendAt === undefined) continue;
        if (waiting >= (urgent ? 2 * WAITING_MOST : WAITING_MOST)) {
          this.refusedCount += 1;
          continue;
        }
        insert.run(id, channel, word, due ?? null, Number(urgent), about ?? null, now, sendAt, until);
        waiting += 1;
      }
    })();
    this.onAdded();
  }

  /**
   * When it is to be sent, with what waits about the same operation given up for it; undefined where a stronger word
   * waits already. Put off by what comes after it for ten minutes at most.
   * @rule one-message: Several changes of one operation within minutes make one message to each address.
   * @source ADR 0026; ADR 0038
   * @proof what a message tells of › makes one message of eight reschedulings
   */
  private inPlaceOfOthers(outgoing: Outgoing, now: Instant): Instant | undefined {
    const { id, channel, word, about, sendAt, earliest = sendAt } = outgoing;
    const weight = OF_OPERATION.indexOf(word as WordCode);
    if (about === undefined || weight < 0) return sendAt;
    const waiting = this.database
      .prepare<[string, string, string], { id: string; word: string; created_at: string }>(
        `SELECT id, word, created_at FROM outbox
         WHERE about = ? AND channel = ? AND state = 'waiting' AND id <> ? ORDER BY created_at`,
      )
      .all(about, channel, id)
      .filter((one) => OF_OPERATION.includes(one.word as WordCode));
    if (waiting.some((one) => OF_OPERATION.indexOf(one.word as WordCode) > weight)) return undefined;
    for (const one of waiting) this.markEnded(one.id, 'lapsed');
    const latest = plusMs(waiting[0]?.created_at ?? now, PUT_OFF_MOST_MS);
    const putOff = sendAt < latest ? sendAt : latest;
    return putOff > earliest ? putOff : earliest;
  }

  /** Gives up what waits about those things; to those channels alone where they are named. */
  drop(things: readonly Pick<Outgoing, 'word' | 'about'>[], channels?: readonly string[]): void {
    const find = this.database.prepare<[string, string], { id: string; channel: string }>(
      "SELECT id, channel FROM outbox WHERE about = ? AND word = ? AND state = 'waiting'",
    );
    for (const { about, word } of things) {
      for (const { id, channel } of about === undefined ? [] : find.all(about, word)) {
        if (!channels || channels.includes(channel)) this.markEnded(id, 'lapsed');
      }
    }
  }

  /** What may be sent now, the urgent first. */
  ready(now: Instant, limit: number): readonly Waiting[] {
    return this.database
      .prepare<[string, number], Row>(
        "SELECT * FROM outbox WHERE state = 'waiting' AND next_at <= ? ORDER BY urgent DESC, next_at, id LIMIT ?",
      )
      .all(now, limit)
      .map(waitingOf);
  }

  /** When the next one may be sent. */
  get nextAt(): Instant | undefined {
    const next = this.database
      .prepare<[], string | null>("SELECT min(next_at) FROM outbox WHERE state = 'waiting'")
      .pluck()
      .get();
    return next ?? undefined;
  }

  /** Under them one process sends, among all that share the outbox. */
  get leases(): Leases {
    return this.store.leases;
  }

  /** Whether it is still to be sent: asked just before, by whoever has the lease. @throws LeaseLost */
  isWaiting(lease: Lease, id: string): boolean {
    this.store.leases.require(lease);
    return (
      this.database.prepare<[string]>("SELECT 1 FROM outbox WHERE id = ? AND state = 'waiting'").get(id) !==
      undefined
    );
  }

  /** It was tried once more; the next time not before `nextAt`. @throws LeaseLost */
  postpone(lease: Lease, id: string, failure: string, nextAt: Instant): void {
    this.store.leases.write(lease, () => {
      this.database
        .prepare('UPDATE outbox SET attempts = attempts + 1, failure = ?, next_at = ? WHERE id = ?')
        .run(failure, nextAt, id);
    });
  }

  /** @throws LeaseLost */
  end(lease: Lease, id: string, state: Exclude<OutboxState, 'waiting'>, failure?: string): void {
    this.store.leases.write(lease, () => this.markEnded(id, state, failure));
  }

  private markEnded(id: string, state: Exclude<OutboxState, 'waiting'>, failure?: string): void {
    this.database
      .prepare('UPDATE outbox SET state = ?, failure = ?, ended_at = ?, attempts = attempts + ? WHERE id = ?')
      .run(state, failure ?? null, this.clock.now(), Number(state !== 'lapsed'), id);
  }

  count(state: OutboxState): number {
    return (
      this.database
        .prepare<[string], number>('SELECT count(*) FROM outbox WHERE state = ?')
        .pluck()
        .get(state) ?? 0
    );
  }

  /** Not taken, since too much waited, since the process began. */
  get refused(): number {
    return this.refusedCount;
  }

  /** The latest first. */
  dead(limit: number): readonly DeadNotification[] {
    return this.database
      .prepare<[number], Row>("SELECT * FROM outbox WHERE state = 'dead' ORDER BY ended_at DESC, id LIMIT ?")
      .all(limit)
      .map(({ id, channel, word, attempts, failure, ended_at }) => ({
        ...{ id, channel, word, attempts, failure: failure ?? '', endedAt: ended_at ?? '' },
      }));
  }

  /** What became of what was sent about one thing, by channel. */
  about(about: string): readonly { readonly channel: string; readonly state: OutboxState }[] {
    return this.database
      .prepare<[string], { channel: string; state: OutboxState }>(
        'SELECT channel, state FROM outbox WHERE about = ? ORDER BY channel',
      )
      .all(about);
  }

  /** Forgets what ended long ago. */
  prune(): void {
    const now = this.clock.now();
    for (const [state, days] of Object.entries(KEPT_DAYS)) {
      this.database
        .prepare('DELETE FROM outbox WHERE state = ? AND ended_at < ?')
        .run(state, plusMs(now, -days * DAY_MS));
    }
  }

  private get database() {
    return this.store.database;
  }
}

const waitingOf = ({ id, channel, word, due, urgent, about, next_at, until, attempts }: Row): Waiting => ({
  ...{ id, channel, word, urgent: urgent === 1, sendAt: next_at, until, attempts },
  ...(due === null ? {} : { due }),
  ...(about === null ? {} : { about }),
});
