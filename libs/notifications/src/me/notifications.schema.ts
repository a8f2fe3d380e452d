import { CHANNEL_KINDS } from '../channels/channel.port';
import { CHOSEN_WORDS, LANGUAGES } from '@samsyn/presentation';
import { schemas, type AnswerOf } from '@samsyn/kernel';

const { clockTime, closed, codeOf, count, instant, list, mark, named, text, uuid } = schemas;

export const channel = named('NotificationChannel', () =>
  closed({
    id: uuid('Id of the address.'),
    kind: codeOf(CHANNEL_KINDS, 'What kind of address.'),
    address: text('Enough of the address to know it by.', 'a…@example.se'),
    language: codeOf(LANGUAGES, 'Language of what is sent.'),
    state: codeOf(
      ['unverified', 'verified', 'failing'],
      '`unverified`: nothing is sent until the code has come back. `failing`: what was sent last did not arrive.',
      'verified',
    ),
  }),
);
export type ChannelShown = AnswerOf<typeof channel>;

export const channelList = named('NotificationChannels', () =>
  closed({
    channels: list(channel, 'Where the caller is reached.'),
    kinds: list(codeOf(CHANNEL_KINDS, 'A way.'), 'The ways that the operator has configured.'),
    'pushKey?': text(
      'What a browser subscribes with (VAPID, RFC 8292), where push is configured.',
      'BEl62iUYgUivxIkv69yViEuiBIa',
    ),
  }),
);

export const removed = named('NotificationChannelRemoved', () =>
  closed({ removed: mark('It is forgotten.') }),
);

export const settings = named('NotificationSettings', () =>
  closed({
    'quietHours?': closed(
      {
        from: clockTime('From.', '22:00'),
        to: clockTime('To; of the next day, where it is not later than `from`.', '07:00'),
      },
      'When only calls and alarms come; absent: never.',
    ),
    kinds: list(codeOf(CHOSEN_WORDS, 'Of what.'), 'Of what the caller is told beside calls and alarms.'),
  }),
);
export type SettingsShown = AnswerOf<typeof settings>;

export const outboxReport = named('NotificationsReport', () =>
  closed({
    channels: list(codeOf(CHANNEL_KINDS, 'A way.'), 'The ways that are configured.'),
    waiting: count('Wait to be sent.', 0),
    sent: count('Were taken by the next server.', 128),
    lapsed: count('Were not sent while they still mattered.', 0),
    dead: count('Could not be sent.', 0),
    refused: count('Were not taken since the start, because too much waited.', 0),
    deadLetters: list(
      closed({
        id: uuid('Id of the notification.'),
        word: text('Of what it told: code.', 'call'),
        attempts: count('How often it was tried.', 8),
        failure: text('Why, as a code.', 'refused'),
        endedAt: instant('When it was given up.'),
      }),
      'What could not be sent, the latest first, at most 100: codes and ids, no address.',
      { example: [] },
    ),
  }),
);
export type OutboxReport = AnswerOf<typeof outboxReport>;
