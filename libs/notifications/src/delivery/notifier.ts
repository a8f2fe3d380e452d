import { Inject, Injectable } from '@nestjs/common';
import { uuidV5 } from '@samsyn/event-store';
import { plusMs, type Clock, type Instant } from '@samsyn/kernel';
import { CLOCK } from '@samsyn/processing';
import { ContactChannels, type ContactChannel } from '../store/contact-channels';
import { Outbox } from '../store/outbox';
import { NotificationPreferences, sendableAt, wants } from '../store/preferences';
import { isAlways, VERIFICATION, type WordCode } from '@samsyn/presentation';

/** Namespace of the ids of notifications. */
const NOTIFICATIONS = 'c5b8d1f2-7d0d-5b57-9a55-1d0f6c2e7a10';
/** What nobody has read by then is on the work list. */
const USEFUL_MS = 24 * 3_600_000;
/** How long a change waits for further ones. */
const SETTLES_MS = 2 * 60_000;
const CODE_USEFUL_MS = 15 * 60_000;

export interface Notice {
  /** Id of what the notice reports, for instance of the event: it is sent once to each address. */
  readonly of: string;
  readonly word: WordCode;
  readonly due?: Instant;
  /** What it is about: the id of a drill, or `thingOf` an event. */
  readonly about?: string;
  /** It waits a little, for what may overtake it. */
  readonly settles?: boolean;
}

/** Puts what a person is to be told into the outbox, for each of their verified addresses. */
@Injectable()
export class Notifier {
  constructor(
    private readonly addresses: ContactChannels,
    private readonly preferences: NotificationPreferences,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Nothing after its deadline, and nothing that the person does not want to be told. */
  tell(persons: readonly string[], { of, word, due, about, settles = false }: Notice): void {
    const now = this.clock.now();
    if (due !== undefined && due <= now) return;
    const until = due ?? plusMs(now, USEFUL_MS);
    const outgoing = persons.flatMap((person) => {
      const preferences = this.preferences.of(person);
      if (!wants(preferences, word)) return [];
      const earliest = sendableAt(preferences, word, now);
      const settled = plusMs(now, SETTLES_MS);
      // Who has less time than that to answer is told at once.
      const sendAt =
        settles && settled > earliest && plusMs(settled, SETTLES_MS) < until ? settled : earliest;
      // It is over before the quiet hours end.
      if (sendAt >= until) return [];
      return this.addresses.verifiedOf(person).map(({ id: channel }) => ({
        ...{ id: uuidV5(NOTIFICATIONS, `${of} ${word} ${channel}`), channel, word, urgent: isAlways(word) },
        ...{ sendAt, earliest, until },
        ...(due === undefined ? {} : { due }),
        ...(about === undefined ? {} : { about }),
      }));
    });
    this.outbox.add(outgoing);
  }

  /** What waits about those things has ended: for those persons, or for everybody who was to be told. */
  drop(
    things: readonly { readonly word: WordCode; readonly about: string }[],
    persons?: readonly string[],
  ): void {
    const channels = persons?.flatMap((one) => this.addresses.verifiedOf(one).map(({ id }) => id));
    this.outbox.drop(things, channels);
  }

  /** The code that proves that the address belongs to the person. */
  sendCode({ id: channel, codeIssue }: ContactChannel): void {
    const sendAt = this.clock.now();
    const id = uuidV5(NOTIFICATIONS, `${VERIFICATION} ${channel} ${codeIssue}`);
    const until = plusMs(sendAt, CODE_USEFUL_MS);
    this.outbox.add([{ id, channel, word: VERIFICATION, urgent: true, sendAt, until }]);
  }
}
