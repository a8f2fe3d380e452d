import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { newUuid } from '@samsyn/event-store';
import { DomainError, unknownTo, type Clock, type Instant } from '@samsyn/kernel';
import { CLOCK } from '@samsyn/processing';
import type { CalendarCode } from '@samsyn/presentation';
import { PersonalStore } from './personal-store';

export interface CalendarFeed {
  readonly id: string;
  readonly person: string;
  readonly what: CalendarCode;
  readonly createdAt: Instant;
  readonly revokedAt?: Instant;
}

interface Row {
  readonly id: string;
  readonly person: string;
  readonly what: CalendarCode;
  readonly created_at: string;
  readonly revoked_at: string | null;
}

/** 256 bits, base64url. */
const TOKEN_BYTES = 32;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;
/**
 * @rule calendars-of-a-person: A person has {value} calendars at most.
 * @source domain: Work lists and notifications; ADR 0027
 * @proof calendar feeds › is made so often a minute and no more, and at most ten for one person
 */
const FEEDS_OF_A_PERSON = 10;

/** Addresses of calendars. Of the secret in each, only a keyed digest is kept. */
@Injectable()
export class CalendarFeeds {
  constructor(
    private readonly store: PersonalStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Those that are not revoked, the oldest first. */
  of(person: string): readonly CalendarFeed[] {
    return this.store.database
      .prepare<[string], Row>(
        'SELECT * FROM calendar_feeds WHERE person = ? AND revoked_at IS NULL ORDER BY created_at, id',
      )
      .all(person)
      .map(feedOf);
  }

  /** The token is shown here, and never again. @throws DomainError `CALENDAR.TOO_MANY` (rule) */
  add(person: string, what: CalendarCode): CalendarFeed & { readonly token: string } {
    if (this.of(person).length >= FEEDS_OF_A_PERSON) throw new DomainError('CALENDAR.TOO_MANY');
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const [id, createdAt] = [newUuid(), this.clock.now()];
    this.store.database
      .prepare('INSERT INTO calendar_feeds VALUES (?, ?, ?, ?, ?, NULL)')
      .run(id, person, what, this.digestOf(token), createdAt);
    return { id, person, what, createdAt, token };
  }

  /** From now on its address answers like one that never was. @throws DomainError `CALENDAR.UNKNOWN` (unknown) */
  revoke(person: string, id: string): void {
    const { changes } = this.store.database
      .prepare('UPDATE calendar_feeds SET revoked_at = ? WHERE id = ? AND person = ? AND revoked_at IS NULL')
      .run(this.clock.now(), id, person);
    if (changes === 0) throw unknownTo('CALENDAR');
  }

  /**
   * Looked up by a keyed digest, so that neither the time it takes nor what is stored tells how near a guess came.
   * `undefined` for what never was, and for what was revoked.
   */
  byToken(token: string): CalendarFeed | undefined {
    if (!TOKEN.test(token)) return undefined;
    const row = this.store.database
      .prepare<[string], Row>('SELECT * FROM calendar_feeds WHERE token_digest = ? AND revoked_at IS NULL')
      .get(this.digestOf(token));
    return row && feedOf(row);
  }

  private digestOf(token: string): string {
    return this.store.digest('calendar', token);
  }
}

const feedOf = ({ id, person, what, created_at, revoked_at }: Row): CalendarFeed => ({
  ...{ id, person, what, createdAt: created_at },
  ...(revoked_at === null ? {} : { revokedAt: revoked_at }),
});
