import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { newUuid } from '@samsyn/event-store';
import { DomainError, plusMs, unknownTo, type Clock, type Instant } from '@samsyn/kernel';
import { CLOCK } from '@samsyn/processing';
import type { ChannelKind } from '../channels/channel.port';
import type { Language } from '@samsyn/presentation';
import { PersonalStore } from './personal-store';

/** `failing`: the other side said that nothing reaches this address. */
export type ChannelState = 'unverified' | 'verified' | 'failing';

export interface ContactChannel {
  readonly id: string;
  readonly person: string;
  readonly kind: ChannelKind;
  readonly address: string;
  readonly language: Language;
  readonly state: ChannelState;
  readonly createdAt: Instant;
  readonly verifiedAt?: Instant;
  /** Counts the codes that were sent for it. */
  readonly codeIssue: number;
}

interface Row {
  readonly id: string;
  readonly person: string;
  readonly kind: ChannelKind;
  readonly address: Buffer;
  readonly language: Language;
  readonly state: ChannelState;
  readonly created_at: string;
  readonly verified_at: string | null;
  readonly code_issue: number;
  readonly code_until: string | null;
  readonly code_attempts: number;
}

/**
 * @rule channels-of-a-person: A person has {value} channels at most.
 * @source domain: Work lists and notifications; ADR 0026
 * @proof the channels of a person › are five at most
 */
const CHANNELS_OF_A_PERSON = 5;
const CODE_MS = 15 * 60_000;
const CODE_ATTEMPTS = 5;
/**
 * Naming an address makes Samsyn write to it: so often a day, and no more.
 * @rule codes-a-day: A person is sent {value} codes a day at most.
 * @source domain: Work lists and notifications; ADR 0026
 * @proof the channels of a person › are sent ten codes a day at most, however often one is asked for
 */
const CODES_A_DAY = 10;
const DAY_MS = 86_400_000;
const CODE_DIGITS = 6;

/** The addresses of persons: each is used only once the code that was sent to it has come back. */
@Injectable()
export class ContactChannels {
  constructor(
    private readonly store: PersonalStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  of(person: string): readonly ContactChannel[] {
    return this.database
      .prepare<[string], Row>('SELECT * FROM channels WHERE person = ? ORDER BY created_at, id')
      .all(person)
      .map((row) => this.channel(row));
  }

  verifiedOf(person: string): readonly ContactChannel[] {
    return this.of(person).filter(({ state }) => state === 'verified');
  }

  get anyVerified(): boolean {
    return (
      this.database.prepare("SELECT 1 FROM channels WHERE state = 'verified' LIMIT 1").get() !== undefined
    );
  }

  byId(id: string): ContactChannel | undefined {
    const row = this.row(id);
    return row && this.channel(row);
  }

  /**
   * The same address again is the same channel, and a new code where it is not verified.
   * @throws DomainError `CHANNEL.TOO_MANY`, `CHANNEL.TOO_MANY_CODES` (throttled)
   */
  add(person: string, kind: ChannelKind, address: string, language: Language): ContactChannel {
    const digest = this.store.digest('address', address);
    const known = this.database
      .prepare<[string, string, string], Row>(
        'SELECT * FROM channels WHERE person = ? AND kind = ? AND address_digest = ?',
      )
      .get(person, kind, digest);
    if (known?.state === 'verified') return this.channel(known);
    if (!known && this.of(person).length >= CHANNELS_OF_A_PERSON) throw new DomainError('CHANNEL.TOO_MANY');
    const id = known?.id ?? newUuid();
    const now = this.clock.now();
    this.database.transaction(() => {
      this.countCode(person, now);
      this.database
        .prepare(
          `INSERT INTO channels VALUES (?, ?, ?, ?, ?, ?, 'unverified', ?, NULL, NULL, 1, ?, 0)
           ON CONFLICT (id) DO UPDATE SET state = 'unverified', language = excluded.language,
             code_issue = code_issue + 1, code_until = excluded.code_until, code_attempts = 0`,
        )
        .run(id, person, kind, this.store.sealed(address, id), digest, language, now, plusMs(now, CODE_MS));
    })();
    return this.byId(id)!;
  }

  /** The code that is sent to the address; it stands nowhere, since it follows from what it is for. */
  codeOf({ id, codeIssue }: Pick<ContactChannel, 'id' | 'codeIssue'>): string {
    const bytes = Buffer.from(this.store.digest('code', `${id} ${codeIssue}`), 'base64url');
    return String(bytes.readUInt32BE() % 10 ** CODE_DIGITS).padStart(CODE_DIGITS, '0');
  }

  /** @throws DomainError `CHANNEL.UNKNOWN` (unknown), `CHANNEL.CODE_EXPIRED` (rule), `CHANNEL.CODE_WRONG` (invalid) */
  verify(person: string, id: string, code: string): ContactChannel {
    const row = this.ownRow(person, id);
    if (row.state === 'verified') return this.channel(row);
    const now = this.clock.now();
    if (row.code_until === null || row.code_until <= now || row.code_attempts >= CODE_ATTEMPTS) {
      throw new DomainError('CHANNEL.CODE_EXPIRED');
    }
    const [expected, given] = [this.codeOf(this.channel(row)), code].map((text) => Buffer.from(text));
    if (given!.length !== expected!.length || !timingSafeEqual(given!, expected!)) {
      this.database.prepare('UPDATE channels SET code_attempts = code_attempts + 1 WHERE id = ?').run(id);
      throw new DomainError('CHANNEL.CODE_WRONG', {}, 'invalid');
    }
    this.database
      .prepare("UPDATE channels SET state = 'verified', verified_at = ?, failed_at = NULL WHERE id = ?")
      .run(now, id);
    return this.byId(id)!;
  }

  /** The address is forgotten, and what was to be sent to it. @throws DomainError `CHANNEL.UNKNOWN` (unknown) */
  remove(person: string, id: string): void {
    this.ownRow(person, id);
    this.database.transaction(() => {
      this.database.prepare('DELETE FROM channels WHERE id = ?').run(id);
      this.database.prepare('DELETE FROM outbox WHERE channel = ?').run(id);
    })();
  }

  /** Nothing reaches the address: it must be verified anew before it is used again. */
  markFailing(id: string): void {
    this.database
      .prepare("UPDATE channels SET state = 'failing', failed_at = ? WHERE id = ?")
      .run(this.clock.now(), id);
  }

  private get database() {
    return this.store.database;
  }

  private row(id: string): Row | undefined {
    return this.database.prepare<[string], Row>('SELECT * FROM channels WHERE id = ?').get(id);
  }

  private ownRow(person: string, id: string): Row {
    const row = this.row(id);
    if (row?.person !== person) throw unknownTo('CHANNEL');
    return row;
  }

  private countCode(person: string, now: Instant): void {
    this.database.prepare('DELETE FROM code_issues WHERE at < ?').run(plusMs(now, -DAY_MS));
    const count = this.database
      .prepare<[string], number>('SELECT count(*) FROM code_issues WHERE person = ?')
      .pluck()
      .get(person);
    if ((count ?? 0) >= CODES_A_DAY) throw new DomainError('CHANNEL.TOO_MANY_CODES', {}, 'throttled');
    this.database.prepare('INSERT INTO code_issues VALUES (?, ?)').run(person, now);
  }

  private channel(row: Row): ContactChannel {
    const { id, person, kind, language, state, created_at, verified_at, code_issue } = row;
    const verified = verified_at === null ? {} : { verifiedAt: verified_at };
    const address = this.store.opened(row.address, id);
    return {
      id,
      person,
      kind,
      address,
      language,
      state,
      createdAt: created_at,
      ...verified,
      codeIssue: code_issue,
    };
  }
}
