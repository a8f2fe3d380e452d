import { Inject, Injectable } from '@nestjs/common';
import { uuidV5 } from '@samsyn/event-store';
import { plusMs, type Clock, type Instant } from '@samsyn/kernel';
import { CLOCK } from '@samsyn/processing';
import { ContactChannels, type ContactChannel } from '../store/contact-channels';
import { Outbox } from '../store/outbox';
import { NotificationPreferences, sendableAt, wants } from '../store/preferences';
import { isAlways, VERIFICATION, type WordCode } from '../telling/words';

/** Namespace of the ids of notifications. */
const NOTIFICATIONS = 'c5b8d1f2-7d0d-5b57-9a55-1d0f6c2e7a10';
/** What nobody has read by then is on the work list. */
const USEFUL_MS = 24 * 3_600_000;
const CODE_USEFUL_MS = 15 * 60_000;

export interface Notice {
  /** What is told, for instance the id of the event: told once to each address. */
  readonly of: string;
  readonly word: WordCode;
  readonly due?: Instant;
  /** Id of the drill that it belongs to. */
  readonly about?: string;
}

/** Puts what a person is to be told into the outbox, for each of her verified addresses. */
@Injectable()
export class Notifier {
  constructor(
    private readonly addresses: ContactChannels,
    private readonly preferences: NotificationPreferences,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Nothing after its deadline, and nothing that she does not want to be told. */
  tell(persons: readonly string[], { of, word, due, about }: Notice): void {
    const now = this.clock.now();
    if (due !== undefined && due <= now) return;
    const until = due ?? plusMs(now, USEFUL_MS);
    const outgoing = persons.flatMap((person) => {
      const preferences = this.preferences.of(person);
      if (!wants(preferences, word)) return [];
      const sendAt = sendableAt(preferences, word, now);
      // Over before the quiet hours are.
      if (sendAt >= until) return [];
      return this.addresses.verifiedOf(person).map(({ id: channel }) => ({
        ...{ id: uuidV5(NOTIFICATIONS, `${of} ${word} ${channel}`), channel, word, urgent: isAlways(word) },
        ...{ sendAt, until },
        ...(due === undefined ? {} : { due }),
        ...(about === undefined ? {} : { about }),
      }));
    });
    this.outbox.add(outgoing);
  }

  /** The code that proves that an address is hers. */
  sendCode({ id: channel, codeIssue }: ContactChannel): void {
    const sendAt = this.clock.now();
    const id = uuidV5(NOTIFICATIONS, `${VERIFICATION} ${channel} ${codeIssue}`);
    const until = plusMs(sendAt, CODE_USEFUL_MS);
    this.outbox.add([{ id, channel, word: VERIFICATION, urgent: true, sendAt, until }]);
  }
}
