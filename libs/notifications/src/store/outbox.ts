import { Inject, Injectable } from '@nestjs/common';
import { plusMs, type Clock, type Instant } from '@samsyn/kernel';
import { CLOCK } from '@samsyn/processing';
import { PersonalStore } from './personal-store';

export interface Outgoing {
  /** The same for the same thing told to the same address: it is told once. */
  readonly id: string;
  readonly channel: string;
  readonly word: string;
  readonly due?: Instant;
  readonly urgent: boolean;
  /** Id of the drill that it belongs to. */
  readonly about?: string;
  /** Not before. */
  readonly sendAt: Instant;
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
      `INSERT INTO outbox VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 'waiting', NULL, NULL) ON CONFLICT (id) DO NOTHING`,
    );
    this.database.transaction(() => {
      let waiting = this.count('waiting');
      for (const { id, channel, word, due, urgent, about, sendAt, until } of notifications) {
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

  /** It was tried once more; the next time not before `nextAt`. */
  postpone(id: string, failure: string, nextAt: Instant): void {
    this.database
      .prepare('UPDATE outbox SET attempts = attempts + 1, failure = ?, next_at = ? WHERE id = ?')
      .run(failure, nextAt, id);
  }

  end(id: string, state: Exclude<OutboxState, 'waiting'>, failure?: string): void {
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

  /** How what was sent about one thing fared, by channel. */
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
